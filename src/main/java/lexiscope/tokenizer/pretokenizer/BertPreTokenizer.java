package lexiscope.tokenizer.pretokenizer;

import lexiscope.tokenizer.aligned.AlignedText;
import lexiscope.tokenizer.unicode.CharacterClass;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/// BERT's pre-tokenizer: white space is left out, every punctuation character is a word of its own.
public record BertPreTokenizer() implements PreTokenizer {
    @Override
    public List<AlignedText> split(AlignedText text) {
        return split(text, CharacterClass::whiteSpace, CharacterClass::punctuation);
    }

    /// The words between white space, those characters apart that are words of their own.
    static List<AlignedText> split(AlignedText text, IntPredicate white, IntPredicate alone) {
        String s = text.text();
        var words = new ArrayList<AlignedText>();
        int word = 0;
        for (int i = 0; i < s.length(); ) {
            int cp = s.codePointAt(i);
            int next = i + Character.charCount(cp);
            boolean space = white.test(cp);
            if (space || alone.test(cp)) {
                if (word < i) {
                    words.add(text.slice(word, i));
                }
                if (!space) {
                    words.add(text.slice(i, next));
                }
                word = next;
            }
            i = next;
        }
        if (word < s.length()) {
            words.add(text.slice(word, s.length()));
        }
        return words;
    }
}
