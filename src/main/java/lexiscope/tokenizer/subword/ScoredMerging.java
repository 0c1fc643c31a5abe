package lexiscope.tokenizer.subword;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The merges of a whole text one after the other, as [SentencePieceBpe] makes them segment by
/// segment: the best score first, of equal ones the leftmost. Cost: n log n.
final class ScoredMerging {
    private final ScoredPieces pieces;
    private final Merges merges;
    private final List<Steps.Piece> symbols = new ArrayList<>();
    private final List<Steps.Merge> made = new ArrayList<>();
    private final int[] symbol;
    private final int[] node;
    private final int[] next;
    private final int[] previous;
    private final long[] merge;
    private final MergeQueue queue;

    /// @param id the symbol of each, as the merges know it; negative where it never merges
    /// @param shown each as a piece
    ScoredMerging(ScoredPieces pieces, Merges merges, int[] id, List<Steps.Piece> shown) {
        this.pieces = pieces;
        this.merges = merges;
        symbols.addAll(shown);
        symbol = id.clone();
        int n = id.length;
        node = new int[n];
        next = new int[n];
        previous = new int[n];
        merge = new long[n];
        Arrays.fill(merge, -1);
        queue = new MergeQueue(Math.max(1, n));
        for (int i = 0; i < n; i++) {
            node[i] = i;
            next[i] = i + 1 < n ? i + 1 : -1;
            previous[i] = i - 1;
        }
        for (int i = 0; i < n; i++) {
            offer(i);
        }
    }

    /// @param pieces what comes out
    Steps.Merged run(List<Steps.Piece> pieces) {
        while (!queue.isEmpty()) {
            long least = queue.poll();
            int left = (int) least;
            if (merge[left] >= 0 && merge[left] >>> 32 == least >>> 32) {
                join(left, next[left]);
            }
        }
        return new Steps.Merged(symbols, made, pieces);
    }

    private void join(int left, int right) {
        int rank = (int) (merge[left] >>> 32);
        int product = (int) merge[left];
        var whole = new Steps.Piece(product, at(left).start(), at(right).end(), false);
        made.add(new Steps.Merge(node[left], node[right], rank, pieces.scores()[product], whole));
        symbol[left] = product;
        node[left] = symbols.size() + made.size() - 1;
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

    private Steps.Piece at(int i) {
        int n = node[i];
        return n < symbols.size() ? symbols.get(n) : made.get(n - symbols.size()).product();
    }

    private void offer(int left) {
        int right = next[left];
        boolean possible = right >= 0 && symbol[left] >= 0 && symbol[right] >= 0;
        merge[left] = possible ? merges.get(symbol[left], symbol[right]) : -1;
        if (merge[left] >= 0) {
            queue.offer(merge[left] & 0xFFFFFFFF00000000L | left);
        }
    }
}
