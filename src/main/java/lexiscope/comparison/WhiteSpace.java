package lexiscope.comparison;

/// What Unicode calls white space, and the separators of Java's own notion of it.
final class WhiteSpace {
    private WhiteSpace() {}

    /// Whether a unit is white space; all of it has one unit.
    static boolean is(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
    }
}
