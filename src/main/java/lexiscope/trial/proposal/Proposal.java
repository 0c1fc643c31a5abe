package lexiscope.trial.proposal;

import lexiscope.vocabulary.AddedToken;

import java.util.OptionalDouble;

/// A token that a person proposes.
///
/// @param token its text and flags; the flags mean nothing for an entry
/// @param as as what
/// @param score the score of an entry of a Unigram model; empty: just enough to win
public record Proposal(AddedToken token, As as, OptionalDouble score) {
    /// A proposal whose score, where it needs one, is found.
    public Proposal(AddedToken token, As as) {
        this(token, as, OptionalDouble.empty());
    }

    /// An ordinary added token of this text.
    public static Proposal added(String content) {
        return new Proposal(new AddedToken(content, false, false, false, false, false), As.ADDED);
    }

    /// The same text as something else.
    public Proposal as(As other) {
        return new Proposal(token, other, score);
    }

    /// The text.
    public String content() {
        return token.content();
    }
}
