package lexiscope.tokenizer.decoder;

import lexiscope.vocabulary.ByteAlphabet;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Reads every character as the byte it stands for; a token with any other character is taken as
/// its own UTF-8.
///
/// Bytes that are not UTF-8 give U+FFFD. As `tokenizers/src/pre_tokenizers/byte_level.rs`
/// (`decode_chain`).
public record ByteLevelDecoder() implements Decoder {
    @Override
    public List<String> chain(List<String> tokens) {
        var bytes = new ByteArrayOutputStream();
        for (String token : tokens) {
            if (ByteAlphabet.spells(token)) {
                token.chars().forEach(c -> bytes.write(ByteAlphabet.byteOf((char) c)));
            } else {
                bytes.writeBytes(token.getBytes(StandardCharsets.UTF_8));
            }
        }
        return List.of(bytes.toString(StandardCharsets.UTF_8));
    }
}
