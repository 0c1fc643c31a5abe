package lexiscope.projection;

import lexiscope.work.Progress;

/// A map in the making. It outlives a stop: when [#advance] is cancelled the iterations done are
/// kept, [#layout] and [#fitted] give the map as it is, and a further [#advance] continues as if
/// nothing had happened. Not for several threads at once.
public sealed interface MapRun permits TsneRun, UmapRun, FinishedRun {
    /// Iterations done.
    int iteration();

    /// Iterations that the options ask for.
    int iterations();

    /// The map as it is.
    Layout layout();

    /// Runs iterations until `until` of them are done; more than the options ask for are welcome.
    ///
    /// @param live sees every iteration that it wants
    /// @param progress asked at every iteration, with the time left in its words
    /// @throws lexiscope.work.Cancelled between two iterations, when no longer wanted
    void advance(int until, Projection.Observer live, Progress progress);

    /// Changes the exaggeration of t-SNE's main phase while the map is made; other maps have none
    /// and take no notice. May be called from any thread.
    default void exaggerate(double factor) {}

    /// The map as it is, with its report.
    Fitted fitted(Progress progress);
}
