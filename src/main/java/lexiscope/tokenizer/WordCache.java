package lexiscope.tokenizer;

import lexiscope.tokenizer.aligned.Pieces;

import java.util.Arrays;

/// Remembers what became of short parts of text. For one thread at a time; it grows with what it
/// holds, and when full it is emptied.
///
/// Open addressing, two longs a slot side by side: a key of 64 bits, and what is known. Up to eight
/// ASCII characters *are* their key; of other parts the key is a hash, and then the characters are
/// compared. A value is the part's pieces with spans relative to its begin, so a hit costs a copy;
/// where a part is one token with the part's own span, as most words are, it stands in the slot
/// itself, and a hit touches one line of memory. The words that are everywhere stand in a small
/// table before it, which stays close to the processor.
final class WordCache {
    /// Longer parts are not kept.
    static final int LONGEST = 64;

    /// A part of so many ASCII characters is its own key.
    static final int PACKED = 8;

    private static final long FACTOR = 0x9E3779B97F4A7C15L;
    private static final int ID_BITS = 26;
    private static final int ID_MASK = (1 << ID_BITS) - 1;
    private static final int FIRST_SLOTS = 1 << 12;

    private static final int NEAR_BITS = 10;

    // the lower half of what is known of a slot; the upper is a token or a place in the pool
    private static final int SHAPE = 0x1FF;
    private static final int IS_PACKED = 1 << 7;
    private static final int IS_SPECIAL = 1 << 8;
    private static final int USED = 1 << 9;
    private static final int IS_ONE = 1 << 10;

    private final int most;
    private int slots;
    private int shift;
    private long[] table;
    private final long[] near = new long[2 << NEAR_BITS];
    private char[] characters = new char[1 << 10];
    private int[] pool = new int[1 << 10];
    private int size;
    private int charactersUsed;
    private int poolUsed;

    /// A cache of at most so many slots, a power of two and at least 2; half of them are used.
    WordCache(int most) {
        this.most = most;
        slots = Math.min(most, FIRST_SLOTS);
        shift = Long.numberOfLeadingZeros(slots) + 1;
        table = new long[2 * slots];
    }

    /// What distinguishes parts with the same key.
    ///
    /// @param packed whether the key is the part itself
    /// @param special whether special tokens were matched in it
    static int shape(int length, boolean packed, boolean special) {
        return length | (packed ? IS_PACKED : 0) | (special ? IS_SPECIAL : 0);
    }

    /// The key of a part that is not its own.
    static long hash(char[] text, int from, int to) {
        long hash = 0;
        for (int i = from; i < to; i++) {
            hash = (hash ^ text[i]) * FACTOR;
        }
        return hash ^ hash >>> 29;
    }

    /// Appends the pieces of the units from `from` on, `typed` being where they were typed; false
    /// where they are not remembered.
    boolean copy(long key, int shape, char[] text, int from, int typed, Pieces out) {
        int close = (int) (key * FACTOR >>> 64 - NEAR_BITS) << 1;
        long known = near[close + 1];
        if (near[close] == key && (known & (SHAPE | USED)) == (shape | USED)) {
            out.room(1);
            out.addPlain((int) (known >>> 32), typed, typed + (shape & 0x7F));
            return true;
        }
        int slot = slot(key, shape, text, from);
        known = table[slot + 1];
        if ((known & IS_ONE) != 0) {
            near[close] = key;
            near[close + 1] = known;
            out.room(1);
            out.addPlain((int) (known >>> 32), typed, typed + (shape & 0x7F));
            return true;
        }
        if (known == 0) {
            return false;
        }
        int at = (int) (known >>> 32) + 1;
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

    /// Remembers the pieces from `first` on as those of a part that is not yet here.
    void put(long key, int shape, char[] text, int from, int typed, Pieces pieces, int first) {
        if (!fits(pieces, first, typed)) {
            return;
        }
        if ((size + 1) * 2 > slots) {
            makeRoom();
        }
        int length = shape & 0x7F;
        boolean packed = (shape & IS_PACKED) != 0;
        int slot = slot(key, shape, text, from);
        int n = pieces.size() - first;
        table[slot] = key;
        size++;
        if (packed && n == 1 && plain(pieces, first, typed, length)) {
            table[slot + 1] = (long) pieces.id(first) << 32 | IS_ONE | USED | shape;
            return;
        }
        if (poolUsed + 2 * n + 2 > pool.length) {
            pool = Arrays.copyOf(pool, Math.max(pool.length * 2, poolUsed + 2 * n + 2));
        }
        table[slot + 1] = (long) poolUsed << 32 | USED | shape;
        pool[poolUsed++] = packed ? 0 : remembered(text, from, length);
        pool[poolUsed++] = n;
        for (int i = first; i < pieces.size(); i++) {
            pool[poolUsed++] = pieces.id(i) | pieces.marks(i) << ID_BITS;
            pool[poolUsed++] =
                    pieces.start(i) - typed
                            | pieces.end(i) - typed << 8
                            | pieces.reportedStart(i) - typed << 16
                            | pieces.reportedEnd(i) - typed << 24;
        }
    }

    private int remembered(char[] text, int from, int length) {
        if (charactersUsed + length > characters.length) {
            characters = Arrays.copyOf(characters, characters.length * 2);
        }
        System.arraycopy(text, from, characters, charactersUsed, length);
        charactersUsed += length;
        return charactersUsed - length;
    }

    private static boolean plain(Pieces pieces, int i, int typed, int length) {
        return pieces.marks(i) == 0
                && pieces.start(i) == typed
                && pieces.end(i) == typed + length
                && pieces.reportedStart(i) == typed
                && pieces.reportedEnd(i) == typed + length;
    }

    private static boolean fits(Pieces pieces, int first, int typed) {
        for (int i = first; i < pieces.size(); i++) {
            int spread =
                    pieces.start(i) - typed
                            | pieces.end(i) - typed
                            | pieces.reportedStart(i) - typed
                            | pieces.reportedEnd(i) - typed;
            if ((spread & ~0xFF) != 0 || pieces.id(i) > ID_MASK || pieces.spelled(i) != null) {
                return false;
            }
        }
        return true;
    }

    /// The place in the table of a part, or of the free slot where it belongs.
    private int slot(long key, int shape, char[] text, int from) {
        int last = 2 * slots - 1;
        int slot = (int) (key * FACTOR >>> shift) << 1;
        while (true) {
            long known = table[slot + 1];
            if (known == 0) {
                return slot;
            }
            if (table[slot] == key && (known & SHAPE) == shape) {
                if ((shape & IS_PACKED) != 0) {
                    return slot;
                }
                int length = shape & 0x7F;
                int at = pool[(int) (known >>> 32)];
                if (Arrays.equals(characters, at, at + length, text, from, from + length)) {
                    return slot;
                }
            }
            slot = slot + 2 & last;
        }
    }

    private void makeRoom() {
        if (slots == most) {
            Arrays.fill(table, 0);
            Arrays.fill(near, 0);
            size = 0;
            charactersUsed = 0;
            poolUsed = 0;
            return;
        }
        long[] old = table;
        slots *= 2;
        shift--;
        table = new long[2 * slots];
        int last = 2 * slots - 1;
        for (int i = 0; i < old.length; i += 2) {
            if (old[i + 1] != 0) {
                int slot = (int) (old[i] * FACTOR >>> shift) << 1;
                while (table[slot + 1] != 0) {
                    slot = slot + 2 & last;
                }
                table[slot] = old[i];
                table[slot + 1] = old[i + 1];
            }
        }
    }
}
