package lexiscope.tokenizer.subword.bpe;

import org.jspecify.annotations.Nullable;

/// Symbols that are merged with a queue: a doubly linked list in arrays, used again for one block
/// after the other. Cost: n log n.
final class MergeBlock {
    private final Merges merges;
    private final @Nullable MergeWatcher watcher;
    private final MergeQueue queue = new MergeQueue();
    private int[] symbol = {};
    private int[] next = {};
    private int[] previous = {};
    private long[] merge = {};
    private int count;

    MergeBlock(Merges merges, @Nullable MergeWatcher watcher) {
        this.merges = merges;
        this.watcher = watcher;
    }

    /// Merges the symbols `[from, to)` by themselves; the array stays as it is.
    void merge(int[] symbols, int from, int to) {
        int n = to - from;
        if (symbol.length <= n) {
            symbol = new int[n + 1];
            next = new int[n + 1];
            previous = new int[n + 1];
            merge = new long[n + 1];
        }
        System.arraycopy(symbols, from, symbol, 0, n);
        for (int i = 0; i < n; i++) {
            next[i] = i + 1 < n ? i + 1 : -1;
            previous[i] = i - 1;
        }
        for (int i = 0; i < n; i++) {
            offer(i);
        }
        while (!queue.isEmpty()) {
            long least = queue.poll();
            int left = (int) least;
            // what was queued for a symbol before it or the one after it changed is stale
            if (merge[left] >= 0 && merge[left] >>> 32 == least >>> 32) {
                join(left, next[left]);
            }
        }
        gather(n);
    }

    private void join(int left, int right) {
        if (watcher != null) {
            watcher.merged(left, right, (int) (merge[left] >>> 32), (int) merge[left]);
        }
        symbol[left] = (int) merge[left];
        merge[right] = -1;
        next[left] = next[right];
        if (next[right] >= 0) {
            previous[next[right]] = left;
        }
        offer(left);
        if (previous[left] >= 0) {
            offer(previous[left]);
        }
    }

    private void offer(int left) {
        int right = next[left];
        boolean possible = right >= 0 && symbol[left] >= 0 && symbol[right] >= 0;
        merge[left] = possible ? merges.get(symbol[left], symbol[right]) : -1;
        if (merge[left] >= 0) {
            if (watcher != null) {
                watcher.offered(symbol[left], symbol[right], (int) merge[left]);
            }
            queue.offer(merge[left] & 0xFFFFFFFF00000000L | left);
        }
    }

    /// Moves the tokens together; the way back is not needed any more and holds their places.
    private void gather(int n) {
        count = 0;
        for (int i = 0; i >= 0 && n > 0; i = next[i]) {
            symbol[count] = symbol[i];
            previous[count++] = i;
        }
        previous[count] = n;
    }

    /// The number of tokens.
    int size() {
        return count;
    }

    /// What token `i` is.
    int symbol(int i) {
        return symbol[i];
    }

    /// The first of the symbols that token `i` was merged from, counted from the block's begin; for
    /// [#size] their number.
    int first(int i) {
        return previous[i];
    }

    /// Whether the symbols `[from, to)`, merged by themselves, become two tokens with the border at
    /// `border`.
    boolean apart(int[] symbols, int from, int border, int to) {
        merge(symbols, from, to);
        return count == 2 && previous[1] == border - from;
    }
}
