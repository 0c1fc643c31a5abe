package lexiscope.tokenizer.decoder;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// SentencePiece's way back (`sentencepiece/src/sentencepiece_processor.cc`, `Decode`): control
/// pieces vanish, the unknown piece shows its surface, byte pieces are joined to characters (a byte
/// that is of none gives U+FFFD), ▁ becomes a space, and the space before the text goes.
///
/// @param control the control pieces
/// @param unknown the unknown piece
/// @param surface what the unknown piece becomes
/// @param bytes whether pieces such as `<0x0A>` are bytes
/// @param dummy a space was put before the text
/// @param squeeze white space was squeezed, so all of it goes before the first word
public record SentencePieceDecoder(
        Set<String> control,
        String unknown,
        String surface,
        boolean bytes,
        boolean dummy,
        boolean squeeze)
        implements Decoder {
    public SentencePieceDecoder {
        control = Set.copyOf(control);
    }

    @Override
    public List<String> chain(List<String> tokens) {
        var out = new ArrayList<String>(tokens.size());
        var run = new ByteArrayOutputStream();
        boolean first = true;
        boolean seen = false;
        boolean written = false;
        for (String token : tokens) {
            if (bytes && isByte(token)) {
                run.write(Integer.parseInt(token.substring(3, 5), 16));
                continue;
            }
            written |= flush(run, out);
            first &= !seen && !written;
            seen = false;
            String text;
            if (control.contains(token)) {
                text = "";
            } else if (token.equals(unknown)) {
                text = surface;
            } else {
                boolean cut = first && (dummy || squeeze) && token.startsWith("\u2581");
                seen = cut && !squeeze;
                text = (cut ? token.substring(1) : token).replace('\u2581', ' ');
            }
            written |= !text.isEmpty();
            out.add(text);
        }
        flush(run, out);
        return out;
    }

    private static boolean isByte(String token) {
        return token.length() == 6
                && token.startsWith("<0x")
                && token.charAt(5) == '>'
                && digit(token.charAt(3))
                && digit(token.charAt(4));
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9' || c >= 'A' && c <= 'F';
    }

    private static boolean flush(ByteArrayOutputStream run, List<String> out) {
        byte[] bytes = run.toByteArray();
        run.reset();
        if (bytes.length == 0) {
            return false;
        }
        var text = new StringBuilder();
        for (int i = 0; i < bytes.length; ) {
            int length = whole(bytes, i);
            text.append(
                    length == 0 ? "\uFFFD" : new String(bytes, i, length, StandardCharsets.UTF_8));
            i += Math.max(1, length);
        }
        out.add(text.toString());
        return true;
    }

    /// The bytes of the character that begins here, or 0 when none does.
    private static int whole(byte[] bytes, int i) {
        for (int length = 1; length <= 4 && i + length <= bytes.length; length++) {
            String text = new String(bytes, i, length, StandardCharsets.UTF_8);
            if (text.codePointCount(0, text.length()) == 1
                    && java.util.Arrays.equals(
                            text.getBytes(StandardCharsets.UTF_8),
                            java.util.Arrays.copyOfRange(bytes, i, i + length))) {
                return length;
            }
        }
        return 0;
    }
}
