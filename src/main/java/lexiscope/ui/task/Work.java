package lexiscope.ui.task;

import lexiscope.work.Progress;

/// Work for a task: a value out of progress.
///
/// @param <T> what it makes
@FunctionalInterface
public interface Work<T> {
    /// Carries it out, on a worker.
    ///
    /// @param progress told how far it is; throws [lexiscope.work.Cancelled] when it is no longer
    ///   wanted
    T run(Progress progress) throws Exception;
}
