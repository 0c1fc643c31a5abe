package lexiscope.embedding;

import lexiscope.work.Progress;
import lexiscope.work.Ranges;

import java.util.Arrays;

/// The cosine of one row with every row.
public final class Cosines {
    private Cosines() {}

    /// By id, within a rounding of single precision; NaN for zero rows and those with NaN or
    /// infinity, and everywhere where the row is one of them. Cost: one pass, and another where
    /// norms are not known yet.
    ///
    /// @param id a row of the matrix
    public static float[] with(EmbeddingMatrix matrix, int id, Progress progress) {
        float[] norms = matrix.norms(progress.part(0, 0.5));
        float[] cosines = new float[matrix.rows()];
        Arrays.fill(cosines, Float.NaN);
        float own = norms[id];
        if (!(own > 0)) {
            return cosines;
        }
        float[] unit = new float[matrix.dim()];
        matrix.row(id, unit);
        for (int i = 0; i < unit.length; i++) {
            unit[i] /= own;
        }
        Ranges.run(
                matrix.rows(),
                RowStatistics.TILE,
                progress.part(0.5, 1),
                "cosines",
                (_, from, to) -> {
                    float[] products = new float[to - from];
                    matrix.products(from, to - from, unit, products);
                    for (int r = from; r < to; r++) {
                        if (norms[r] > 0) {
                            cosines[r] = Math.clamp(products[r - from] / norms[r], -1f, 1f);
                        }
                    }
                });
        return cosines;
    }
}
