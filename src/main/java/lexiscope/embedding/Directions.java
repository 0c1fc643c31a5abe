package lexiscope.embedding;

import lexiscope.kernel.Dot;
import lexiscope.work.Progress;
import lexiscope.work.Ranges;

/// Vectors made of rows, and how all rows lie along them.
public final class Directions {
    private static final int TILE = 256;

    private Directions() {}

    /// The mean of some rows, in the matrix' space.
    ///
    /// @throws IllegalArgumentException with a sentence where there is none, or a row holds no
    ///   finite numbers
    public static float[] centroid(EmbeddingMatrix matrix, int... ids) {
        if (ids.length == 0) {
            throw new IllegalArgumentException("A centroid needs at least one token.");
        }
        double[] sum = new double[matrix.dim()];
        float[] row = new float[matrix.dim()];
        for (int id : ids) {
            matrix.row(id, row);
            if (!Gathered.finite(row, 0, row.length)) {
                throw new IllegalArgumentException(
                        "Row " + id + " holds no finite numbers and has no place.");
            }
            for (int i = 0; i < row.length; i++) {
                sum[i] += row[i];
            }
        }
        float[] mean = new float[row.length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = (float) (sum[i] / ids.length);
        }
        return mean;
    }

    /// A semantic axis: the centroid of one set less that of another, of length 1.
    ///
    /// @throws IllegalArgumentException with a sentence where both are the same
    public static float[] axis(EmbeddingMatrix matrix, int[] towards, int[] awayFrom) {
        float[] axis = centroid(matrix, towards);
        float[] other = centroid(matrix, awayFrom);
        for (int i = 0; i < axis.length; i++) {
            axis[i] -= other[i];
        }
        double length = Math.sqrt(Dot.exact(axis, axis, axis.length));
        if (length == 0) {
            throw new IllegalArgumentException(
                    "Both ends of the axis are at the same place; choose other tokens.");
        }
        for (int i = 0; i < axis.length; i++) {
            axis[i] /= (float) length;
        }
        return axis;
    }

    /// Where every row lies along an axis; NaN where it holds no finite numbers. Cost: one pass.
    public static float[] along(EmbeddingMatrix matrix, float[] axis, Progress progress) {
        float[] along = new float[matrix.rows()];
        Ranges.run(
                matrix.rows(),
                TILE,
                progress,
                "axis",
                (_, from, to) -> {
                    float[] some = new float[to - from];
                    matrix.products(from, to - from, axis, some);
                    System.arraycopy(some, 0, along, from, some.length);
                });
        return along;
    }
}
