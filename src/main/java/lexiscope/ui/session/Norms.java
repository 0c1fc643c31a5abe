package lexiscope.ui.session;

import java.util.Arrays;

/// The norms of all rows, and where one stands among them.
///
/// @param of norm by id; owned, not written; NaN where the row holds one
/// @param sorted the finite norms, ascending
public record Norms(float[] of, float[] sorted) {
    public static final Norms NONE = new Norms(new float[0], new float[0]);

    /// Norms by id.
    public static Norms of(float[] norms) {
        float[] finite = new float[norms.length];
        int n = 0;
        for (float v : norms) {
            if (Float.isFinite(v)) {
                finite[n++] = v;
            }
        }
        float[] sorted = Arrays.copyOf(finite, n);
        Arrays.sort(sorted);
        return new Norms(norms, sorted);
    }

    /// The norm of a token, NaN where it has no row.
    public float norm(int id) {
        return id >= 0 && id < of.length ? of[id] : Float.NaN;
    }

    /// The share of rows with a smaller norm, 0 to 1; NaN for NaN.
    public double percentile(float norm) {
        if (!Float.isFinite(norm) || sorted.length == 0) {
            return Double.NaN;
        }
        int at = Arrays.binarySearch(sorted, norm);
        if (at < 0) {
            at = ~at;
        } else {
            while (at > 0 && sorted[at - 1] == norm) {
                at--;
            }
        }
        return (double) at / sorted.length;
    }
}
