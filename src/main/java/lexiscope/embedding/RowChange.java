package lexiscope.embedding;

import lexiscope.kernel.Gemm;

/// What a space does to rows; its figures belong to the matrix it was made for. Rows that hold NaN
/// stay such.
sealed interface RowChange {
    /// Changes `count` rows of `dim` numbers in place.
    void apply(float[] rows, int count, int dim);

    /// Rows less a vector.
    record Shift(float[] by) implements RowChange {
        @Override
        public void apply(float[] rows, int count, int dim) {
            for (int r = 0, at = 0; r < count; r++) {
                for (int i = 0; i < dim; i++) {
                    rows[at++] -= by[i];
                }
            }
        }
    }

    /// Rows of length 1; zero rows stay zero.
    record Unit() implements RowChange {
        @Override
        public void apply(float[] rows, int count, int dim) {
            for (int at = 0; at < count * dim; at += dim) {
                double square = 0;
                for (int i = 0; i < dim; i++) {
                    square += (double) rows[at + i] * rows[at + i];
                }
                float factor = square == 0 ? 0 : (float) (1 / Math.sqrt(square));
                for (int i = 0; i < dim; i++) {
                    rows[at + i] *= factor;
                }
            }
        }
    }

    /// Rows less the mean and less what lies along some axes of length 1.
    record Without(float[] mean, double[][] axes) implements RowChange {
        @Override
        public void apply(float[] rows, int count, int dim) {
            new Shift(mean).apply(rows, count, dim);
            for (int at = 0; at < count * dim; at += dim) {
                for (double[] axis : axes) {
                    double along = 0;
                    for (int i = 0; i < dim; i++) {
                        along += rows[at + i] * axis[i];
                    }
                    for (int i = 0; i < dim; i++) {
                        rows[at + i] -= (float) (along * axis[i]);
                    }
                }
            }
        }
    }

    /// Places on all principal components, each divided by its deviation.
    ///
    /// @param matrix dim rows of dim numbers: an axis over its deviation each
    record Whiten(float[] mean, float[] matrix) implements RowChange {
        @Override
        public void apply(float[] rows, int count, int dim) {
            new Shift(mean).apply(rows, count, dim);
            float[] out = new float[count * dim];
            Gemm.rows(rows, 0, count, matrix, 0, dim, dim, out);
            System.arraycopy(out, 0, rows, 0, out.length);
        }

        /// Axes whose variance is less than a millionth of the largest hold rounding only and
        /// become 0.
        static Whiten of(Components components) {
            int dim = components.centre().length;
            float[] matrix = new float[dim * dim];
            for (int k = 0; k < components.axes().length; k++) {
                double variance = components.variances()[k];
                boolean real = variance > components.variances()[0] * 1e-6;
                for (int i = 0; real && i < dim; i++) {
                    matrix[k * dim + i] = (float) (components.axes()[k][i] / Math.sqrt(variance));
                }
            }
            return new Whiten(components.centre(), matrix);
        }
    }
}
