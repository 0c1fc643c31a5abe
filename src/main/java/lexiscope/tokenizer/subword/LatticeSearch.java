package lexiscope.tokenizer.subword;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The two best ways through the lattice of a word, by Viterbi's algorithm with two entries a node.
/// Ties keep what was found first. Cost: linear in the edges.
final class LatticeSearch {
    private static final int PATHS = 2;

    private final List<Steps.Edge> edges = new ArrayList<>();
    private final double[][] best;
    private final int[][] edge;
    private final int[][] via;
    private final int length;

    LatticeSearch(Unigram model, String word) {
        length = word.length();
        best = new double[length + 1][PATHS];
        edge = new int[length + 1][PATHS];
        via = new int[length + 1][PATHS];
        for (int i = 0; i <= length; i++) {
            Arrays.fill(best[i], Double.NEGATIVE_INFINITY);
            Arrays.fill(edge[i], -1);
        }
        best[0][0] = 0;
        for (int i = 0; i < length; i += Character.charCount(word.codePointAt(i))) {
            model.edges(
                    word,
                    i,
                    (start, end, id, score) -> {
                        edges.add(new Steps.Edge(id, start, end, score));
                        relax(start, end, score);
                    });
        }
    }

    private void relax(int start, int end, double score) {
        int here = edges.size() - 1;
        for (int k = 0; k < PATHS; k++) {
            double sum = best[start][k] + score;
            if (sum > best[end][0]) {
                best[end][1] = best[end][0];
                edge[end][1] = edge[end][0];
                via[end][1] = via[end][0];
                set(end, 0, sum, here, k);
            } else if (sum > best[end][1]) {
                set(end, 1, sum, here, k);
            }
        }
    }

    private void set(int end, int slot, double sum, int here, int k) {
        best[end][slot] = sum;
        edge[end][slot] = here;
        via[end][slot] = k;
    }

    List<Steps.Edge> edges() {
        return edges;
    }

    /// The best path and the runner-up; fewer where there are fewer ways.
    List<Steps.Path> paths() {
        var paths = new ArrayList<Steps.Path>();
        for (int k = 0; k < PATHS && length > 0; k++) {
            if (edge[length][k] >= 0) {
                var places = new ArrayList<Integer>();
                int slot = k;
                for (int at = length; at > 0; ) {
                    int e = edge[at][slot];
                    places.addFirst(e);
                    slot = via[at][slot];
                    at = edges.get(e).start();
                }
                paths.add(new Steps.Path(places, best[length][k]));
            }
        }
        return paths;
    }
}
