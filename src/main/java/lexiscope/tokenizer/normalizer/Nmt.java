package lexiscope.tokenizer.normalizer;

import lexiscope.tokenizer.aligned.AlignedText;

/// SentencePiece's cleaning for translation: drops ASCII controls, makes other white space and
/// zero-width characters a space (`tokenizers/src/normalizers/unicode.rs`).
public record Nmt() implements Normalizer {
    @Override
    public AlignedText apply(AlignedText text) {
        var kept = Characters.without(text, Nmt::dropped);
        String s = kept.text();
        var out = kept.rewrite();
        boolean changed = false;
        for (int i = 0; i < s.length(); ) {
            int next = i + Character.charCount(s.codePointAt(i));
            if (spaced(s.charAt(i))) {
                out.replace(i, next, " ");
                changed = true;
            } else {
                out.keep(i, next);
            }
            i = next;
        }
        return changed ? out.done() : kept;
    }

    private static boolean dropped(int cp) {
        return cp >= 1 && cp <= 8
                || cp == 0xB
                || cp >= 0xE && cp <= 0x1F
                || cp == 0x7F
                || cp == 0x8F
                || cp == 0x9F;
    }

    private static boolean spaced(char c) {
        return c == 9
                || c == 10
                || c == 12
                || c == 13
                || c == 0x1680
                || c >= 0x200B && c <= 0x200F
                || c == 0x2028
                || c == 0x2029
                || c == 0x2581
                || c == 0xFEFF
                || c == 0xFFFD;
    }
}
