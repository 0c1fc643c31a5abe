package lexiscope.embedding;

import lexiscope.kernel.Gemm;

/// Points made ready so that one product of rows gives half of every squared distance: |a|² / 2 and
/// 1 are set beside −a, 1 and |b|² / 2 beside b.
///
/// The points are seen from their mean first, which keeps the float sums accurate.
final class Halves {
    final int size;
    final int dim;
    private final int width;
    private final float[] left;
    private final float[] right;

    Halves(float[] points, int dim) {
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
}
