package lexiscope.passage;

/// A long text in windows of so many tokens, each beginning with the last ones of the window
/// before.
///
/// @param tokens how many tokens the text has
/// @param size the tokens of a window, at least 1
/// @param overlap tokens that two windows share, less than `size`
public record TokenWindows(int tokens, int size, int overlap) {
    /// @throws IllegalArgumentException with a sentence where windows would not get on
    public TokenWindows {
        if (size < 1) {
            throw new IllegalArgumentException("A window must have at least 1 token.");
        }
        if (overlap < 0 || overlap >= size) {
            throw new IllegalArgumentException(
                    "Windows of "
                            + size
                            + " tokens can share 0 to "
                            + (size - 1)
                            + " tokens, not "
                            + overlap
                            + ".");
        }
    }

    /// How many windows there are; none for a text without tokens.
    public int count() {
        if (tokens == 0) {
            return 0;
        }
        int step = size - overlap;
        return 1 + (int) (((long) Math.max(0, tokens - size) + step - 1) / step);
    }

    /// The first token of a window.
    public int from(int window) {
        return window * (size - overlap);
    }

    /// Where a window ends, exclusive; the last one may be shorter.
    public int to(int window) {
        return (int) Math.min(tokens, (long) from(window) + size);
    }
}
