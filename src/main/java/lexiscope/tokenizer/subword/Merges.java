package lexiscope.tokenizer.subword;

/// The merges of a BPE model: pair of ids → rank and product. An open-addressing map without
/// objects.
public final class Merges {
    private final long[] keys;
    private final long[] values;
    private final int mask;
    private int size;

    /// Makes an empty map for about `expected` merges.
    public Merges(int expected) {
        int capacity = Math.max(16, Integer.highestOneBit(Math.max(1, expected)) * 4);
        keys = new long[capacity];
        values = new long[capacity];
        mask = capacity - 1;
        java.util.Arrays.fill(keys, -1);
    }

    /// Adds a merge; of two with the same pair the later one stays.
    public void put(int left, int right, int rank, int product) {
        long key = key(left, right);
        int slot = slot(key);
        if (keys[slot] < 0) {
            keys[slot] = key;
            size++;
        }
        values[slot] = (long) rank << 32 | product;
    }

    /// Rank in the upper, product in the lower 32 bits, or -1 when the pair does not merge.
    public long get(int left, int right) {
        int slot = slot(key(left, right));
        return keys[slot] < 0 ? -1 : values[slot];
    }

    /// Takes merges.
    @FunctionalInterface
    public interface Entries {
        void merge(int left, int right, int rank, int product);
    }

    /// All merges, in no particular order.
    public void each(Entries entries) {
        for (int slot = 0; slot < keys.length; slot++) {
            long key = keys[slot];
            if (key >= 0) {
                long value = values[slot];
                entries.merge((int) (key >>> 32), (int) key, (int) (value >>> 32), (int) value);
            }
        }
    }

    /// The number of merges.
    public int size() {
        return size;
    }

    private static long key(int left, int right) {
        return (long) left << 32 | right & 0xFFFFFFFFL;
    }

    private int slot(long key) {
        long h = key * 0x9E3779B97F4A7C15L;
        int slot = (int) (h ^ h >>> 32) & mask;
        while (keys[slot] >= 0 && keys[slot] != key) {
            slot = slot + 1 & mask;
        }
        return slot;
    }
}
