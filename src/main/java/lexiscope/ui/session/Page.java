package lexiscope.ui.session;

/// What stands in the middle of the window.
public enum Page {
    /// The panels.
    PANELS,
    /// The models that can be opened.
    OPEN
}
