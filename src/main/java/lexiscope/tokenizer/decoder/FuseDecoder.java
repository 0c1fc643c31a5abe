package lexiscope.tokenizer.decoder;

import java.util.List;

/// Joins all tokens to one.
public record FuseDecoder() implements Decoder {
    @Override
    public List<String> chain(List<String> tokens) {
        return List.of(String.join("", tokens));
    }
}
