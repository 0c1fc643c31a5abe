package lexiscope.tokenizer.normalizer;

import lexiscope.tokenizer.aligned.AlignedText;
import lexiscope.tokenizer.unicode.Differences;

/// Lower-cases every character by itself, without context: a final sigma stays σ, İ becomes two
/// characters.
public record Lowercase() implements Normalizer {
    private static final Differences NEWER = Differences.of("lowercase");

    @Override
    public AlignedText apply(AlignedText text) {
        String s = text.text();
        int i = 0;
        while (i < s.length() && lower(s.codePointAt(i)) == s.codePointAt(i)) {
            i += Character.charCount(s.codePointAt(i));
        }
        if (i == s.length()) {
            return text;
        }
        var out = text.rewrite();
        for (i = 0; i < s.length(); ) {
            int cp = s.codePointAt(i);
            int next = i + Character.charCount(cp);
            out.replace(i, next, cp == 0x130 ? "i\u0307" : Character.toString(lower(cp)));
            i = next;
        }
        return out.done();
    }

    private static int lower(int cp) {
        if (cp < 128) {
            return cp >= 'A' && cp <= 'Z' ? cp + 32 : cp;
        }
        int lower = Character.toLowerCase(cp);
        return NEWER.has(cp) ? LowerPairs.of(cp) : lower;
    }
}
