package lexiscope.tokenizer.subword;

import java.util.ArrayList;
import java.util.List;

/// Writes down the merges of one word as the nodes of a forest.
final class MergeRecord {
    private final List<Steps.Merge> merges = new ArrayList<>();
    private final List<Integer> nodes = new ArrayList<>();
    private final int symbols;

    MergeRecord(int symbols) {
        this.symbols = symbols;
        for (int i = 0; i < symbols; i++) {
            nodes.add(i);
        }
    }

    /// The symbols at two places of the list became one, at the left place; with `closing` the
    /// places behind move up.
    void merged(int left, int right, boolean closing, int rank, Steps.Piece product) {
        merges.add(new Steps.Merge(nodes.get(left), nodes.get(right), rank, Double.NaN, product));
        nodes.set(left, symbols + merges.size() - 1);
        if (closing) {
            nodes.subList(right, right + 1).clear();
        }
    }

    List<Steps.Merge> merges() {
        return merges;
    }
}
