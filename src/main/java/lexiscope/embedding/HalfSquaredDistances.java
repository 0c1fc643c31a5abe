package lexiscope.embedding;

import lexiscope.kernel.Gemm;

/// Points made ready so that one product of rows gives half of every squared distance, less what
/// its rounding may be: |a|² / 2 and 1 are set beside −a, 1 and |b|² / 2 beside b.
///
/// The points are seen from their mean first, which keeps the float sums accurate, and times a
/// power of two that brings the longest near 1, so that no square leaves the range. What comes out
/// tells near points from far ones; who is nearest of near ones is told by [#squared].
///
/// The bound: a float sum of dim + 2 products is off by at most γ·(|a| + |b|)² / 2 ([Rounding]),
/// the rounding of coordinates and squares by 1.5·u·(|a| + |b|)²; and (|a| + |b|)² ≤ 2·|a|² +
/// 2·|b|². So each point has a doubt of its own, (γ + 4·u)·|a|², and half of a square is true
/// within both. The right point's is taken off in the product, the left one's is in [#limit].
public final class HalfSquaredDistances {
    private final int size;
    final int dim;
    private final float[] points;
    private final int width;
    private final float[] left;
    private final float[] right;
    private final double scale;
    private final double[] doubts;

    /// @param points rows of `dim` finite numbers; owned, not to be written
    public HalfSquaredDistances(float[] points, int dim) {
        this.points = points;
        this.size = points.length / dim;
        this.dim = dim;
        this.width = dim + 2;
        this.left = new float[size * width];
        this.right = new float[size * width];
        this.doubts = new double[size];
        double[] mean = new double[dim];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < dim; j++) {
                mean[j] += points[i * dim + j];
            }
        }
        double most = 0;
        for (int i = 0; i < size; i++) {
            double square = 0;
            for (int j = 0; j < dim; j++) {
                double v = points[i * dim + j] - mean[j] / size;
                square += v * v;
            }
            most = Math.max(most, square);
        }
        this.scale = Rounding.scale(Math.sqrt(most));
        double share = Rounding.sum(width) + 4 * Rounding.UNIT;
        for (int i = 0; i < size; i++) {
            int at = i * width;
            double square = 0;
            for (int j = 0; j < dim; j++) {
                float v = (float) ((points[i * dim + j] - mean[j] / size) * scale);
                left[at + j] = -v;
                right[at + j] = v;
                square += (double) v * v;
            }
            doubts[i] = share * square * 1.0001 + Rounding.underflow(width);
            left[at + dim] = (float) (square / 2);
            left[at + dim + 1] = 1;
            right[at + dim] = 1;
            right[at + dim + 1] = (float) (square / 2 - doubts[i]);
        }
    }

    /// Halves of the squared distances of `m` points with `n` points, in the measure of [#limit].
    void between(int from, int m, int other, int n, float[] into) {
        Gemm.rows(left, from, m, right, other, n, width, into);
    }

    /// How many points there are.
    public int size() {
        return size;
    }

    /// Halves of the squared distances of the points `from` to `to` with all points, row by row.
    public float[] with(int from, int to) {
        float[] halves = new float[(to - from) * size];
        between(from, to - from, 0, size, halves);
        return halves;
    }

    /// Some points, one after the other, for [#between(float\[\], int, int, int, float\[\])].
    ///
    /// @param some which points, of which those from `from` to `to` are taken
    public float[] gathered(int[] some, int from, int to) {
        float[] rows = new float[(to - from) * width];
        for (int p = from; p < to; p++) {
            System.arraycopy(left, some[p] * width, rows, (p - from) * width, width);
        }
        return rows;
    }

    /// Halves of the squared distances of `m` gathered points with `n` points from `other` on, row
    /// by row.
    public void between(float[] gathered, int m, int other, int n, float[] into) {
        Gemm.rows(gathered, 0, m, right, other, n, width, into);
    }

    /// What halves of point `i` do not exceed where the point is as near as this or nearer.
    ///
    /// @param squared a squared distance
    public float limit(int i, double squared) {
        double half = squared / 2 * scale * scale * (1 + 1e-12) + doubts[i];
        return Math.nextUp((float) half);
    }

    /// Halves of points `i` and `j` below this are of points that are nearer, certainly.
    public float certain(int i, int j, double squared) {
        double half = squared / 2 * scale * scale * (1 - 1e-12) - doubts[i] - 2 * doubts[j];
        return Math.nextDown((float) half);
    }

    /// The squared distance of two points, without the rounding of float sums.
    public double squared(int i, int j) {
        return ExactGraph.squared(points, dim, i, j);
    }
}
