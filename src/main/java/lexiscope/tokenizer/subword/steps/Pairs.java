package lexiscope.tokenizer.subword.steps;

import org.jspecify.annotations.Nullable;

/// Which neighbours in a word a BPE model merges, asked one pair at a time.
@FunctionalInterface
public interface Pairs {
    /// What two neighbours become.
    ///
    /// @param rank the lower, the sooner; of equal ones the leftmost
    /// @param score the product's score, or NaN where merges have none
    /// @param product the token
    record Joined(int rank, double score, int product) {}

    /// What becomes of two neighbours; null where they do not merge.
    @Nullable Joined joined(Steps.Piece left, Steps.Piece right);
}
