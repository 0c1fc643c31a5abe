package lexiscope.embedding;

import lexiscope.work.Progress;

import java.util.Arrays;

/// The norms of all rows, and where one stands among them.
///
/// @param of norm by id; owned, not to be written; NaN or infinite where the row holds such
/// @param sorted the finite norms, ascending; owned, not to be written
public record RowNorms(float[] of, float[] sorted) {
    /// Those of no rows.
    public static final RowNorms NONE = new RowNorms(new float[0], new float[0]);

    /// The norms of a matrix. Cost: one pass, where they are not known yet, and a sort.
    public static RowNorms of(EmbeddingMatrix matrix, Progress progress) {
        return of(matrix.norms(progress));
    }

    /// Norms by id.
    public static RowNorms of(float[] norms) {
        float[] finite = new float[norms.length];
        int n = 0;
        for (float v : norms) {
            if (Float.isFinite(v)) {
                finite[n++] = v;
            }
        }
        float[] sorted = Arrays.copyOf(finite, n);
        Arrays.sort(sorted);
        return new RowNorms(norms, sorted);
    }

    /// The norm of a row, NaN where there is none.
    public float norm(int id) {
        return id >= 0 && id < of.length ? of[id] : Float.NaN;
    }

    /// The share of rows with a smaller norm, 0 to 1; NaN for NaN and infinity.
    public double percentile(float norm) {
        if (!Float.isFinite(norm) || sorted.length == 0) {
            return Double.NaN;
        }
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < norm) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return (double) low / sorted.length;
    }
}
