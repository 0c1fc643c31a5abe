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

    @Override
    public List<AlignedText> split(AlignedText text) {
        if (addPrefixSpace && !text.isEmpty() && text.text().charAt(0) != ' ') {
            int first = Character.charCount(text.text().codePointAt(0));
            text =
                    text.rewrite()
                            .put(' ', text.spanStart(0, first), text.spanEnd(0, first))
                            .keep(0, text.length())
                            .done();
        }
        var words = useRegex ? GPT2.split(text) : List.of(text);
        return words.stream().map(ByteLevel::spelled).toList();
    }

    /// Every byte of the UTF-8 form as its printable character, with the span of the whole
    /// character it is of.
    static AlignedText spelled(AlignedText word) {
        String s = word.text();
        var out = word.rewrite();
        for (int i = 0; i < s.length(); ) {
            int cp = s.codePointAt(i);
            int next = i + Character.charCount(cp);
            int start = word.spanStart(i, next);
            int end = word.spanEnd(i, next);
            if (cp < 0x80) {
                out.put(ByteAlphabet.character(cp), start, end);
            } else {
                if (cp >= 0x10000) {
                    out.put(ByteAlphabet.character(0xF0 | cp >> 18), start, end);
                    out.put(ByteAlphabet.character(0x80 | cp >> 12 & 0x3F), start, end);
                } else if (cp >= 0x800) {
                    out.put(ByteAlphabet.character(0xE0 | cp >> 12), start, end);
                }
                out.put(
                        ByteAlphabet.character(
                                cp >= 0x800 ? 0x80 | cp >> 6 & 0x3F : 0xC0 | cp >> 6),
                        start,
                        end);
                out.put(ByteAlphabet.character(0x80 | cp & 0x3F), start, end);
            }
            i = next;
        }
        return out.done();
    }
}
