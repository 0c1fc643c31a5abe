package lexiscope.tokenizer;

import lexiscope.tokenizer.aligned.Pieces;

import java.util.Arrays;

/// Remembers what became of short parts of text: open addressing by a 64-bit hash, and then the
/// characters themselves are compared. A value is the part's pieces with spans relative to its
/// begin, so a hit costs a copy. For one thread at a time; when full it is emptied.
final class WordCache {
    /// Longer parts are not kept.
    static final int LONGEST = 64;

    private static final int ID_BITS = 26;
    private static final int ID_MASK = (1 << ID_BITS) - 1;

    private final int mask;
    private final long[] hashes;
    private final int[] keys;
    private final int[] values;
    private char[] characters = new char[1 << 12];
    private int[] pool = new int[1 << 12];
    private int size;
    private int charactersUsed;
    private int poolUsed;

    /// A cache of so many slots, a power of two; half of them are used.
    WordCache(int slots) {
        mask = slots - 1;
        hashes = new long[slots];
        keys = new int[slots];
        values = new int[slots];
    }

    /// Appends the pieces of the units `[from, to)`, `typed` being where they were typed; false
    /// where they are not remembered.
    boolean copy(long hash, char[] text, int from, int to, int typed, Pieces out) {
        int slot = slot(hash, text, from, to);
        if (values[slot] == 0) {
            return false;
        }
        int at = values[slot];
        int n = pool[at++];
        out.room(n);
        for (int end = at + 2 * n; at < end; at += 2) {
            int id = pool[at];
            int span = pool[at + 1];
            out.addFast(
                    id & ID_MASK,
                    typed + (span & 0xFF),
                    typed + (span >>> 8 & 0xFF),
                    typed + (span >>> 16 & 0xFF),
                    typed + (span >>> 24),
                    id >>> ID_BITS);
        }
        return true;
    }

    /// Remembers the pieces from `first` on as those of the units `[from, to)`.
    void put(long hash, char[] text, int from, int to, int typed, Pieces pieces, int first) {
        int length = to - from;
        int n = pieces.size() - first;
        if (length > LONGEST || !fits(pieces, first, typed)) {
            return;
        }
        if (size * 2 > mask) {
            clear();
        }
        int slot = slot(hash, text, from, to);
        if (charactersUsed + length > characters.length) {
            characters = Arrays.copyOf(characters, characters.length * 2);
        }
        if (poolUsed + 2 * n + 2 > pool.length) {
            pool = Arrays.copyOf(pool, Math.max(pool.length * 2, poolUsed + 2 * n + 2));
        }
        System.arraycopy(text, from, characters, charactersUsed, length);
        keys[slot] = charactersUsed << 7 | length;
        charactersUsed += length;
        hashes[slot] = hash;
        poolUsed = Math.max(1, poolUsed);
        values[slot] = poolUsed;
        pool[poolUsed++] = n;
        for (int i = first; i < pieces.size(); i++) {
            pool[poolUsed++] = pieces.id(i) | pieces.marks(i) << ID_BITS;
            pool[poolUsed++] =
                    pieces.start(i) - typed
                            | pieces.end(i) - typed << 8
                            | pieces.reportedStart(i) - typed << 16
                            | pieces.reportedEnd(i) - typed << 24;
        }
        size++;
    }

    private static boolean fits(Pieces pieces, int first, int typed) {
        for (int i = first; i < pieces.size(); i++) {
            int spread =
                    pieces.start(i) - typed
                            | pieces.end(i) - typed
                            | pieces.reportedStart(i) - typed
                            | pieces.reportedEnd(i) - typed;
            if ((spread & ~0xFF) != 0 || pieces.id(i) > ID_MASK) {
                return false;
            }
        }
        return true;
    }

    private int slot(long hash, char[] text, int from, int to) {
        int length = to - from;
        int slot = (int) (hash ^ hash >>> 29) & mask;
        while (values[slot] != 0) {
            if (hashes[slot] == hash && (keys[slot] & 127) == length) {
                int key = keys[slot] >>> 7;
                if (Arrays.equals(characters, key, key + length, text, from, to)) {
                    return slot;
                }
            }
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void clear() {
        Arrays.fill(values, 0);
        size = 0;
        charactersUsed = 0;
        poolUsed = 0;
    }
}
