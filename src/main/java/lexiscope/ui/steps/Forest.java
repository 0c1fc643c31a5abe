package lexiscope.ui.steps;

import lexiscope.tokenizer.subword.steps.Steps;

import java.util.ArrayList;
import java.util.List;

/// The merges of a word laid out: a column for each symbol that the word began as, a row for each
/// merge.
///
/// @param steps what is laid out
/// @param symbols the columns
/// @param merges the rows, in order
/// @param roots what was never merged further, from left to right
public record Forest(Steps.Merged steps, List<Node> symbols, List<Row> merges, List<Node> roots) {
    /// A token over some columns.
    ///
    /// @param number its number in the steps
    /// @param from first column
    /// @param to the column after the last one
    /// @param piece what it is
    public record Node(int number, int from, int to, Steps.Piece piece) {}

    /// A merge.
    ///
    /// @param rank the lower, the sooner
    /// @param score the product's, or NaN
    public record Row(Node left, Node right, int rank, double score, Node product) {}

    public Forest {
        symbols = List.copyOf(symbols);
        merges = List.copyOf(merges);
        roots = List.copyOf(roots);
    }

    /// Lays out the steps of a word. Cost: linear.
    public static Forest of(Steps.Merged steps) {
        var nodes = new ArrayList<Node>();
        for (int i = 0; i < steps.symbols().size(); i++) {
            nodes.add(new Node(i, i, i + 1, steps.symbols().get(i)));
        }
        var symbols = List.copyOf(nodes);
        var rows = new ArrayList<Row>();
        boolean[] merged = new boolean[symbols.size() + steps.merges().size()];
        for (Steps.Merge m : steps.merges()) {
            Node left = nodes.get(m.left());
            Node right = nodes.get(m.right());
            var product = new Node(nodes.size(), left.from(), right.to(), m.product());
            merged[m.left()] = true;
            merged[m.right()] = true;
            nodes.add(product);
            rows.add(new Row(left, right, m.rank(), m.score(), product));
        }
        var roots = new ArrayList<>(nodes);
        roots.removeIf(n -> merged[n.number()]);
        roots.sort(java.util.Comparator.comparingInt(Node::from));
        return new Forest(steps, symbols, rows, roots);
    }

    /// What stands in the word after so many merges, from left to right.
    public List<Node> standing(int after) {
        var standing = new ArrayList<Node>(symbols);
        for (Row row : merges.subList(0, after)) {
            int at = standing.indexOf(row.left());
            standing.set(at, row.product());
            standing.remove(at + 1);
        }
        return standing;
    }
}
