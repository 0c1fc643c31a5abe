package lexiscope.tokenizer.subword.unigram;

import lexiscope.tokenizer.subword.piece.ScoredTrie;

import java.util.Arrays;

/// Viterbi's algorithm over one word, as `tokenizers` runs it. What all ways have in common so far
/// is given out and forgotten, so that a word of any length needs little memory; sums run on. For
/// one thread.
public final class UnigramRun {
    /// Takes the pieces of the best way, from left to right; -1 is an unknown character.
    @FunctionalInterface
    public interface Taker {
        void piece(int id, int start, int end);
    }

    /// Units behind which what is common is looked for.
    private static final int BLOCK = 1 << 12;

    private final ScoredTrie pieces;
    private final String word;
    private final Taker taker;
    private final int block;
    private double[] best;
    private int[] from;
    private int[] piece;
    private int origin;
    private int furthest;

    /// @param pieces what a word may be cut into
    /// @param taker gets the pieces of the best way, from left to right
    public UnigramRun(ScoredTrie pieces, String word, Taker taker) {
        this(pieces, word, taker, BLOCK);
    }

    /// With blocks of another length; for tests.
    UnigramRun(ScoredTrie pieces, String word, Taker taker, int block) {
        this.pieces = pieces;
        this.word = word;
        this.taker = taker;
        this.block = block;
        int size = Math.min(word.length(), block) + 1;
        best = new double[size];
        from = new int[size];
        piece = new int[size];
        Arrays.fill(from, -1);
    }

    /// Cuts the word; once.
    public void run() {
        int n = word.length();
        int next = block;
        ScoredTrie.Edges edges = this::offer;
        for (int i = 0; i < n; i += Character.charCount(word.codePointAt(i))) {
            if (i >= next) {
                settle(common(i));
                // as long again where the ways still differ from far behind
                next = i + Math.max(block, i - origin);
            }
            pieces.edges(word, i, edges);
        }
        settle(n);
    }

    private void offer(int start, int end, int id, double score) {
        double sum = best[start - origin] + score;
        int at = end - origin;
        if (at >= best.length) {
            grow(at);
        }
        furthest = Math.max(furthest, end);
        if (from[at] < 0 || sum > best[at]) {
            best[at] = sum;
            from[at] = start;
            piece[at] = id;
        }
    }

    private void grow(int at) {
        int before = best.length;
        int more = Math.max(at + 1, Math.min(before * 2, word.length() - origin + 1));
        best = Arrays.copyOf(best, more);
        from = Arrays.copyOf(from, more);
        piece = Arrays.copyOf(piece, more);
        Arrays.fill(from, before, more, -1);
    }

    /// The last unit that the best ways to all units from `i` on go through.
    private int common(int i) {
        boolean[] open = new boolean[furthest - origin + 1];
        int ways = 0;
        for (int at = i - origin; at < open.length; at++) {
            open[at] = from[at] >= 0;
            ways += open[at] ? 1 : 0;
        }
        int at = open.length - 1;
        for (; ways > 1; at--) {
            if (open[at]) {
                int before = from[at] - origin;
                ways -= open[before] ? 1 : 0;
                open[before] = true;
            }
        }
        while (!open[at]) {
            at--;
        }
        return origin + at;
    }

    /// Gives out the best way to a unit, and forgets what is before it.
    private void settle(int to) {
        int count = 0;
        for (int end = to; end > origin; end = from[end - origin]) {
            count++;
        }
        int[] ends = new int[count];
        for (int end = to; end > origin; end = from[end - origin]) {
            ends[--count] = end;
        }
        for (int end : ends) {
            taker.piece(piece[end - origin], from[end - origin], end);
        }
        int by = to - origin;
        int left = furthest - to + 1;
        if (by > 0 && left > 0) {
            System.arraycopy(best, by, best, 0, left);
            System.arraycopy(from, by, from, 0, left);
            System.arraycopy(piece, by, piece, 0, left);
            Arrays.fill(from, left, Math.min(from.length, left + by), -1);
            origin = to;
        }
    }
}
