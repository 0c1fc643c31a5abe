package lexiscope.tokenizer.pretokenizer;

import lexiscope.tokenizer.aligned.AlignedText;
import lexiscope.vocabulary.ByteAlphabet;

import java.util.List;

/// GPT-2's pre-tokenizer: words by its pattern, then every byte written as a character of the
/// [ByteAlphabet].
///
/// @param addPrefixSpace put a space before text that does not begin with one
/// @param useRegex cut by GPT-2's pattern; false where a [Split] has cut already
public record ByteLevel(boolean addPrefixSpace, boolean useRegex) implements PreTokenizer {
    private static final Split GPT2 =
            new Split(
                    Pattern.regex(
                            "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+|"
                                    + " ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+"),
                    Split.Behavior.ISOLATED,
                    false);

    /// GPT-2's words.
    static Split words() {
        return GPT2;
    }

    @Override
    public List<AlignedText> split(AlignedText text) {
        if (addPrefixSpace && !text.isEmpty() && text.text().charAt(0) != ' ') {
            text = text.preceded(" ");
        }
        var words = useRegex ? GPT2.split(text) : List.of(text);
        return words.stream().map(ByteLevel::spelled).toList();
    }

    /// Every byte of the UTF-8 form as its printable character, with the span of the whole
    /// character it is of.
    public static AlignedText spelled(AlignedText word) {
        String s = word.text();
        if (ownLetters(s)) {
            return word;
        }
        var out = word.rewrite();
        for (int i = 0; i < s.length(); ) {
            int cp = s.codePointAt(i);
            int next = i + Character.charCount(cp);
            int start = word.spanStart(i, next);
            int end = word.spanEnd(i, next);
            if (cp < 0x80) {
                out.put(ByteAlphabet.character(cp), 0, start, end);
            } else {
                int length = cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;
                for (int k = 0; k < length; k++) {
                    int bits = cp >> 6 * (length - 1 - k);
                    int b = k == 0 ? 0xF00 >> length & 0xFF | bits : 0x80 | bits & 0x3F;
                    out.put(ByteAlphabet.character(b), k == 0 ? 0 : 1, start, end);
                }
            }
            i = next;
        }
        return out.done();
    }

    /// Whether every character is ASCII that stands for itself.
    private static boolean ownLetters(String s) {
        for (int i = 0; i < s.length(); i++) {
            if (s.charAt(i) <= ' ' || s.charAt(i) >= 127) {
                return false;
            }
        }
        return true;
    }
}
