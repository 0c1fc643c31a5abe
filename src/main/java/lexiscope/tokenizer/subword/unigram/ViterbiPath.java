package lexiscope.tokenizer.subword.unigram;

import lexiscope.tokenizer.subword.piece.ScoredTrie;

import java.util.Arrays;

/// The path of a piece of normalised text through a unigram model.
///
/// @param text the piece of text
/// @param steps the pieces on the path, [ScoredTrie#UNKNOWN] for a character that no piece spells;
///   owned, not to be written
/// @param head the score of the first step: most paths have no other, and then there is nothing to
///   look up
/// @param reach the path is the same whatever the sum before it, as long as that is no further from
///   zero: rounding then cannot bring another one before it, nor do sums start anew within it;
///   negative where nothing is known
public record ViterbiPath(String text, int[] steps, double head, double reach) {
    /// The path of an empty text.
    static final ViterbiPath EMPTY = new ViterbiPath("", new int[0], 0, Double.MAX_VALUE);

    /// Whether it takes the same steps as another.
    boolean sameSteps(ViterbiPath other) {
        return Arrays.equals(steps, other.steps);
    }
}
