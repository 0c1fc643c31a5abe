package lexiscope.trial.verdict;

/// Whether a corpus holds a token often enough to learn its row from.
///
/// @param count how often it occurs
public record Learnable(long count) {
    /// FOCUS learns vectors of tokens that occur ten times or more (Dobler and de Melo 2023);
    /// word2vec's own least count is five.
    public static final int LEAST = 10;

    /// Whether it occurs often enough.
    public boolean enough() {
        return count >= LEAST;
    }

    /// The answer in a sentence.
    public String sentence() {
        String times = count == 1 ? "once" : count + " times";
        if (count == 0) {
            return "The corpus does not hold it: nothing can be learnt of it there.";
        }
        return enough()
                ? "The corpus holds it " + times + ": enough to begin with."
                : "The corpus holds it "
                        + times
                        + "; fewer than "
                        + LEAST
                        + " are too few to learn a row from.";
    }
}
