package lexiscope.tokenizer.decoder;

import java.util.List;

/// Several decoders, one after the other.
public record DecoderSequence(List<Decoder> decoders) implements Decoder {
    public DecoderSequence {
        decoders = List.copyOf(decoders);
    }

    @Override
    public List<String> chain(List<String> tokens) {
        for (var d : decoders) {
            tokens = d.chain(tokens);
        }
        return tokens;
    }
}
