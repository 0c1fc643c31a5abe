package lexiscope.tokenizer.normalizer;

import lexiscope.tokenizer.aligned.AlignedText;
import lexiscope.tokenizer.unicode.CharacterClass;
import lexiscope.tokenizer.unicode.Differences;

/// BERT's cleaning: drops control characters, puts spaces around Chinese characters, strips
/// accents, lower-cases.
///
/// Order and tables as in `tokenizers/src/normalizers/bert.rs`: cleaning, Chinese characters,
/// accents (NFD, then non-spacing marks dropped), lower case.
///
/// @param cleanText drop control and replacement characters, make every white space a space
/// @param handleChineseChars put a space on both sides of each CJK ideograph
/// @param stripAccents decompose and drop non-spacing marks
/// @param lowercase lower-case each character by itself
public record BertNormalizer(
        boolean cleanText, boolean handleChineseChars, boolean stripAccents, boolean lowercase)
        implements Normalizer {
    private static final UnicodeForm NFD = new UnicodeForm(java.text.Normalizer.Form.NFD);
    private static final Differences CONTROLS = Differences.of("bert-control");
    private static final Lowercase LOWERCASE = new Lowercase();

    @Override
    public AlignedText apply(AlignedText text) {
        if (cleanText) {
            text = cleaned(text);
        }
        if (handleChineseChars) {
            text = apart(text);
        }
        if (stripAccents) {
            text = Characters.without(NFD.apply(text), CharacterClass::strippedByBert);
        }
        return lowercase ? LOWERCASE.apply(text) : text;
    }

    private static AlignedText cleaned(AlignedText text) {
        String s = text.text();
        var out = text.rewrite();
        for (int i = 0; i < s.length(); ) {
            int cp = s.codePointAt(i);
            int next = i + Character.charCount(cp);
            if (dropped(cp)) {
                out.drop(i, next);
            } else if (CharacterClass.whiteSpace(cp)) {
                out.replace(i, next, " ");
            } else {
                out.keep(i, next);
            }
            i = next;
        }
        return out.done();
    }

    /// Puts a space on both sides of every Chinese character.
    private static AlignedText apart(AlignedText text) {
        String s = text.text();
        var out = text.rewrite();
        for (int i = 0; i < s.length(); ) {
            int cp = s.codePointAt(i);
            int next = i + Character.charCount(cp);
            if (CharacterClass.chinese(cp)) {
                out.replace(i, next, " " + Character.toString(cp) + " ");
            } else {
                out.keep(i, next);
            }
            i = next;
        }
        return out.done();
    }

    private static boolean dropped(int cp) {
        if (cp < 128) {
            return cp < 32 && cp != '\t' && cp != '\n' && cp != '\r' || cp == 127;
        }
        boolean ours =
                switch (Character.getType(cp)) {
                    case Character.CONTROL, Character.PRIVATE_USE, Character.FORMAT -> true;
                    default -> cp == 0xFFFD;
                };
        return ours != CONTROLS.has(cp);
    }
}
