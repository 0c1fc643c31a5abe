package lexiscope.projection;

import lexiscope.work.Progress;

/// A map that was made in one go.
record FinishedRun(Fitted fitted) implements MapRun {
    @Override
    public int iteration() {
        return 0;
    }

    @Override
    public int iterations() {
        return 0;
    }

    @Override
    public Layout layout() {
        return fitted.layout();
    }

    @Override
    public void advance(int until, Projection.Observer live, Progress progress) {
        progress.at(1, "done");
    }

    @Override
    public Fitted fitted(Progress progress) {
        return fitted;
    }
}
