package lexiscope.tokenizer.decoder;

import java.util.List;

/// Turns the spellings of tokens back into text.
public sealed interface Decoder
        permits BpeDecoder,
                ByteFallbackDecoder,
                ByteLevelDecoder,
                CtcDecoder,
                DecoderSequence,
                FuseDecoder,
                LlamaDecoder,
                MetaspaceDecoder,
                ReplaceDecoder,
                SentencePieceDecoder,
                StripDecoder,
                WordPieceDecoder {
    /// The text of each token; joined, they are the text.
    List<String> chain(List<String> tokens);
}
