package lexiscope.tokens;

/// A filter that cannot be read, or that cannot be applied: one sentence that says where and what
/// was expected.
public final class FilterException extends IllegalArgumentException {
    private final int column;

    /// @param column the unit of the line, from 1; 0 where no place is to blame
    FilterException(int column, String sentence) {
        super(sentence);
        this.column = column;
    }

    /// Where in the line, from 1; 0 where no place is to blame.
    public int column() {
        return column;
    }

    /// The sentence.
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
