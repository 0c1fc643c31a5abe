package lexiscope.ui.session;

/// A sentence for the person.
///
/// @param kind how serious it is
/// @param text the sentence
public record Notice(Kind kind, String text) {
    /// Information and what was done leave by themselves, warnings and errors stay until they are
    /// closed.
    public enum Kind {
        INFO,
        /// Something was written or kept.
        DONE,
        WARNING,
        ERROR
    }
}
