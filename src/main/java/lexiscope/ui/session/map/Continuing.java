package lexiscope.ui.session.map;

/// Whether the map can be gone on with.
public enum Continuing {
    /// There is nothing to go on with: no iterations, or a map that was kept from before.
    NOT,
    /// It is being made.
    RUNNING,
    /// It was stopped before its last iteration.
    STOPPED,
    /// It is finished, and more iterations are welcome.
    FINISHED
}
