package lexiscope.tokenizer.subword.bpe;

/// The merges of a BPE model: pair of ids → rank and product. An open-addressing map without
/// objects.
public final class Merges {
    /// Key and value of a slot side by side; keys are stored inverted, so 0 is a free slot.
    private final long[] slots;

    private final int mask;
    private int size;

    /// Makes an empty map for up to `expected` merges.
    public Merges(int expected) {
        int capacity = Math.max(16, Integer.highestOneBit(Math.max(1, expected)) * 4);
        slots = new long[capacity * 2];
        mask = capacity - 1;
    }

    /// Adds a merge; of two with the same pair the later one stays.
    public void put(int left, int right, int rank, int product) {
        long key = key(left, right);
        int slot = slot(key);
        if (slots[slot] == 0) {
            slots[slot] = key;
            size++;
        }
        slots[slot + 1] = (long) rank << 32 | product;
    }

    /// Rank in the upper, product in the lower 32 bits, or -1 when the pair does not merge.
    public long get(int left, int right) {
        int slot = slot(key(left, right));
        return slots[slot] == 0 ? -1 : slots[slot + 1];
    }

    /// Takes merges.
    @FunctionalInterface
    public interface Entries {
        void merge(int left, int right, int rank, int product);
    }

    /// All merges, in no particular order.
    public void each(Entries entries) {
        for (int slot = 0; slot < slots.length; slot += 2) {
            if (slots[slot] != 0) {
                long key = ~slots[slot];
                long value = slots[slot + 1];
                entries.merge((int) (key >>> 32), (int) key, (int) (value >>> 32), (int) value);
            }
        }
    }

    /// The number of merges.
    public int size() {
        return size;
    }

    private static long key(int left, int right) {
        return ~((long) left << 32 | right & 0xFFFFFFFFL);
    }

    private int slot(long key) {
        long h = key * 0x9E3779B97F4A7C15L;
        int slot = (int) (h ^ h >>> 32) & mask;
        while (slots[slot * 2] != 0 && slots[slot * 2] != key) {
            slot = slot + 1 & mask;
        }
        return slot * 2;
    }
}
