package lexiscope.tokenizer.subword.bpe;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/// The symbols of one word or segment while they are merged: the lowest rank first, of equal ones
/// the leftmost. Negative symbols never merge. Cost: n log of the length of a block.
///
/// A long run is merged block by block, so that what is at work fits the caches. That is exact: in
/// the whole as in any stretch of it merges happen in one order as long as none reaches over the
/// stretch's ends. So where no merge reaches over the border of two neighbouring tokens, these two
/// merged by themselves, none does in the whole either; the border behind which the next block
/// begins is tried so, and both are merged again with more about them where it does not hold.
public final class MergeRun {
    /// Stands for a character that no piece has.
    public static final int NONE = Integer.MIN_VALUE;

    /// Up to this many symbols the best merge is looked for by scanning; a heap costs more.
    private static final int SHORT = 32;

    /// Symbols of a block at first; their lists and the queue take some 200 KB.
    private static final int BLOCK = 1 << 12;

    /// Tokens before the end of a block that are merged again, as what follows may change them; of
    /// a block of few tokens, long runs of spaces, no more than a quarter.
    private static final int BEHIND = 32;

    private final Merges merges;
    private final @Nullable MergeWatcher watcher;
    private final int block;
    private int[] symbols;
    private int[] first;
    private int size;

    /// @param symbols the symbols, owned from now on
    /// @param size how many of them count
    /// @param watcher is told of the merges of the whole in their order, or null
    public MergeRun(Merges merges, int[] symbols, int size, @Nullable MergeWatcher watcher) {
        this(merges, symbols, size, watcher, BLOCK);
    }

    /// With blocks of another length; for tests.
    MergeRun(Merges merges, int[] symbols, int size, @Nullable MergeWatcher watcher, int block) {
        this.merges = merges;
        this.symbols = symbols;
        this.size = size;
        this.watcher = watcher;
        this.block = block;
        this.first = new int[size <= SHORT ? size + 1 : 16];
    }

    /// Merges as far as the ranks allow.
    public void mergeAll() {
        if (size <= SHORT) {
            scan();
        } else {
            blocks(watcher == null ? block : size);
        }
    }

    /// The number of tokens.
    public int size() {
        return size;
    }

    /// What token `i` is.
    public int symbol(int i) {
        return symbols[i];
    }

    /// The first of the symbols that token `i` was merged from; for [#size] their number.
    public int first(int i) {
        return first[i];
    }

    private long merge(int left, int right) {
        long merge = left < 0 || right < 0 ? -1 : merges.get(left, right);
        if (watcher != null && merge >= 0) {
            watcher.offered(left, right, (int) merge);
        }
        return merge;
    }

    private void scan() {
        long[] merge = new long[size];
        for (int i = 0; i < size; i++) {
            first[i] = i;
            merge[i] = i + 1 < size ? merge(symbols[i], symbols[i + 1]) : -1;
        }
        first[size] = size;
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
            if (watcher != null) {
                watcher.merged(first[best], first[best + 1], rank, (int) merge[best]);
            }
            symbols[best] = (int) merge[best];
            int tail = size - best - 2;
            System.arraycopy(symbols, best + 2, symbols, best + 1, tail);
            System.arraycopy(merge, best + 2, merge, best + 1, tail);
            System.arraycopy(first, best + 2, first, best + 1, tail + 1);
            size--;
            if (best > 0) {
                merge[best - 1] = merge(symbols[best - 1], symbols[best]);
            }
            merge[best] = best + 1 < size ? merge(symbols[best], symbols[best + 1]) : -1;
        }
    }

    private void blocks(int atFirst) {
        var block = new MergeBlock(merges, watcher);
        var two = new MergeBlock(merges, null);
        int[] kept = new int[size / 4 + 16];
        first = new int[size / 4 + 16];
        int count = 0;
        int from = 0;
        int length = atFirst;
        int behind = BEHIND;
        while (from < size) {
            int to = Math.min(size, from + length);
            block.merge(symbols, from, to);
            if (count > 0 && !two.apart(symbols, first[count - 1], from, from + block.first(1))) {
                // more in front and more behind; never less again, so that all of it is n log n
                count -= Math.min(count, behind);
                from = first[count];
                behind *= 2;
                length *= 2;
                continue;
            }
            int again = Math.min(behind, block.size() / 4);
            int take = to == size ? block.size() : block.size() - again;
            if (count + take + 1 > kept.length) {
                int more = Math.max(count + take + 1, kept.length * 2);
                kept = Arrays.copyOf(kept, more);
                first = Arrays.copyOf(first, more);
            }
            for (int i = 0; i < take; i++) {
                kept[count] = block.symbol(i);
                first[count++] = from + block.first(i);
            }
            from += block.first(take);
            first[count] = from;
        }
        symbols = kept;
        size = count;
    }
}
