package lexiscope.ui.task;

import lexiscope.work.FatalErrors;

/// How a task ended.
///
/// @param <T> what it makes
public sealed interface Outcome<T> {
    /// It made what it was asked for.
    record Done<T>(T value) implements Outcome<T> {}

    /// It could not be carried out.
    record Failed<T>(Throwable cause) implements Outcome<T> {
        /// Why, in a sentence for a person.
        public String sentence() {
            if (cause instanceof Exception && cause.getMessage() != null) {
                return cause.getMessage();
            }
            return FatalErrors.sentence(cause);
        }
    }

    /// It was stopped, by the person or because its model was closed.
    record Stopped<T>() implements Outcome<T> {}
}
