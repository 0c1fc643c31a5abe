package lexiscope.tokenizer.normalizer;

import lexiscope.tokenizer.aligned.AlignedText;

/// Puts a string before every text that is not empty; it has the span of the first character.
///
/// @param prefix what is put before
public record Prepend(String prefix) implements Normalizer {
    @Override
    public AlignedText apply(AlignedText text) {
        return text.preceded(prefix);
    }
}
