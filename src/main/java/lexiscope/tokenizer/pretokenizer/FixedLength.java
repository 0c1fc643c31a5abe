package lexiscope.tokenizer.pretokenizer;

import lexiscope.tokenizer.aligned.AlignedText;

import java.util.ArrayList;
import java.util.List;

/// Words of a fixed number of characters; the last may be shorter.
///
/// @param length characters a word, at least 1
public record FixedLength(int length) implements PreTokenizer {
    public FixedLength {
        if (length < 1) {
            throw new IllegalArgumentException(
                    "a word needs a length of at least 1, not " + length);
        }
    }

    @Override
    public List<AlignedText> split(AlignedText text) {
        String s = text.text();
        var words = new ArrayList<AlignedText>();
        for (int i = 0; i < s.length(); ) {
            int end = i;
            for (int k = 0; k < length && end < s.length(); k++) {
                end += Character.charCount(s.codePointAt(end));
            }
            words.add(text.slice(i, end));
            i = end;
        }
        return words;
    }
}
