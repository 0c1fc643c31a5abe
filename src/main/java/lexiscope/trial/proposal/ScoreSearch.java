package lexiscope.trial.proposal;

import lexiscope.tokenizer.subword.steps.Steps;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/// Finds the smallest score with which a piece wins its own word: the best sum that the other ways
/// through the lattice reach. An equal score wins too, since the whole word is the first way found.
final class ScoreSearch {
    private final Map<String, Double> more = new LinkedHashMap<>();

    /// A piece that later searches have to reckon with.
    void add(String spelling, double score) {
        more.put(spelling, score);
    }

    /// The best sum of a word that is no piece; negative infinity where it goes through an unknown
    /// character, which costs more than the lowest score, whatever that is.
    ///
    /// @param lattice the ways of the model itself
    double best(String word, Steps.Lattice lattice) {
        double[] best = new double[word.length() + 1];
        boolean[] unknown = new boolean[word.length() + 1];
        Arrays.fill(best, Double.NEGATIVE_INFINITY);
        best[0] = 0;
        var edges = lattice.edges();
        boolean exact = lattice.exact();
        int next = 0;
        for (int at = 0; at < word.length(); at++) {
            for (; next < edges.size() && edges.get(next).start() == at; next++) {
                var e = edges.get(next);
                offer(best, unknown, at, e.end(), e.score(), e.id() < 0, exact);
            }
            for (var piece : more.entrySet()) {
                String spelling = piece.getKey();
                if (word.startsWith(spelling, at) && spelling.length() < word.length()) {
                    offer(
                            best,
                            unknown,
                            at,
                            at + spelling.length(),
                            piece.getValue(),
                            false,
                            exact);
                }
            }
        }
        return unknown[word.length()] ? Double.NEGATIVE_INFINITY : best[word.length()];
    }

    private static void offer(
            double[] best,
            boolean[] unknown,
            int from,
            int to,
            double score,
            boolean stranger,
            boolean exact) {
        double sum = exact ? best[from] + score : (float) (best[from] + score);
        if (best[from] > Double.NEGATIVE_INFINITY && sum > best[to]) {
            best[to] = sum;
            unknown[to] = unknown[from] || stranger;
        }
    }
}
