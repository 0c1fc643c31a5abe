package lexiscope.tokenizer.normalizer;

import lexiscope.tokenizer.aligned.AlignedText;
import lexiscope.tokenizer.unicode.LlamaCharacters;

/// BERT's cleaning as llama.cpp does it (`llm_tokenizer_wpm_session` in `src/llama-vocab.cpp`), one
/// character at a time: of a character that can be taken apart the first of its parts is left (of a
/// Hangul syllable its first consonant); white space becomes a space, control characters go, marks
/// of every kind too where accents are stripped.
///
/// @param stripAccents take characters apart and drop marks
/// @param lowercase lower-case, one character by one
public record LlamaBertNormalizer(boolean stripAccents, boolean lowercase) implements Normalizer {
    @Override
    public AlignedText apply(AlignedText text) {
        String s = text.text();
        var out = text.rewrite();
        for (int i = 0; i < s.length(); ) {
            int cp = s.codePointAt(i);
            int next = i + Character.charCount(cp);
            int by = normal(cp);
            if (by < 0) {
                out.drop(i, next);
            } else if (by == cp) {
                out.keep(i, next);
            } else {
                out.replace(i, next, Character.toString(by));
            }
            i = next;
        }
        return out.done();
    }

    /// What a character becomes, -1 for nothing.
    private int normal(int typed) {
        int cp = stripAccents ? LlamaCharacters.base(typed) : typed;
        if (LlamaCharacters.whiteSpace(cp)) {
            return ' ';
        }
        if (LlamaCharacters.dropped(cp) || stripAccents && LlamaCharacters.mark(cp)) {
            return -1;
        }
        return lowercase ? LlamaCharacters.lower(cp) : cp;
    }
}
