package lexiscope.format;

import lexiscope.embedding.EmbeddingMatrix;

import java.util.Locale;
import java.util.Optional;

/// How far an adapter moved the rows of its base.
final class RowChangeNorms {
    private static final int TILE = 256;

    private RowChangeNorms() {}

    /// A sentence on the rows that differ, or nothing when the matrices differ in shape. Cost: one
    /// pass over both.
    static Optional<String> between(EmbeddingMatrix before, EmbeddingMatrix after) {
        if (before.rows() != after.rows() || before.dim() != after.dim()) {
            return Optional.of(
                    String.format(
                            Locale.ROOT,
                            "The base has %,d × %,d numbers, the adapter %,d × %,d.",
                            before.rows(),
                            before.dim(),
                            after.rows(),
                            after.dim()));
        }
        int dim = before.dim();
        float[] a = new float[TILE * dim];
        float[] b = new float[TILE * dim];
        int moved = 0;
        double sum = 0;
        double most = -1;
        int which = 0;
        for (int from = 0; from < before.rows(); from += TILE) {
            int count = Math.min(TILE, before.rows() - from);
            before.tile(from, count, a);
            after.tile(from, count, b);
            for (int r = 0; r < count; r++) {
                double share = share(a, b, r * dim, dim);
                if (share > 0) {
                    moved++;
                    sum += share;
                }
                if (share > most) {
                    most = share;
                    which = from + r;
                }
            }
        }
        return Optional.of(
                moved == 0
                        ? "No row differs from the base's."
                        : String.format(
                                Locale.ROOT,
                                "%,d of %,d rows differ from the base's, by %.1f %% of their norm"
                                        + " on average; row %,d moved most, by %.1f %%.",
                                moved,
                                before.rows(),
                                100 * sum / moved,
                                which,
                                100 * most));
    }

    /// The length of the change as a share of the length before.
    private static double share(float[] a, float[] b, int at, int dim) {
        double change = 0;
        double norm = 0;
        for (int i = at; i < at + dim; i++) {
            double d = (double) b[i] - a[i];
            change += d * d;
            norm += (double) a[i] * a[i];
        }
        return change == 0 ? 0 : Math.sqrt(change / Math.max(norm, 1e-30));
    }
}
