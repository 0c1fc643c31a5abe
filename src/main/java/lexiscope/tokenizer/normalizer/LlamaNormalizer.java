package lexiscope.tokenizer.normalizer;

import lexiscope.tokenizer.aligned.AlignedText;
import lexiscope.tokenizer.subword.PieceTrie;

import org.jspecify.annotations.Nullable;

/// The normaliser that llama.cpp puts before a Unigram vocabulary (`llm_tokenizer_ugm_session` in
/// `src/llama-vocab.cpp`): the prefixes of SentencePiece, white space by rules of its own.
///
/// @param map the character map, or null
/// @param kept the user-defined pieces, which are not mapped
/// @param before a space is put before the first word
/// @param merge white space between words becomes one space, at the ends it goes
/// @param behind a space is put behind the text
public record LlamaNormalizer(
        @Nullable CharacterMap map, PieceTrie kept, boolean before, boolean merge, boolean behind)
        implements Normalizer {
    @Override
    public AlignedText apply(AlignedText text) {
        var prefixes = new Prefixes(text.text(), map, kept);
        var out = text.rewrite();
        boolean prepended = false;
        boolean word = false;
        while (prefixes.next()) {
            String by = prefixes.by();
            int start = text.spanStart(prefixes.start(), prefixes.end());
            int end = text.spanEnd(prefixes.start(), prefixes.end());
            for (int i = 0; i < by.length(); i++) {
                char c = by.charAt(i);
                if (c == ' ') {
                    word = false;
                    if (!merge) {
                        out.place('\u2581', start, end, start, end);
                    }
                } else {
                    if (!word && (before && !prepended || merge)) {
                        out.place('\u2581', start, end, start, end);
                        prepended = true;
                    }
                    word = true;
                    out.place(c, start, end, start, end);
                }
            }
        }
        if (behind) {
            int last = text.spanEnd(0, text.length());
            out.place('\u2581', last, last, last, last);
        }
        return out.done();
    }
}
