package lexiscope.tokenizer.normalizer;

import lexiscope.tokenizer.aligned.AlignedText;
import lexiscope.tokenizer.pretokenizer.ByteLevel;

/// Writes every byte of the UTF-8 form as a character of the byte alphabet, before anything is cut:
/// added tokens are then searched for in that form too.
public record ByteLevelNormalizer() implements Normalizer {
    @Override
    public AlignedText apply(AlignedText text) {
        return ByteLevel.spelled(text);
    }
}
