package lexiscope.matching;

import lexiscope.tokens.TokenSet;
import lexiscope.vocabulary.Vocabulary;
import lexiscope.work.Progress;

import java.util.List;

/// Which token of one vocabulary is which of another. No token is in two pairs.
///
/// @param first the tokens of the first vocabulary that have one in the second, ascending; owned,
///   not to be written
/// @param second the token of the second for each of them; owned, not to be written
/// @param onlyFirst the tokens of the first without one
/// @param onlySecond the tokens of the second without one
/// @param ambiguous where several were alike
public record Matching(
        int[] first,
        int[] second,
        TokenSet onlyFirst,
        TokenSet onlySecond,
        List<Ambiguity> ambiguous) {
    public Matching {
        ambiguous = List.copyOf(ambiguous);
    }

    /// Tokens that are alike by what they are matched by, more than one on one side or both: those
    /// of the same kind are paired in the order of their ids, then those that are no raw bytes, and
    /// the others are left.
    ///
    /// @param by what they share, for people
    /// @param first tokens of the first vocabulary
    /// @param second tokens of the second
    public record Ambiguity(String by, TokenSet first, TokenSet second) {}

    /// Matches two vocabularies. Cost: linear, by text a few seconds for 200,000 tokens.
    public static Matching of(Vocabulary a, Vocabulary b, MatchBy by, Progress progress) {
        return new Pairing(a, b, progress).by(by);
    }

    /// How many pairs there are.
    public int size() {
        return first.length;
    }
}
