package lexiscope.embedding;

import lexiscope.kernel.Dot;

/// Reading the rows of some ids, runs of neighbouring ids in one go.
public final class Gathered {
    private Gathered() {}

    /// Reads the rows of `ids[from…to)` to the beginning of `into`.
    public static void rows(EmbeddingMatrix matrix, int[] ids, int from, int to, float[] into) {
        int dim = matrix.dim();
        if (ids[to - 1] - ids[from] == to - 1 - from) {
            matrix.tile(ids[from], to - from, into);
            return;
        }
        float[] row = new float[dim];
        for (int i = from; i < to; i++) {
            matrix.row(ids[i], row);
            System.arraycopy(row, 0, into, (i - from) * dim, dim);
        }
    }

    /// Whether a row holds finite numbers only.
    public static boolean finite(float[] rows, int at, int dim) {
        return Dot.finite(rows, at, dim);
    }
}
