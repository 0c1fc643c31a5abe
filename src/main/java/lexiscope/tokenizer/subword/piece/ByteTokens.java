package lexiscope.tokenizer.subword.piece;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.function.IntConsumer;

/// The tokens `<0x00>` to `<0xFF>` that stand for raw bytes where a character has no entry.
public final class ByteTokens {
    private final int[] ids = new int[256];

    /// Finds them in a vocabulary; some may be missing.
    public ByteTokens(Map<String, Integer> vocabulary) {
        for (int b = 0; b < 256; b++) {
            ids[b] = vocabulary.getOrDefault(String.format("<0x%02X>", b), -1);
        }
    }

    /// The tokens of a text's bytes; empty unless every one is there.
    public int[] of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int[] tokens = new int[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            tokens[i] = ids[bytes[i] & 0xFF];
            if (tokens[i] < 0) {
                return new int[0];
            }
        }
        return tokens;
    }

    /// The token of a byte, or -1.
    public int id(int b) {
        return ids[b];
    }

    /// Whether there is one for every byte.
    public boolean complete() {
        return Arrays.stream(ids).allMatch(id -> id >= 0);
    }

    /// Those that there are.
    public void each(IntConsumer token) {
        Arrays.stream(ids).filter(id -> id >= 0).forEach(token);
    }

    @Override
    public String toString() {
        return "ByteTokens" + Arrays.toString(ids);
    }
}
