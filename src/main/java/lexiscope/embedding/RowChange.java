package lexiscope.embedding;

import lexiscope.kernel.Dot;
import lexiscope.kernel.Gemm;

/// What a space does to rows; its figures belong to the matrix it was made for. Rows that hold NaN
/// stay such.
sealed interface RowChange {
    /// Changes `count` rows of `dim` numbers in place, each number rounded to float at the end.
    void apply(float[] rows, int count, int dim);

    /// Changes one row in place, in double precision.
    void apply(double[] row);

    /// The vector whose product with a row as stored, less that with [#centre], is that of the
    /// changed row with `vector`; [Unit] then divides by the row's norm.
    double[] back(double[] vector);

    /// What is taken off every row; empty for nothing.
    float[] centre();

    /// How far the norm of a changed float row can be from the true one, for a stored row of this
    /// norm.
    ///
    /// @param changed the norm of the changed row
    double doubt(double stored, double changed);

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

        @Override
        public void apply(double[] row) {
            for (int i = 0; i < row.length; i++) {
                row[i] -= by[i];
            }
        }

        @Override
        public double[] back(double[] vector) {
            return vector;
        }

        @Override
        public float[] centre() {
            return by;
        }

        @Override
        public double doubt(double stored, double changed) {
            return 4 * Rounding.UNIT * changed;
        }
    }

    /// Rows of length 1; zero rows stay zero.
    record Unit() implements RowChange {
        @Override
        public void apply(float[] rows, int count, int dim) {
            for (int at = 0; at < count * dim; at += dim) {
                double square = Dot.square(rows, at, dim);
                double factor = square == 0 ? 0 : 1 / Math.sqrt(square);
                for (int i = 0; i < dim; i++) {
                    rows[at + i] = (float) (rows[at + i] * factor);
                }
            }
        }

        @Override
        public void apply(double[] row) {
            double square = Dot.exact(row, row);
            double norm = square == 0 ? 1 : Math.sqrt(square);
            for (int i = 0; i < row.length; i++) {
                row[i] /= norm;
            }
        }

        @Override
        public double[] back(double[] vector) {
            return vector;
        }

        @Override
        public float[] centre() {
            return new float[0];
        }

        @Override
        public double doubt(double stored, double changed) {
            return 4 * Rounding.UNIT * changed;
        }
    }

    /// Rows less the mean and less what lies along some axes of length 1.
    record Without(float[] mean, double[][] axes) implements RowChange {
        @Override
        public void apply(float[] rows, int count, int dim) {
            double[] row = new double[dim];
            for (int at = 0; at < count * dim; at += dim) {
                for (int i = 0; i < dim; i++) {
                    row[i] = rows[at + i];
                }
                apply(row);
                for (int i = 0; i < dim; i++) {
                    rows[at + i] = (float) row[i];
                }
            }
        }

        @Override
        public void apply(double[] row) {
            for (int i = 0; i < row.length; i++) {
                row[i] -= mean[i];
            }
            for (double[] axis : axes) {
                without(row, axis);
            }
        }

        /// Axes are taken out one after the other, so that backwards the last comes first.
        @Override
        public double[] back(double[] vector) {
            double[] back = vector.clone();
            for (int k = axes.length - 1; k >= 0; k--) {
                without(back, axes[k]);
            }
            return back;
        }

        private static void without(double[] row, double[] axis) {
            double along = Dot.exact(row, axis);
            for (int i = 0; i < row.length; i++) {
                row[i] -= along * axis[i];
            }
        }

        @Override
        public float[] centre() {
            return mean;
        }

        @Override
        public double doubt(double stored, double changed) {
            return 4 * Rounding.UNIT * changed;
        }
    }

    /// Places on all principal components, each divided by its deviation.
    ///
    /// @param scale a power of two that rows are taken times first, so that the matrix stays within
    ///   the floats
    /// @param matrix dim rows of dim numbers: an axis over its deviation each
    /// @param size the root of the sum of its squares, the scale in it
    /// @param off the norm of the mean
    record Whiten(float[] mean, float scale, float[] matrix, double size, double off)
            implements RowChange {
        @Override
        public void apply(float[] rows, int count, int dim) {
            new Shift(mean).apply(rows, count, dim);
            for (int at = 0; at < count * dim; at++) {
                rows[at] *= scale;
            }
            float[] out = new float[count * dim];
            Gemm.rows(rows, 0, count, matrix, 0, dim, dim, out);
            System.arraycopy(out, 0, rows, 0, out.length);
        }

        @Override
        public void apply(double[] row) {
            int dim = row.length;
            double[] out = new double[dim];
            new Shift(mean).apply(row);
            for (int k = 0; k < dim; k++) {
                double s0 = 0;
                double s1 = 0;
                int i = 0;
                for (int at = k * dim; i + 1 < dim; i += 2) {
                    s0 += row[i] * matrix[at + i];
                    s1 += row[i + 1] * matrix[at + i + 1];
                }
                out[k] = (s0 + s1 + (i < dim ? row[i] * matrix[k * dim + i] : 0)) * scale;
            }
            System.arraycopy(out, 0, row, 0, dim);
        }

        @Override
        public double[] back(double[] vector) {
            int dim = vector.length;
            double[] back = new double[dim];
            for (int k = 0; k < dim; k++) {
                for (int i = 0; i < dim; i++) {
                    back[i] += vector[k] * matrix[k * dim + i] * scale;
                }
            }
            return back;
        }

        @Override
        public float[] centre() {
            return mean;
        }

        @Override
        public double doubt(double stored, double changed) {
            double share = Rounding.probable(mean.length) + 2 * Rounding.UNIT;
            return share * size * (stored + off) + 4 * Rounding.UNIT * changed;
        }

        /// Axes whose variance is less than a millionth of the largest hold rounding only and
        /// become 0.
        static Whiten of(Components components) {
            int dim = components.centre().length;
            float[] matrix = new float[dim * dim];
            double[] variances = components.variances();
            float scale = Rounding.scale(Math.sqrt(Math.max(0, variances[0])));
            for (int k = 0; k < components.axes().length; k++) {
                double deviation = Math.sqrt(Math.max(0, variances[k])) * scale;
                boolean real = variances[k] > variances[0] * 1e-6;
                for (int i = 0; real && i < dim; i++) {
                    matrix[k * dim + i] = (float) (components.axes()[k][i] / deviation);
                }
            }
            double size = Math.sqrt(Dot.square(matrix, 0, matrix.length)) * scale;
            double off = Math.sqrt(Dot.square(components.centre(), 0, dim));
            return new Whiten(components.centre(), scale, matrix, size, off);
        }
    }
}
