package lexiscope.tokenizer.subword.steps;

import lexiscope.tokenizer.subword.piece.ScoredTrie;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The best ways through the lattice of a word, by Viterbi's algorithm with a few entries a node.
/// Ties keep what was found first. Cost: linear in the edges, which come in order of their starts.
public final class LatticeSearch {
    private static final int PATHS = 4;

    private final List<Steps.Edge> edges = new ArrayList<>();
    private final double[][] best;
    private final int[][] edge;
    private final int[][] via;
    private final int length;
    private final boolean exact;

    /// @param length of the word
    /// @param exact whether sums are kept in double precision, not in single
    public LatticeSearch(int length, boolean exact) {
        this.length = length;
        this.exact = exact;
        best = new double[length + 1][PATHS];
        edge = new int[length + 1][PATHS];
        via = new int[length + 1][PATHS];
        for (int i = 0; i <= length; i++) {
            Arrays.fill(best[i], Double.NEGATIVE_INFINITY);
            Arrays.fill(edge[i], -1);
        }
        best[0][0] = 0;
    }

    /// Takes the next edge.
    public void edge(int start, int end, int id, double score) {
        edges.add(new Steps.Edge(id, start, end, score));
        for (int k = 0; k < PATHS && best[start][k] > Double.NEGATIVE_INFINITY; k++) {
            double sum = best[start][k] + score;
            double kept = exact ? sum : (float) sum;
            // as UnigramSearch compares them
            insert(end, id == ScoredTrie.UNKNOWN ? kept : sum, kept, k);
        }
    }

    private void insert(int end, double held, double sum, int from) {
        int place = PATHS;
        while (place > 0 && held > best[end][place - 1]) {
            place--;
        }
        if (place == PATHS) {
            return;
        }
        int tail = PATHS - place - 1;
        System.arraycopy(best[end], place, best[end], place + 1, tail);
        System.arraycopy(edge[end], place, edge[end], place + 1, tail);
        System.arraycopy(via[end], place, via[end], place + 1, tail);
        best[end][place] = sum;
        edge[end][place] = edges.size() - 1;
        via[end][place] = from;
    }

    /// What was found, with the pieces that came out.
    public Steps.Lattice found(List<Steps.Piece> pieces) {
        return new Steps.Lattice(edges, paths(), exact, pieces);
    }

    /// The best path and the runners-up; fewer where there are fewer ways.
    private List<Steps.Path> paths() {
        var paths = new ArrayList<Steps.Path>();
        for (int k = 0; k < PATHS && length > 0 && edge[length][k] >= 0; k++) {
            var places = new ArrayList<Integer>();
            int slot = k;
            for (int at = length; at > 0; ) {
                int e = edge[at][slot];
                places.add(e);
                slot = via[at][slot];
                at = edges.get(e).start();
            }
            paths.add(new Steps.Path(places.reversed(), best[length][k]));
        }
        return paths;
    }
}
