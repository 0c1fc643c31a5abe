package lexiscope.ui.steps;

import lexiscope.tokenizer.subword.steps.Steps;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

/// The lattice of a word laid out: a column for each character, the best way in the first row, what
/// the next best has other in the second, all other pieces below.
///
/// @param columns how many
/// @param bars every piece that fits, once
/// @param rows how many
/// @param ways the ways through it, the best first
public record LatticeChart(int columns, List<Bar> bars, int rows, List<Way> ways) {
    /// A piece.
    ///
    /// @param edge it
    /// @param from first column
    /// @param to the column after the last one
    /// @param row where it lies
    public record Bar(Steps.Edge edge, int from, int to, int row) {}

    /// A way.
    ///
    /// @param bars what it goes through, in order
    /// @param score the sum
    public record Way(List<Bar> bars, double score) {
        public Way {
            bars = List.copyOf(bars);
        }
    }

    public LatticeChart {
        bars = List.copyOf(bars);
        ways = List.copyOf(ways);
    }

    /// Lays out a lattice over its word. Cost: edges times rows.
    public static LatticeChart of(Steps.Lattice lattice, String word) {
        int[] row = new int[lattice.edges().size()];
        java.util.Arrays.fill(row, -1);
        if (!lattice.paths().isEmpty()) {
            lattice.paths().getFirst().edges().forEach(e -> row[e] = 0);
        }
        if (lattice.paths().size() > 1) {
            lattice.paths().get(1).edges().forEach(e -> row[e] = row[e] < 0 ? 1 : row[e]);
        }
        var ends = new ArrayList<Integer>();
        ends.add(Integer.MAX_VALUE);
        ends.add(Integer.MAX_VALUE);
        for (int e : longestFirst(lattice)) {
            if (row[e] >= 0) {
                continue;
            }
            int r = 2;
            while (r < ends.size() && ends.get(r) > lattice.edges().get(e).start()) {
                r++;
            }
            if (r == ends.size()) {
                ends.add(0);
            }
            ends.set(r, lattice.edges().get(e).end());
            row[e] = r;
        }
        var bars = new ArrayList<Bar>();
        for (int e = 0; e < row.length; e++) {
            Steps.Edge edge = lattice.edges().get(e);
            bars.add(
                    new Bar(
                            edge,
                            word.codePointCount(0, edge.start()),
                            word.codePointCount(0, edge.end()),
                            row[e]));
        }
        var ways = new ArrayList<Way>();
        for (Steps.Path path : lattice.paths()) {
            ways.add(new Way(path.edges().stream().map(bars::get).toList(), path.score()));
        }
        int rows = new HashSet<>(bars.stream().map(Bar::row).toList()).isEmpty() ? 0 : ends.size();
        return new LatticeChart(word.codePointCount(0, word.length()), bars, rows, ways);
    }

    private static List<Integer> longestFirst(Steps.Lattice lattice) {
        Comparator<Integer> starts = Comparator.comparingInt(e -> lattice.edges().get(e).start());
        return IntStream.range(0, lattice.edges().size())
                .boxed()
                .sorted(starts.thenComparingInt(e -> -lattice.edges().get(e).end()))
                .toList();
    }

    /// The best way through the first columns, as the search knows it when it has come so far: of
    /// every piece that ends there the one with the highest sum, and so back to the beginning. A
    /// character that no piece has ended at has none: then the way is empty. Cost: the pieces.
    ///
    /// @param column where it ends
    public Way best(int column) {
        double[] sum = new double[columns + 1];
        Bar[] last = new Bar[columns + 1];
        java.util.Arrays.fill(sum, Double.NEGATIVE_INFINITY);
        sum[0] = 0;
        var byEnd = new ArrayList<>(bars);
        byEnd.sort(Comparator.comparingInt(Bar::to));
        for (Bar bar : byEnd) {
            double next = sum[bar.from()] + bar.edge().score();
            if (next > sum[bar.to()]) {
                sum[bar.to()] = next;
                last[bar.to()] = bar;
            }
        }
        var way = new ArrayList<Bar>();
        for (int at = column; at > 0 && last[at] != null; at = last[at].from()) {
            way.addFirst(last[at]);
        }
        return new Way(way, sum[column]);
    }

    /// By how much the best way wins over the next; NaN where there is no other.
    public double margin() {
        return ways.size() < 2 ? Double.NaN : ways.get(0).score() - ways.get(1).score();
    }
}
