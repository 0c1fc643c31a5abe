package lexiscope.embedding;

import lexiscope.kernel.Dot;
import lexiscope.work.Progress;
import lexiscope.work.Ranges;

/// Figures over all rows of a matrix.
public final class RowStatistics {
    /// Rows read at a time.
    static final int TILE = 256;

    private RowStatistics() {}

    /// The Euclidean norm of every row, within a rounding; NaN where a row holds a number that is
    /// not finite. Cost: one pass.
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
                        norms[r] = norm(Dot.square(tile, at, dim));
                    }
                });
        return norms;
    }

    /// The norm of a row whose squares have a sum; a row of finite numbers has a finite one, and
    /// one that is not zero a norm above 0.
    static float norm(double square) {
        double norm = Math.sqrt(square);
        return Double.isFinite(norm) ? (float) Math.min(norm, Float.MAX_VALUE) : Float.NaN;
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
                        if (Dot.finite(tile, r * dim, dim)) {
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
