package lexiscope.tokenizer.aligned;

/// A stretch of the typed text, in UTF-16 units.
///
/// @param start first unit
/// @param end the unit after the last one
public record Span(int start, int end) {
    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("not a span: [" + start + ", " + end + ")");
        }
    }

    /// The number of units.
    public int length() {
        return end - start;
    }

    /// Whether a unit lies in it.
    public boolean contains(int unit) {
        return unit >= start && unit < end;
    }
}
