package lexiscope.tokenizer.normalizer;

import lexiscope.tokenizer.aligned.AlignedText;

import java.text.Normalizer.Form;

/// NFC, NFD, NFKC or NFKD, done in the smallest stretches that normalise on their own, so that the
/// alignment stays fine.
///
/// @param form the Unicode normalisation form (UAX #15)
public record UnicodeForm(Form form) implements Normalizer {
    @Override
    public AlignedText apply(AlignedText text) {
        String s = text.text();
        if (java.text.Normalizer.isNormalized(s, form)) {
            return text;
        }
        var out = text.rewrite();
        for (int a = 0; a < s.length(); ) {
            int b = stretchEnd(s, a);
            String normal = java.text.Normalizer.normalize(s.substring(a, b), form);
            if (normal.length() == b - a) {
                for (int i = a; i < b; i++) {
                    out.put(normal.charAt(i - a), text.start(i), text.end(i));
                }
            } else {
                out.replace(a, b, normal);
            }
            a = b;
        }
        return out.done();
    }

    /// The end of the stretch that begins at `a`: a character and all that may combine with it.
    private static int stretchEnd(String s, int a) {
        int b = a + Character.charCount(s.codePointAt(a));
        while (b < s.length() && joins(s.codePointAt(b))) {
            b += Character.charCount(s.codePointAt(b));
        }
        return b;
    }

    private static boolean joins(int cp) {
        int type = Character.getType(cp);
        boolean mark =
                type == Character.NON_SPACING_MARK
                        || type == Character.COMBINING_SPACING_MARK
                        || type == Character.ENCLOSING_MARK;
        boolean hangulPart = cp >= 0x1160 && cp <= 0x11FF;
        boolean halfWidthVoicing = cp == 0xFF9E || cp == 0xFF9F;
        return mark || hangulPart || halfWidthVoicing;
    }
}
