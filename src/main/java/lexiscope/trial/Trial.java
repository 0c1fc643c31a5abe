package lexiscope.trial;

import lexiscope.trial.proposal.Proposal;

/// A token that is tried.
///
/// @param proposal what is proposed
/// @param on whether it counts now
/// @param note what a person wrote about it
/// @param first the name of the first vector of its row; "" for the one that all have
public record Trial(Proposal proposal, boolean on, String note, String first) {
    /// A trial that counts, without a note.
    public static Trial of(Proposal proposal) {
        return new Trial(proposal, true, "", "");
    }

    /// An ordinary added token.
    public static Trial of(String content) {
        return of(Proposal.added(content));
    }

    /// Its text.
    public String content() {
        return proposal.content();
    }

    /// The same, counting or not.
    public Trial on(boolean now) {
        return new Trial(proposal, now, note, first);
    }

    /// The same with another note.
    public Trial noting(String text) {
        return new Trial(proposal, on, text, first);
    }

    /// The same token proposed otherwise.
    public Trial proposing(Proposal other) {
        return new Trial(other, on, note, first);
    }

    /// The same with a first vector of its own, or with "" the one that all have.
    public Trial beginning(String name) {
        return new Trial(proposal, on, note, name);
    }
}
