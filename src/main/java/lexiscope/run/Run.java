package lexiscope.run;

import lexiscope.work.Progress;

/// Something made in iterations. It outlives a stop: when [#advance] is cancelled the iterations
/// done are kept, [#state] and [#result] give what there is, and a further [#advance] continues as
/// if nothing had happened. Not for several threads at once, except where said.
///
/// @param <S> what is seen of it while it is made, a picture or rows
/// @param <R> what it yields
public interface Run<S, R> {
    /// Iterations done; may be asked from any thread.
    int iteration();

    /// Iterations that the options ask for; 0 where it was made in one go. More are possible.
    int iterations();

    /// What there is now; the caller's to keep.
    S state();

    /// Runs iterations until `until` of them are done; more than the options ask for are welcome.
    ///
    /// @param live sees every iteration that it wants
    /// @param progress asked before every iteration, with the time left in its words
    /// @throws lexiscope.work.Cancelled between two iterations, when no longer wanted
    void advance(int until, RunObserver<S> live, Progress progress);

    /// Changes an option for the iterations to come, while the run goes on. May be called from any
    /// thread.
    ///
    /// @param option its name, as the options of what is run have it
    /// @return whether this run can change that one on the way; when not, nothing has happened
    default boolean steer(String option, double value) {
        return false;
    }

    /// Lets go of what can be made again from the rest, so that what is only looked at takes less
    /// memory. What is asked of it next is the same as if it had not rested, and takes somewhat
    /// longer to begin.
    default void rest() {}

    /// What it yields as it is now, however many iterations were done.
    ///
    /// @param progress how far measuring and finishing have come
    R result(Progress progress);
}
