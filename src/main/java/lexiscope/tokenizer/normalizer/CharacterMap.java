package lexiscope.tokenizer.normalizer;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// SentencePiece's precompiled character map: a double array (Darts) over UTF-8 whose leaves point
/// into a pool of replacements that end with NUL.
///
/// Layout: the size of the array in bytes (uint32, little endian), the array, the pool
/// (`sentencepiece/src/normalizer.cc`, `DecodePrecompiledCharsMap`).
public final class CharacterMap {
    private final int[] units;
    private final byte[] pool;
    private final boolean[] ascii = new boolean[128];

    private CharacterMap(int[] units, byte[] pool) {
        this.units = units;
        this.pool = pool;
        for (int c = 0; c < 128; c++) {
            ascii[c] = shortest(new byte[] {(byte) c}, 0, 1) != null;
        }
    }

    /// Whether an ASCII character by itself is mapped.
    boolean mapsAscii(char c) {
        return ascii[c];
    }

    /// Takes a key, which is not to be kept, and what is put in its place.
    @FunctionalInterface
    interface Entries {
        void entry(byte[] key, int length, String replacement);
    }

    private static final int LONGEST_KEY = 64;
    private static final int MOST_NODES = 1 << 20;

    /// Visits every key; false where there are more than any map has, as in a damaged one.
    boolean each(Entries entries) {
        return new Walk(entries).from(offset(units[0]), 0);
    }

    /// The trie, depth first. A unit knows its label and so its parent: one pass gathers the
    /// children of each, where asking for all 255 labels of every node would take 20 million looks.
    private final class Walk {
        private final Entries entries;
        private final byte[] key = new byte[LONGEST_KEY];
        private final int[] firstChild = new int[(units.length | 0xFF) + 1];
        private final int[] nextChild = new int[units.length];
        private int nodes;

        Walk(Entries entries) {
            this.entries = entries;
            Arrays.fill(firstChild, -1);
            for (int child = units.length - 1; child >= 0; child--) {
                int label = units[child] & 0x800000FF;
                if (label > 0) {
                    nextChild[child] = firstChild[child ^ label];
                    firstChild[child ^ label] = child;
                }
            }
        }

        boolean from(int node, int length) {
            if (length == LONGEST_KEY || ++nodes > MOST_NODES) {
                return false;
            }
            int first = node < 0 || node >= firstChild.length ? -1 : firstChild[node];
            for (int child = first; child >= 0; child = nextChild[child]) {
                key[length] = (byte) units[child];
                int below = child ^ offset(units[child]);
                if ((units[child] >>> 8 & 1) == 1 && below >= 0 && below < units.length) {
                    int value = units[below] & 0x7FFFFFFF;
                    entries.entry(key, length + 1, replacement(value));
                }
                if (!from(below, length + 1)) {
                    return false;
                }
            }
            return true;
        }
    }

    /// Reads a map.
    ///
    /// @throws IllegalArgumentException with a sentence when the bytes are not a map
    public static CharacterMap of(byte[] blob) {
        if (blob.length <= 4) {
            throw new IllegalArgumentException("the character map is too short");
        }
        var in = ByteBuffer.wrap(blob).order(ByteOrder.LITTLE_ENDIAN);
        long bytes = in.getInt() & 0xFFFFFFFFL;
        if (bytes > blob.length - 4 || bytes % 4 != 0 || bytes == 0) {
            throw new IllegalArgumentException(
                    "the character map says that its trie has "
                            + bytes
                            + " bytes, which does not fit its "
                            + blob.length);
        }
        int[] units = new int[(int) bytes / 4];
        for (int i = 0; i < units.length; i++) {
            units[i] = in.getInt();
        }
        return new CharacterMap(units, Arrays.copyOfRange(blob, 4 + (int) bytes, blob.length));
    }

    /// The bytes that it is read from.
    public byte[] bytes() {
        var out = ByteBuffer.allocate(4 + 4 * units.length + pool.length);
        out.order(ByteOrder.LITTLE_ENDIAN).putInt(4 * units.length);
        for (int unit : units) {
            out.putInt(unit);
        }
        return out.put(pool).array();
    }

    /// A match: how many bytes of the key, and what takes their place.
    public record Match(int length, String replacement) {}

    /// The shortest prefix of `key[from, to)` that is mapped (what `tokenizers` takes), or null.
    public @Nullable Match shortest(byte[] key, int from, int to) {
        return find(key, from, to, true);
    }

    /// The longest prefix of `key[from, to)` that is mapped (what SentencePiece takes), or null.
    public @Nullable Match longest(byte[] key, int from, int to) {
        return find(key, from, to, false);
    }

    private @Nullable Match find(byte[] key, int from, int to, boolean shortest) {
        int node = offset(units[0]);
        int value = -1;
        int length = 0;
        for (int i = from; i < to && key[i] != 0; i++) {
            node ^= key[i] & 0xFF;
            if (node < 0 || node >= units.length) {
                break;
            }
            int unit = units[node];
            if ((unit & 0x800000FF) != (key[i] & 0xFF)) {
                break;
            }
            node ^= offset(unit);
            if ((unit >>> 8 & 1) == 1 && node >= 0 && node < units.length) {
                value = units[node] & 0x7FFFFFFF;
                length = i - from + 1;
                if (shortest) {
                    break;
                }
            }
        }
        return value < 0 ? null : new Match(length, replacement(value));
    }

    private static int offset(int unit) {
        return unit >>> 10 << ((unit & 1 << 9) >>> 6);
    }

    private String replacement(int from) {
        int to = Math.min(from, pool.length);
        while (to < pool.length && pool[to] != 0) {
            to++;
        }
        int start = Math.min(from, pool.length);
        return new String(pool, start, to - start, StandardCharsets.UTF_8);
    }
}
