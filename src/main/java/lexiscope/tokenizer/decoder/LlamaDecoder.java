package lexiscope.tokenizer.decoder;

import lexiscope.tokenizer.pattern.Pattern;
import lexiscope.vocabulary.ByteAlphabet;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/// llama.cpp's way back (`token_to_piece` and `detokenize` in `src/llama-vocab.cpp`): what a token
/// is decides how it is written, not what its spelling looks like; the whole text is tidied in the
/// end. Bytes that are not UTF-8 give U+FFFD.
///
/// @param alphabet whether tokens are spelled in the alphabet of bytes, else with ▁ for a space
/// @param literal tokens that are written as they are spelled
/// @param silent tokens of which nothing is written
/// @param bytes tokens such as `<0x0A>` that are bytes
/// @param dummy a space was put before the text: the first token loses one
/// @param clean spaces before punctuation and English contractions are taken out
public record LlamaDecoder(
        boolean alphabet,
        Set<String> literal,
        Set<String> silent,
        Set<String> bytes,
        boolean dummy,
        boolean clean)
        implements Decoder {
    private static final String MARK = "\u2581";

    public LlamaDecoder {
        literal = Set.copyOf(literal);
        silent = Set.copyOf(silent);
        bytes = Set.copyOf(bytes);
    }

    @Override
    public List<String> chain(List<String> tokens) {
        var out = new ByteArrayOutputStream();
        boolean first = dummy;
        for (String token : tokens) {
            if (bytes.contains(token)) {
                int b = Integer.parseInt(token.substring(3, 5), 16);
                if (!(first && b == ' ')) {
                    out.write(b);
                }
            } else if (!silent.contains(token)) {
                write(token, first, out);
            }
            first = false;
        }
        String text = out.toString(StandardCharsets.UTF_8);
        return List.of(clean ? cleaned(text) : text);
    }

    private void write(String token, boolean first, ByteArrayOutputStream out) {
        if (alphabet && !literal.contains(token) && ByteAlphabet.spells(token)) {
            for (int i = 0; i < token.length(); i++) {
                int b = ByteAlphabet.byteOf(token.charAt(i));
                if (!(first && i == 0 && b == ' ')) {
                    out.write(b);
                }
            }
            return;
        }
        String piece = alphabet || literal.contains(token) ? token : token.replace(MARK, " ");
        out.writeBytes(
                (first && piece.startsWith(" ") ? piece.substring(1) : piece)
                        .getBytes(StandardCharsets.UTF_8));
    }

    /// The text without the spaces that a tokenizer of words leaves: before `?`, `!`, `.` and `,`,
    /// around an apostrophe between two, before 's, 'm, 're and 've.
    static String cleaned(String s) {
        return s.replace(" ?", "?")
                .replace(" !", "!")
                .replace(" .", ".")
                .replace(" ,", ",")
                .replace(" ' ", "'")
                .replace(" 's", "'s")
                .replace(" 'm", "'m")
                .replace(" 're", "'re")
                .replace(" 've", "'ve");
    }

    /// What is nearest to it among the decoders of a `tokenizer.json`.
    public Decoder nearest() {
        return alphabet
                ? new ByteLevelDecoder()
                : new DecoderSequence(
                        List.of(
                                new ReplaceDecoder(Pattern.literal(MARK), " "),
                                new ByteFallbackDecoder(),
                                new FuseDecoder(),
                                new StripDecoder(' ', dummy ? 1 : 0, 0)));
    }
}
