package lexiscope.tokenizer.unicode;

/// Classes of code points that several stages ask for.
public final class CharacterClass {
    private static final Differences PUNCTUATION = Differences.of("punctuation");
    private static final Differences NON_SPACING = Differences.of("bert-mark");
    private static final Differences MARK = Differences.of("strip-accents-mark");
    private static final Differences NUMERIC = Differences.of("numeric");
    private static final Differences WORD = Differences.of("word");

    private CharacterClass() {}

    /// Unicode's White_Space.
    public static boolean whiteSpace(int cp) {
        return cp == ' '
                || cp >= 9 && cp <= 13
                || cp >= 0x85
                        && (cp == 0x85
                                || cp == 0xA0
                                || cp == 0x1680
                                || cp >= 0x2000 && cp <= 0x200A
                                || cp == 0x2028
                                || cp == 0x2029
                                || cp == 0x202F
                                || cp == 0x205F
                                || cp == 0x3000);
    }

    /// ASCII punctuation and Unicode's P categories.
    public static boolean punctuation(int cp) {
        if (cp < 128) {
            return cp >= 33 && cp <= 47
                    || cp >= 58 && cp <= 64
                    || cp >= 91 && cp <= 96
                    || cp >= 123 && cp <= 126;
        }
        boolean ours =
                switch (Character.getType(cp)) {
                    case Character.CONNECTOR_PUNCTUATION,
                            Character.DASH_PUNCTUATION,
                            Character.START_PUNCTUATION,
                            Character.END_PUNCTUATION,
                            Character.INITIAL_QUOTE_PUNCTUATION,
                            Character.FINAL_QUOTE_PUNCTUATION,
                            Character.OTHER_PUNCTUATION ->
                            true;
                    default -> false;
                };
        return ours != PUNCTUATION.has(cp);
    }

    /// A mark of any kind (M), as JDK's tables have it.
    public static boolean mark(int cp) {
        return switch (Character.getType(cp)) {
            case Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.ENCLOSING_MARK ->
                    true;
            default -> false;
        };
    }

    /// A mark that the normaliser `StripAccents` drops.
    public static boolean strippedMark(int cp) {
        return cp >= 0x300 && mark(cp) != MARK.has(cp);
    }

    /// A non-spacing mark that BERT's normaliser drops.
    public static boolean strippedByBert(int cp) {
        return cp >= 0x300
                && (Character.getType(cp) == Character.NON_SPACING_MARK) != NON_SPACING.has(cp);
    }

    /// Unicode's N categories.
    public static boolean numeric(int cp) {
        if (cp < 128) {
            return cp >= '0' && cp <= '9';
        }
        boolean ours =
                switch (Character.getType(cp)) {
                    case Character.DECIMAL_DIGIT_NUMBER,
                            Character.LETTER_NUMBER,
                            Character.OTHER_NUMBER ->
                            true;
                    default -> false;
                };
        return ours != NUMERIC.has(cp);
    }

    /// `\w` of Rust's `regex`: alphabetic, marks, decimal digits, connector punctuation, join
    /// controls.
    public static boolean word(int cp) {
        if (cp < 128) {
            return cp >= 'a' && cp <= 'z'
                    || cp >= 'A' && cp <= 'Z'
                    || cp >= '0' && cp <= '9'
                    || cp == '_';
        }
        int type = Character.getType(cp);
        boolean ours =
                Character.isAlphabetic(cp)
                        || mark(cp)
                        || type == Character.DECIMAL_DIGIT_NUMBER
                        || type == Character.CONNECTOR_PUNCTUATION
                        || cp == 0x200C
                        || cp == 0x200D;
        return ours != WORD.has(cp);
    }

    /// Whether a character is an ideograph to BERT's normalizer, which puts spaces around those.
    public static boolean chinese(int cp) {
        return cp >= 0x4E00 && cp <= 0x9FFF
                || cp >= 0x3400 && cp <= 0x4DBF
                || cp >= 0x20000 && cp <= 0x2A6DF
                || cp >= 0x2A700 && cp <= 0x2B73F
                || cp >= 0x2B740 && cp <= 0x2B81F
                || cp >= 0x2B920 && cp <= 0x2CEAF
                || cp >= 0xF900 && cp <= 0xFAFF
                || cp >= 0x2F800 && cp <= 0x2FA1F;
    }
}
