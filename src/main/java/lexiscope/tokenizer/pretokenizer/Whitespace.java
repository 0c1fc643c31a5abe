package lexiscope.tokenizer.pretokenizer;

import lexiscope.tokenizer.aligned.AlignedText;
import lexiscope.tokenizer.unicode.CharacterClass;

import java.util.ArrayList;
import java.util.List;

/// Runs of word characters, and runs of what is neither word nor white space: `\w+|[^\w\s]+` of
/// Rust's `regex`.
public record Whitespace() implements PreTokenizer {
    @Override
    public List<AlignedText> split(AlignedText text) {
        String s = text.text();
        var words = new ArrayList<AlignedText>();
        int start = 0;
        int kind = 0;
        for (int i = 0; i < s.length(); ) {
            int cp = s.codePointAt(i);
            int here = CharacterClass.word(cp) ? 1 : CharacterClass.whiteSpace(cp) ? 0 : 2;
            if (here != kind) {
                if (kind != 0) {
                    words.add(text.slice(start, i));
                }
                start = i;
                kind = here;
            }
            i += Character.charCount(cp);
        }
        if (kind != 0) {
            words.add(text.slice(start, s.length()));
        }
        return words;
    }
}
