package lexiscope.tokenizer.subword;

import java.util.Arrays;

/// The symbols of one segment while they are merged: a doubly linked list in arrays. Negative
/// symbols never merge.
final class MergeRun {
    /// Stands for a character that no piece has.
    static final int NONE = Integer.MIN_VALUE;

    /// Up to this many symbols the best merge is looked for by scanning; a heap costs more.
    private static final int SHORT = 24;

    /// Told of every candidate.
    @FunctionalInterface
    interface Offered {
        void pair(int left, int right, int product);
    }

    /// Takes a symbol and its place.
    @FunctionalInterface
    interface Each {
        void symbol(int symbol, int start, int end);
    }

    private final Merges merges;
    private final int[] id;
    private final int[] end;
    private int[] next = {};
    private int[] previous = {};
    private int size;

    MergeRun(Merges merges, int most) {
        this.merges = merges;
        id = new int[most];
        end = new int[most];
    }

    /// Appends a symbol that ends at a unit.
    void add(int symbol, int to) {
        id[size] = symbol;
        end[size++] = to;
    }

    void mergeAll(Offered offered) {
        if (size <= SHORT) {
            scan(offered);
        } else {
            heap(offered);
        }
    }

    private long merge(int left, int right, Offered offered) {
        if (id[left] < 0 || id[right] < 0) {
            return -1;
        }
        long merge = merges.get(id[left], id[right]);
        if (merge >= 0) {
            offered.pair(id[left], id[right], (int) merge);
        }
        return merge;
    }

    private void scan(Offered offered) {
        long[] merge = new long[size];
        for (int i = 0; i + 1 < size; i++) {
            merge[i] = merge(i, i + 1, offered);
        }
        while (true) {
            int best = -1;
            int rank = Integer.MAX_VALUE;
            for (int i = 0; i + 1 < size; i++) {
                int r = (int) (merge[i] >> 32);
                if (r >= 0 && r < rank) {
                    rank = r;
                    best = i;
                }
            }
            if (best < 0) {
                return;
            }
            id[best] = (int) merge[best];
            end[best] = end[best + 1];
            int tail = size - best - 2;
            System.arraycopy(id, best + 2, id, best + 1, tail);
            System.arraycopy(end, best + 2, end, best + 1, tail);
            System.arraycopy(merge, best + 2, merge, best + 1, tail);
            size--;
            if (best > 0) {
                merge[best - 1] = merge(best - 1, best, offered);
            }
            if (best + 1 < size) {
                merge[best] = merge(best, best + 1, offered);
            }
        }
    }

    private void heap(Offered offered) {
        next = new int[size];
        previous = new int[size];
        long[] merge = new long[size];
        var queue = new MergeQueue(size);
        for (int i = 0; i < size; i++) {
            next[i] = i + 1 < size ? i + 1 : -1;
            previous[i] = i - 1;
        }
        Arrays.fill(merge, -1);
        for (int i = 0; i + 1 < size; i++) {
            offer(queue, merge, i, offered);
        }
        while (!queue.isEmpty()) {
            long least = queue.poll();
            int left = (int) least;
            if (merge[left] < 0 || merge[left] >>> 32 != least >>> 32) {
                continue;
            }
            int right = next[left];
            id[left] = (int) merge[left];
            end[left] = end[right];
            merge[right] = -1;
            id[right] = NONE;
            next[left] = next[right];
            if (next[right] >= 0) {
                previous[next[right]] = left;
            }
            offer(queue, merge, left, offered);
            if (previous[left] >= 0) {
                offer(queue, merge, previous[left], offered);
            }
        }
        int count = 0;
        for (int i = 0; i >= 0; i = next[i]) {
            id[count] = id[i];
            end[count++] = end[i];
        }
        size = count;
    }

    /// Notes the merge of a symbol with the next one; what stood in the queue for it before is
    /// stale.
    private void offer(MergeQueue queue, long[] merge, int left, Offered offered) {
        int right = next[left];
        merge[left] = right < 0 ? -1 : merge(left, right, offered);
        if (merge[left] >= 0) {
            queue.offer(merge[left] & 0xFFFFFFFF00000000L | left);
        }
    }

    void each(Each each) {
        int start = 0;
        for (int i = 0; i < size; i++) {
            each.symbol(id[i], start, end[i]);
            start = end[i];
        }
    }
}
