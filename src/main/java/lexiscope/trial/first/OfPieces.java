package lexiscope.trial.first;

import lexiscope.trial.proposal.PlannedRow;
import lexiscope.work.Progress;

import java.util.Arrays;
import java.util.List;

/// The rows of the pieces that the token's text is split into now, by weights.
///
/// @param weights which
public record OfPieces(Weights weights) implements FirstVector {
    /// How pieces are weighted.
    public enum Weights {
        /// All alike (FVT, Gee et al. 2022): the commonest choice.
        MEAN("mean-of-pieces", "mean of its pieces"),
        /// By the characters of each piece.
        LENGTH("length-weighted", "its pieces by length"),
        /// As mergekit's tokensurgeon (`subword.py`): of k pieces the first counts k, the last 1;
        /// in an output matrix the other way round.
        POSITION("position-weighted", "its pieces by position"),
        FIRST("first-piece", "its first piece"),
        LAST("last-piece", "its last piece"),
        SUM("sum-of-pieces", "sum of its pieces");

        private final String word;
        private final String label;

        Weights(String word, String label) {
            this.word = word;
            this.label = label;
        }
    }

    @Override
    public String name() {
        return weights.word;
    }

    @Override
    public String label() {
        return weights.label;
    }

    @Override
    public List<float[]> vectors(Ground ground, List<PlannedRow> rows, Progress progress) {
        return rows.stream().map(row -> vector(ground, row.pieces())).toList();
    }

    private float[] vector(Ground ground, int[] pieces) {
        double[] by = by(ground, pieces);
        if (weights == Weights.SUM) {
            double[] sum = ground.weighted(pieces, by);
            return Ground.single(Arrays.copyOf(sum, sum.length - 1));
        }
        return ground.mean(pieces, by);
    }

    /// The pieces whose rows count at all.
    int[] counted(int[] pieces) {
        int k = pieces.length;
        return switch (weights) {
            case MEAN, LENGTH, POSITION, SUM -> pieces;
            case FIRST -> Arrays.copyOf(pieces, Math.min(1, k));
            case LAST -> Arrays.copyOfRange(pieces, Math.max(0, k - 1), k);
        };
    }

    private double[] by(Ground ground, int[] pieces) {
        int k = pieces.length;
        double[] by = new double[k];
        Arrays.setAll(
                by,
                i ->
                        switch (weights) {
                            case MEAN, SUM -> 1;
                            case LENGTH -> length(ground, pieces[i]);
                            case POSITION -> ground.output() ? i + 1 : k - i;
                            case FIRST -> i == 0 ? 1 : 0;
                            case LAST -> i == k - 1 ? 1 : 0;
                        });
        return by;
    }

    /// Characters of a piece without the marks of its place; at least one.
    private static int length(Ground ground, int id) {
        var vocabulary = ground.tokenizer().vocabulary();
        String bare = vocabulary.spellingRule().bare(vocabulary.spelling(id));
        return Math.max(1, bare.codePointCount(0, bare.length()));
    }
}
