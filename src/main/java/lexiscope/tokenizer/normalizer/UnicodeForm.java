package lexiscope.tokenizer.normalizer;

import lexiscope.tokenizer.aligned.AlignedText;
import lexiscope.tokenizer.aligned.Rewriting;
import lexiscope.tokenizer.unicode.CharacterClass;
import lexiscope.tokenizer.unicode.Differences;

import java.text.Normalizer.Form;
import java.util.Arrays;
import java.util.Locale;

/// NFC, NFD, NFKC or NFKD, done in the smallest stretches that normalise on their own, so that the
/// alignment stays fine.
///
/// @param form the Unicode normalisation form (UAX #15)
public record UnicodeForm(Form form) implements Normalizer {
    private static final Differences NEWER = Differences.of("nfd");

    /// Marks that the reference's table does not know: it sorts nothing past them.
    private static final Differences UNORDERED = Differences.of("strip-accents-mark");

    @Override
    public AlignedText apply(AlignedText text) {
        String s = text.text();
        if (java.text.Normalizer.isNormalized(s, form)) {
            return text;
        }
        var newer = Differences.of(form.name().toLowerCase(Locale.ROOT));
        var out = text.rewrite();
        for (int a = 0; a < s.length(); ) {
            int b = stretchEnd(s, a);
            stretch(text, a, b, newer, out);
            a = b;
        }
        return out.done();
    }

    /// One stretch; characters that the reference's older tables do not know stay as they are.
    private void stretch(AlignedText text, int a, int b, Differences newer, Rewriting out) {
        String s = text.text();
        int from = a;
        for (int i = a; i < b; ) {
            int cp = s.codePointAt(i);
            int next = i + Character.charCount(cp);
            if (newer.has(cp) || NEWER.has(cp) || UNORDERED.has(cp)) {
                known(text, from, i, out);
                out.keep(i, next);
                from = next;
            }
            i = next;
        }
        known(text, from, b, out);
    }

    private void known(AlignedText text, int a, int b, Rewriting out) {
        if (a == b) {
            return;
        }
        String stretch = text.text().substring(a, b);
        if (java.text.Normalizer.isNormalized(stretch, form)) {
            out.keep(a, b);
            return;
        }
        var composed = Composed.of(stretch, form);
        boolean composes = form == Form.NFC || form == Form.NFKC;
        if (composes && Arrays.stream(composed.characters()).anyMatch(NEWER::has)) {
            out.keep(a, b); // the reference does not know this composition yet
            return;
        }
        int start = text.spanStart(a, b);
        int end = text.spanEnd(a, b);
        composed.each((cp, change) -> out.put(cp, change, start, end));
    }

    /// The end of the stretch that begins at `a`: a character and all that may combine with it.
    private static int stretchEnd(String s, int a) {
        int b = a + Character.charCount(s.codePointAt(a));
        while (b < s.length() && joins(s.codePointAt(b))) {
            b += Character.charCount(s.codePointAt(b));
        }
        return b;
    }

    /// Whether a character may compose with one before it, in any form.
    public static boolean joins(int cp) {
        if (cp < 0x300) {
            return false;
        }
        boolean hangulPart = cp >= 0x1160 && cp <= 0x11FF || cp >= 0x3131 && cp <= 0x318E;
        boolean halfWidth = cp == 0xFF9E || cp == 0xFF9F || cp >= 0xFFA0 && cp <= 0xFFDC;
        boolean kiratRai = cp >= 0x16D63 && cp <= 0x16D6A;
        return hangulPart || halfWidth || kiratRai || CharacterClass.mark(cp);
    }
}
