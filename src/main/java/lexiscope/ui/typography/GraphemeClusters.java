package lexiscope.ui.typography;

import java.text.BreakIterator;
import java.util.Locale;

/// Grapheme clusters (Unicode annex 29): what a reader takes for one character. Beyond the annex,
/// consonants that a sign stacks or joins are one in every script that does so, and a mark never
/// begins one: they are one glyph, or drawn over each other.
final class GraphemeClusters {
    /// Signs that join the consonant before to the one behind, in scripts for which the annex does
    /// not say so: Kannada, Myanmar, Khmer, Tai Tham, Balinese, Javanese, Kharoshthi, Brahmi,
    /// Kaithi, Chakma, Sharada, Khojki, Khudawadi, Grantha, Newa, Tirhuta, Siddham, Modi, Takri.
    private static final java.util.Set<Integer> JOINING =
            java.util.Set.of(
                    0x0CCD, 0x1039, 0x17D2, 0x1A60, 0x1B44, 0xA9C0, 0x10A3F, 0x11046, 0x110B9,
                    0x11133, 0x111C0, 0x11235, 0x112EA, 0x1134D, 0x11442, 0x114C2, 0x115BF, 0x1163F,
                    0x116B6);

    private GraphemeClusters() {}

    /// The ends of the clusters of a text, in order; the last one is its length.
    static int[] ends(String text) {
        var graphemes = BreakIterator.getCharacterInstance(Locale.ROOT);
        graphemes.setText(text);
        int[] ends = new int[text.length()];
        int n = 0;
        graphemes.first();
        for (int end = graphemes.next(); end != BreakIterator.DONE; end = graphemes.next()) {
            if (n > 0 && joined(text, ends[n - 1])) {
                n--;
            }
            n = hidden(text, n == 0 ? 0 : ends[n - 1], end, ends, n);
            ends[n++] = end;
        }
        return java.util.Arrays.copyOf(ends, n);
    }

    /// Ends a cluster before each character that hides in it: tags where it is no flag, and
    /// selectors behind a first one. They change nothing of what is seen, and can spell any text.
    private static int hidden(String text, int start, int end, int[] ends, int count) {
        int n = count;
        if (end - start < 2 || emojiSequence(text, start, end)) {
            return n;
        }
        boolean selected = false;
        for (int i = start + Character.charCount(text.codePointAt(start)); i < end; ) {
            int c = text.codePointAt(i);
            boolean selector = selector(c);
            if (selector && selected || c >= 0xE0000 && c <= 0xE007F) {
                ends[n++] = i;
            }
            selected |= selector;
            i += Character.charCount(c);
        }
        return n;
    }

    private static boolean selector(int c) {
        return c >= 0xFE00 && c <= 0xFE0F || c >= 0xE0100 && c <= 0xE01EF;
    }

    /// Whether tags may spell a flag: the black flag, tags, the tag that ends them.
    private static boolean emojiSequence(String text, int start, int end) {
        return text.codePointAt(start) == 0x1F3F4 && text.codePointBefore(end) == 0xE007F;
    }

    private static boolean joined(String text, int border) {
        int next = text.codePointAt(border);
        return switch (Character.getType(next)) {
            case Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.ENCLOSING_MARK ->
                    text.charAt(border - 1) > ' ';
            case Character.OTHER_LETTER -> JOINING.contains(text.codePointBefore(border));
            default -> false;
        };
    }

    /// Whether a code point can be drawn as a picture where no font has a glyph for it.
    static boolean mayBeEmoji(int codePoint) {
        return codePoint > 0xFF && Character.isEmoji(codePoint);
    }

    /// Whether a code point takes no room and shows nothing of its own: marks of direction,
    /// joiners, selectors, blanks of no width.
    static boolean isInvisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.FORMAT -> !prepended(codePoint);
            case Character.CONTROL -> codePoint != '\t';
            default ->
                    codePoint == 0x034F
                            || codePoint == 0x115F
                            || codePoint == 0x1160
                            || codePoint == 0x17B4
                            || codePoint == 0x17B5
                            || codePoint >= 0x180B && codePoint <= 0x180F
                            || codePoint == 0x3164
                            || codePoint >= 0xFE00 && codePoint <= 0xFE0F
                            || codePoint == 0xFFA0
                            || codePoint >= 0xE0000 && codePoint <= 0xE0FFF
                            || codePoint == 0x2028
                            || codePoint == 0x2029;
        };
    }

    /// Format characters that have a shape: signs that go round numbers in Arabic and Syriac.
    private static boolean prepended(int c) {
        return c >= 0x0600 && c <= 0x0605
                || c == 0x06DD
                || c == 0x070F
                || c == 0x0890
                || c == 0x0891
                || c == 0x08E2
                || c == 0x110BD
                || c == 0x110CD;
    }
}
