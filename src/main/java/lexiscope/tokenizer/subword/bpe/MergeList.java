package lexiscope.tokenizer.subword.bpe;

import java.util.Arrays;

/// Collects merges whose number is not known beforehand.
public final class MergeList {
    private long[] pairs = new long[1 << 12];
    private long[] values = new long[1 << 12];
    private int size;

    /// Adds a merge.
    public void add(int left, int right, int rank, int product) {
        if (size == pairs.length) {
            pairs = Arrays.copyOf(pairs, size * 2);
            values = Arrays.copyOf(values, size * 2);
        }
        pairs[size] = (long) left << 32 | right;
        values[size++] = (long) rank << 32 | product;
    }

    /// All of them.
    public Merges merges() {
        var merges = new Merges(size);
        for (int i = 0; i < size; i++) {
            merges.put(
                    (int) (pairs[i] >>> 32),
                    (int) pairs[i],
                    (int) (values[i] >>> 32),
                    (int) values[i]);
        }
        return merges;
    }
}
