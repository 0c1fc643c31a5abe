package lexiscope.tokenizer.normalizer;

import lexiscope.tokenizer.aligned.AlignedText;

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

    @Override
    public AlignedText apply(AlignedText text) {
        if (cleanText || handleChineseChars) {
            text = cleaned(text);
        }
        if (stripAccents) {
            text = withoutMarks(NFD.apply(text));
        }
        return lowercase ? lowered(text) : text;
    }

    private AlignedText cleaned(AlignedText text) {
        String s = text.text();
        var out = text.rewrite();
        for (int i = 0; i < s.length(); ) {
            int cp = s.codePointAt(i);
            int next = i + Character.charCount(cp);
            if (cleanText && dropped(cp)) {
                i = next;
                continue;
            }
            if (cleanText && whiteSpace(cp)) {
                out.replace(i, next, " ");
            } else if (handleChineseChars && chinese(cp)) {
                out.replace(i, next, " " + Character.toString(cp) + " ");
            } else {
                out.keep(i, next);
            }
            i = next;
        }
        return out.done();
    }

    private static AlignedText withoutMarks(AlignedText text) {
        String s = text.text();
        var out = text.rewrite();
        for (int i = 0; i < s.length(); ) {
            int cp = s.codePointAt(i);
            int next = i + Character.charCount(cp);
            if (Character.getType(cp) != Character.NON_SPACING_MARK) {
                out.keep(i, next);
            }
            i = next;
        }
        return out.done();
    }

    private static AlignedText lowered(AlignedText text) {
        String s = text.text();
        var out = text.rewrite();
        for (int i = 0; i < s.length(); ) {
            int cp = s.codePointAt(i);
            int next = i + Character.charCount(cp);
            if (cp == 0x130) {
                out.replace(i, next, "i̇");
            } else if (Character.toLowerCase(cp) == cp) {
                out.keep(i, next);
            } else {
                out.replace(i, next, Character.toString(Character.toLowerCase(cp)));
            }
            i = next;
        }
        return out.done();
    }

    private static boolean dropped(int cp) {
        if (cp == '\t' || cp == '\n' || cp == '\r') {
            return false;
        }
        return switch (Character.getType(cp)) {
            case Character.CONTROL, Character.PRIVATE_USE -> true;
            case Character.FORMAT -> !newerFormat(cp);
            default -> cp == 0xFFFD;
        };
    }

    /// Format characters that the reference's older table does not know.
    private static boolean newerFormat(int cp) {
        return cp == 0x890
                || cp == 0x891
                || cp == 0x8E2
                || cp == 0x110CD
                || cp >= 0x13430 && cp <= 0x13438
                || cp >= 0x13439 && cp <= 0x1343F;
    }

    static boolean whiteSpace(int cp) {
        return cp == ' '
                || cp >= 9 && cp <= 13
                || cp == 0x85
                || cp == 0xA0
                || cp == 0x1680
                || cp >= 0x2000 && cp <= 0x200A
                || cp == 0x2028
                || cp == 0x2029
                || cp == 0x202F
                || cp == 0x205F
                || cp == 0x3000;
    }

    private static boolean chinese(int cp) {
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
