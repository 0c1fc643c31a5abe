package lexiscope.run;

import lexiscope.work.Progress;

/// Something that was made in one go: no iterations to come.
///
/// @param state what is seen of it
/// @param result what it yields
public record FinishedRun<S, R>(S state, R result) implements Run<S, R> {
    @Override
    public int iteration() {
        return 0;
    }

    @Override
    public int iterations() {
        return 0;
    }

    @Override
    public void advance(int until, RunObserver<S> live, Progress progress) {
        progress.at(1, "done");
    }

    @Override
    public R result(Progress progress) {
        return result;
    }
}
