package lexiscope.embedding;

import lexiscope.kernel.Gemm;

/// Points made ready so that one product of rows gives half of every squared distance: |a|² / 2 and
/// 1 are set beside −a, 1 and |b|² / 2 beside b.
///
/// The points are seen from their mean first, which keeps the float sums accurate.
public final class Halves {
    final int size;
    final int dim;
    private final float[] points;
    private final int width;
    private final float[] left;
    private final float[] right;

    /// @param points rows of `dim` finite numbers; owned, not to be written
    public Halves(float[] points, int dim) {
        this.points = points;
        this.size = points.length / dim;
        this.dim = dim;
        this.width = dim + 2;
        this.left = new float[size * width];
        this.right = new float[size * width];
        double[] mean = new double[dim];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < dim; j++) {
                mean[j] += points[i * dim + j];
            }
        }
        for (int i = 0; i < size; i++) {
            int at = i * width;
            double square = 0;
            for (int j = 0; j < dim; j++) {
                float v = (float) (points[i * dim + j] - mean[j] / size);
                left[at + j] = -v;
                right[at + j] = v;
                square += (double) v * v;
            }
            left[at + dim] = (float) (square / 2);
            left[at + dim + 1] = 1;
            right[at + dim] = 1;
            right[at + dim + 1] = (float) (square / 2);
        }
    }

    /// Halves of the squared distances of `m` points with `n` points.
    void between(int from, int m, int other, int n, float[] into) {
        Gemm.rows(left, from, m, right, other, n, width, into);
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

    /// The squared distance of two points, without the rounding of float sums.
    public double squared(int i, int j) {
        return ExactGraph.squared(points, dim, i, j);
    }
}
