package lexiscope.ui.session;

import java.util.Optional;

/// A sentence for the person.
///
/// @param kind how serious it is
/// @param text the sentence
/// @param offer what can be done about it at once, where there is something
public record Notice(Kind kind, String text, Optional<Offer> offer) {
    /// A sentence alone.
    public Notice(Kind kind, String text) {
        this(kind, text, Optional.empty());
    }

    /// A button beside the sentence; the notice goes when it is pressed.
    ///
    /// @param label its words
    /// @param take what it does
    public record Offer(String label, Runnable take) {}

    /// Whether it leaves by itself.
    public boolean passing() {
        return offer.isEmpty() && (kind == Kind.INFO || kind == Kind.DONE);
    }

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
