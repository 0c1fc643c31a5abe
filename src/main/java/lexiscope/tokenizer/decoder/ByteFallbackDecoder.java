package lexiscope.tokenizer.decoder;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Joins tokens such as `<0xC3>` to the character that their bytes are; a run that is not UTF-8
/// gives one U+FFFD a byte.
public record ByteFallbackDecoder() implements Decoder {
    @Override
    public List<String> chain(List<String> tokens) {
        var out = new ArrayList<String>(tokens.size());
        var run = new ByteArrayOutputStream();
        for (String token : tokens) {
            int b = value(token);
            if (b >= 0) {
                run.write(b);
            } else {
                flush(run, out);
                out.add(token);
            }
        }
        flush(run, out);
        return out;
    }

    private static void flush(ByteArrayOutputStream run, List<String> out) {
        byte[] bytes = run.toByteArray();
        run.reset();
        if (bytes.length == 0) {
            return;
        }
        try {
            out.add(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            out.addAll(java.util.Collections.nCopies(bytes.length, "\uFFFD"));
        }
    }

    /// The byte that a token stands for, or -1. `+` before a digit counts, as in Rust's parser.
    private static int value(String token) {
        if (token.length() != 6 || !token.startsWith("<0x") || token.charAt(5) != '>') {
            return -1;
        }
        int high = digit(token.charAt(3));
        int low = digit(token.charAt(4));
        boolean plus = token.charAt(3) == '+';
        return low < 0 || high < 0 && !plus ? -1 : plus ? low : high << 4 | low;
    }

    private static int digit(char c) {
        return c < 128 ? Character.digit(c, 16) : -1;
    }
}
