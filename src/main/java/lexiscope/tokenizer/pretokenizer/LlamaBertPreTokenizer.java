package lexiscope.tokenizer.pretokenizer;

import lexiscope.tokenizer.aligned.AlignedText;
import lexiscope.tokenizer.unicode.LlamaCharacters;

import java.util.ArrayList;
import java.util.List;

/// BERT's words as llama.cpp cuts them (`llm_tokenizer_wpm_session` in `src/llama-vocab.cpp`):
/// white space is left out; punctuation, symbols in ASCII and ideographs are words of their own.
public record LlamaBertPreTokenizer() implements PreTokenizer {
    @Override
    public List<AlignedText> split(AlignedText text) {
        String s = text.text();
        var words = new ArrayList<AlignedText>();
        int word = 0;
        for (int i = 0; i < s.length(); ) {
            int cp = s.codePointAt(i);
            int next = i + Character.charCount(cp);
            boolean space = LlamaCharacters.whiteSpace(cp);
            if (space || LlamaCharacters.alone(cp)) {
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
