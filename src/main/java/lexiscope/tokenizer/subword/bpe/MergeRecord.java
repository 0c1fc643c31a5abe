package lexiscope.tokenizer.subword.bpe;

import lexiscope.tokenizer.subword.steps.Steps;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/// Writes down the merges of one word as the nodes of a forest.
public final class MergeRecord implements MergeWatcher {
    private final List<Steps.Piece> nodes;
    private final int[] nodeOf;
    private final IntToDoubleFunction score;
    private final List<Steps.Merge> merges = new ArrayList<>();

    /// @param symbols what the word begins as
    /// @param score the score of a product, or NaN where merges have none
    public MergeRecord(List<Steps.Piece> symbols, IntToDoubleFunction score) {
        this.nodes = new ArrayList<>(symbols);
        this.nodeOf = new int[symbols.size()];
        Arrays.setAll(nodeOf, i -> i);
        this.score = score;
    }

    @Override
    public void merged(int left, int right, int rank, int product) {
        Steps.Piece before = nodes.get(nodeOf[left]);
        int end = Math.max(before.end(), nodes.get(nodeOf[right]).end());
        var whole = new Steps.Piece(product, before.start(), end, false);
        merges.add(
                new Steps.Merge(
                        nodeOf[left], nodeOf[right], rank, score.applyAsDouble(product), whole));
        nodeOf[left] = nodes.size();
        nodes.add(whole);
    }

    /// The merges, in order.
    public List<Steps.Merge> merges() {
        return merges;
    }
}
