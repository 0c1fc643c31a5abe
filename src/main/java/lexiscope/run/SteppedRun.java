package lexiscope.run;

import lexiscope.work.Progress;

/// A run whose iterations are all made by one method.
///
/// @param <S> what is seen of it while it is made
/// @param <R> what it yields
public abstract class SteppedRun<S, R> implements Run<S, R> {
    private volatile int iteration;

    /// Makes one iteration. What it leaves behind must be whole, since the run can be stopped after
    /// it.
    ///
    /// @param iteration iterations done before
    protected abstract void step(int iteration);

    /// The phase that an iteration belongs to, for people.
    ///
    /// @param done iterations done, itself among them
    protected abstract String phase(int done);

    /// How far it is in words for a person.
    ///
    /// @param until iterations that are to be done
    protected String words(int iteration, int until) {
        return "iteration " + iteration + " of " + until;
    }

    @Override
    public final int iteration() {
        return iteration;
    }

    @Override
    public void advance(int until, RunObserver<S> live, Progress progress) {
        int done = iteration;
        var pace = new Pace(done, until);
        while (done < until) {
            progress.at(pace.done(done), pace.words(done, words(done, until)));
            step(done);
            done++;
            iteration = done;
            if (live.wanted()) {
                live.state(state(), new RunStage(phase(done), done, until));
            }
        }
    }
}
