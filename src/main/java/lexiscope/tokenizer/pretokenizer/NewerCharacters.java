package lexiscope.tokenizer.pretokenizer;

import lexiscope.tokenizer.unicode.Differences;

/// Characters that joni's tables do not know yet, while the reference's Oniguruma and the JDK do: a
/// pattern is run with a character of the same category and the same length in UTF-8 in the place
/// of each.
final class NewerCharacters {
    private static final Differences NEWER = Differences.of("jcodings");
    private static final int FIRST = 0x800;

    private NewerCharacters() {}

    /// The text with older characters in the place of newer ones; mostly the text itself.
    static String replaced(String text) {
        StringBuilder out = null;
        for (int i = 0; i < text.length(); ) {
            if (text.charAt(i) < FIRST) {
                i++;
                continue;
            }
            int cp = text.codePointAt(i);
            int next = i + Character.charCount(cp);
            if (NEWER.has(cp)) {
                out = out == null ? new StringBuilder(text) : out;
                out.replace(i, next, Character.toString(older(cp)));
            }
            i = next;
        }
        return out == null ? text : out.toString();
    }

    private static int older(int cp) {
        boolean three = cp < 0x10000;
        return switch (Character.getType(cp)) {
            case Character.UPPERCASE_LETTER -> three ? 0x1E00 : 0x10400;
            case Character.LOWERCASE_LETTER -> three ? 0x1E01 : 0x10428;
            case Character.MODIFIER_LETTER -> three ? 0x1D2C : 0x10780;
            case Character.OTHER_LETTER ->
                    Character.isIdeographic(cp) ? 0x20000 : three ? 0x1200 : 0x10280;
            case Character.NON_SPACING_MARK -> three ? 0x898 : 0x10A01;
            case Character.COMBINING_SPACING_MARK -> three ? 0x903 : 0x11000;
            case Character.DECIMAL_DIGIT_NUMBER -> three ? 0x966 : 0x104A0;
            case Character.DASH_PUNCTUATION -> three ? 0x2010 : 0x10EAD;
            case Character.MATH_SYMBOL -> three ? 0x2200 : 0x1D6C1;
            case Character.OTHER_PUNCTUATION -> three ? 0x1B5A : 0x10A50;
            case Character.OTHER_SYMBOL -> three ? 0x2500 : 0x1D000;
            default -> cp;
        };
    }
}
