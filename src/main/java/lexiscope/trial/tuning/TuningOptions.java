package lexiscope.trial.tuning;

/// How rows are tuned.
///
/// @param window tokens to each side that count as context
/// @param negatives random tokens a token of the context
/// @param rate how far a step goes, as a share of the row's distance to the mean
/// @param seed of everything random
public record TuningOptions(int window, int negatives, double rate, long seed) {
    /// The usual ones.
    public static final TuningOptions USUAL = new TuningOptions(5, 5, 0.05, 1);

    /// What is done, for people.
    public static final String OBJECTIVE =
            "Each new row is turned, seen from the mean of all rows, towards the rows of the tokens"
                    + " that stand near it in these sentences, and away from those of tokens drawn"
                    + " at random (skip-gram, with the model's own matrix on both sides). Its"
                    + " distance to the mean stays, and no other row moves.";

    /// What it is not, for people.
    public static final String CAVEAT =
            "This is not the model's own training: layers above the matrix have no say in it. Take"
                    + " it as a better start for fine-tuning, not as its end.";

    public TuningOptions {
        if (window < 1 || negatives < 1 || !(rate > 0) || rate > 1) {
            throw new IllegalArgumentException(
                    "Tuning wants a window and negatives of 1 or more and a rate above 0 and up to"
                            + " 1.");
        }
    }
}
