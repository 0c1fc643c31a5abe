package lexiscope.tokenizer.unicode;

/// Classes of characters fine enough to tell where text falls apart: every ASCII character is one,
/// the rest are grouped by general category, and `▁` stands alone.
public final class SplitPointClass {
    /// Lower-case letters beyond ASCII.
    public static final int LOWER = 128;

    /// Upper- and title-case letters beyond ASCII.
    public static final int UPPER = 129;

    /// Other letters.
    public static final int LETTER = 130;

    /// Marks.
    public static final int MARK = 131;

    /// Numbers beyond ASCII.
    public static final int NUMBER = 132;

    /// White space beyond ASCII.
    public static final int SPACE = 133;

    /// Punctuation beyond ASCII.
    public static final int PUNCTUATION = 134;

    /// Symbols beyond ASCII, `▁` apart.
    public static final int SYMBOL = 135;

    /// `▁`, U+2581.
    public static final int SPACE_MARK = 136;

    /// Everything else: controls, formats, private and unassigned.
    public static final int OTHER = 137;

    /// Beside these no text is known to fall apart.
    public static final int UNSAFE = 138;

    /// How many there are.
    public static final int COUNT = 139;

    private SplitPointClass() {}

    /// The class of a code point.
    public static int of(int cp) {
        if (cp < 128) {
            return cp;
        }
        if (cp == 0x2581) {
            return SPACE_MARK;
        }
        if (CharacterClass.whiteSpace(cp)) {
            return SPACE;
        }
        return switch (Character.getType(cp)) {
            case Character.LOWERCASE_LETTER -> LOWER;
            case Character.UPPERCASE_LETTER, Character.TITLECASE_LETTER -> UPPER;
            case Character.MODIFIER_LETTER, Character.OTHER_LETTER -> LETTER;
            case Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.ENCLOSING_MARK ->
                    MARK;
            case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER ->
                    NUMBER;
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION ->
                    PUNCTUATION;
            case Character.MATH_SYMBOL,
                    Character.CURRENCY_SYMBOL,
                    Character.MODIFIER_SYMBOL,
                    Character.OTHER_SYMBOL ->
                    SYMBOL;
            default -> OTHER;
        };
    }

    /// Whether all of a class is white space.
    public static boolean space(int c) {
        return c == SPACE || c < 128 && CharacterClass.whiteSpace(c);
    }

    /// Whether some of a class may be white space.
    public static boolean maybeSpace(int c) {
        return space(c) || c == UNSAFE;
    }

    /// Whether all of a class is punctuation.
    public static boolean punctuation(int c) {
        return c < 128 && CharacterClass.punctuation(c);
    }

    /// Whether some of a class may be punctuation: the reference's table has its own version.
    public static boolean maybePunctuation(int c) {
        return punctuation(c) || c >= MARK && c != SPACE && c != SPACE_MARK;
    }

    /// Whether all of a class is numeric.
    public static boolean numeric(int c) {
        return c >= '0' && c <= '9';
    }

    /// Whether some of a class may be numeric.
    public static boolean maybeNumeric(int c) {
        return numeric(c) || c == NUMBER || c == OTHER || c == UNSAFE;
    }

    /// 1 for a class of word characters, 0 for white space, 2 for neither, -1 for mixed ones.
    public static int wordKind(int c) {
        if (c < 128) {
            return CharacterClass.word(c) ? 1 : CharacterClass.whiteSpace(c) ? 0 : 2;
        }
        return switch (c) {
            case LOWER, UPPER, LETTER -> 1;
            case SPACE -> 0;
            case SPACE_MARK -> 2;
            default -> -1;
        };
    }
}
