package lexiscope.embedding;

import lexiscope.kernel.Gemm;
import lexiscope.work.Progress;

/// Halves of squared distances as [HalfSquaredDistances] has them, for rows of a matrix that are
/// read tile by tile.
public final class TiledHalfSquaredDistances {
    private final EmbeddingMatrix matrix;
    private final int dim;
    private final int width;
    private final float[] mean;
    private final double scale;
    private final double share;

    /// Cost: a pass for the norms and one for the mean, where they are not known.
    public TiledHalfSquaredDistances(EmbeddingMatrix matrix) {
        this.matrix = matrix;
        this.dim = matrix.dim();
        this.width = dim + 2;
        this.mean = matrix.mean();
        double most = 0;
        for (float norm : matrix.norms(Progress.NONE)) {
            most = Float.isFinite(norm) ? Math.max(most, norm) : most;
        }
        // a row less the mean is at most twice as long
        this.scale = Rounding.scale(2 * most);
        this.share = Rounding.sum(width) + 4 * Rounding.UNIT;
    }

    /// Some rows ready to be compared with tiles.
    public float[] left(int[] ids) {
        float[] left = new float[ids.length * width];
        float[] row = new float[dim];
        for (int r = 0; r < ids.length; r++) {
            matrix.row(ids[r], row);
            double square = put(row, 0, left, r * width, -scale);
            left[r * width + dim] = (float) (square / 2);
            left[r * width + dim + 1] = 1;
        }
        return left;
    }

    /// Halves of the squared distances of rows made ready with those of a tile, row by row, in the
    /// measure of [#limit].
    ///
    /// @param m how many were made ready
    /// @param tile `n` rows
    public float[] between(float[] left, int m, float[] tile, int n) {
        float[] right = new float[n * width];
        for (int r = 0; r < n; r++) {
            double square = put(tile, r * dim, right, r * width, scale);
            right[r * width + dim] = 1;
            right[r * width + dim + 1] = (float) (square / 2 - doubt(square));
        }
        float[] halves = new float[m * n];
        Gemm.rows(left, 0, m, right, 0, n, width, halves);
        return halves;
    }

    private double put(float[] from, int at, float[] into, int to, double factor) {
        double square = 0;
        for (int i = 0; i < dim; i++) {
            float v = (float) (((double) from[at + i] - mean[i]) * factor);
            into[to + i] = v;
            square += (double) v * v;
        }
        return square;
    }

    private double doubt(double square) {
        return share * square * 1.0001 + Rounding.underflow(width);
    }

    /// What halves of a row do not exceed for rows as near as this or nearer.
    ///
    /// @param squared a squared distance
    public float limit(float[] row, double squared) {
        double square = 0;
        for (int i = 0; i < dim; i++) {
            double v = ((double) row[i] - mean[i]) * scale;
            square += v * v;
        }
        double half = squared / 2 * scale * scale * (1 + 1e-12) + doubt(square);
        return Math.nextUp((float) half);
    }
}
