package lexiscope.embedding;

import lexiscope.kernel.Dot;
import lexiscope.work.Progress;
import lexiscope.work.Ranges;

/// Figures over all rows of a matrix.
public final class RowStatistics {
    /// Rows read at a time.
    static final int TILE = 256;

    private RowStatistics() {}

    /// The Euclidean norm of every row; NaN where a row holds one. Cost: one pass.
    public static float[] norms(EmbeddingMatrix matrix, Progress progress) {
        int dim = matrix.dim();
        float[] norms = new float[matrix.rows()];
        Ranges.run(
                matrix.rows(),
                TILE,
                progress,
                "norms",
                (_, from, to) -> {
                    float[] tile = new float[(to - from) * dim];
                    matrix.tile(from, to - from, tile);
                    for (int r = from; r < to; r++) {
                        int at = (r - from) * dim;
                        norms[r] = (float) Math.sqrt(Dot.product(tile, at, tile, at, dim));
                    }
                });
        return norms;
    }

    /// The ids of all rows.
    static int[] all(int rows) {
        int[] all = new int[rows];
        for (int i = 0; i < rows; i++) {
            all[i] = i;
        }
        return all;
    }

    /// The mean of all rows that hold finite numbers only. Cost: one pass.
    static float[] mean(EmbeddingMatrix matrix) {
        int dim = matrix.dim();
        int ranges = Ranges.count(matrix.rows(), TILE);
        double[][] sums = new double[ranges][];
        int[] counts = new int[ranges];
        Ranges.run(
                matrix.rows(),
                TILE,
                Progress.NONE,
                "mean",
                (number, from, to) -> {
                    float[] tile = new float[(to - from) * dim];
                    matrix.tile(from, to - from, tile);
                    double[] sum = new double[dim];
                    for (int r = 0; r < to - from; r++) {
                        if (Float.isFinite(Dot.product(tile, r * dim, tile, r * dim, dim))) {
                            for (int i = 0; i < dim; i++) {
                                sum[i] += tile[r * dim + i];
                            }
                            counts[number]++;
                        }
                    }
                    sums[number] = sum;
                });
        double[] sum = new double[dim];
        long count = 0;
        for (int k = 0; k < ranges; k++) {
            for (int i = 0; i < dim; i++) {
                sum[i] += sums[k][i];
            }
            count += counts[k];
        }
        float[] mean = new float[dim];
        for (int i = 0; i < dim; i++) {
            mean[i] = count == 0 ? 0 : (float) (sum[i] / count);
        }
        return mean;
    }
}
