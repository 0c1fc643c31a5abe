package lexiscope.tokenizer.pretokenizer;

import lexiscope.tokenizer.aligned.AlignedText;
import lexiscope.tokenizer.pattern.Pattern;
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
        int bytes = 0;
        boolean own = true;
        for (int i = 0; i < s.length(); ) {
            int cp = s.codePointAt(i);
            own &= cp > ' ' && cp < 127;
            bytes += length(cp);
            i += Character.charCount(cp);
        }
        return own ? word : word.spelled(ByteLevel::spell, bytes);
    }

    private static int length(int cp) {
        return cp < 0x80 ? 1 : cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;
    }

    private static int spell(int cp, char[] out, int at) {
        int length = length(cp);
        if (length == 1) {
            out[at] = ByteAlphabet.character(cp);
            return at + 1;
        }
        for (int k = 0; k < length; k++) {
            int bits = cp >> 6 * (length - 1 - k);
            int b = k == 0 ? 0xF00 >> length & 0xFF | bits : 0x80 | bits & 0x3F;
            out[at + k] = ByteAlphabet.character(b);
        }
        return at + length;
    }
}
