package lexiscope.kernel;

/// Inner products and distances of stretches of float arrays.
public final class Dot {
    private Dot() {}

    /// Σ a·b over `n` numbers, with four running sums (the order is fixed, so the result is the
    /// same on every run).
    public static float product(float[] a, int aFrom, float[] b, int bFrom, int n) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        int i = 0;
        for (; i + 3 < n; i += 4) {
            s0 += a[aFrom + i] * b[bFrom + i];
            s1 += a[aFrom + i + 1] * b[bFrom + i + 1];
            s2 += a[aFrom + i + 2] * b[bFrom + i + 2];
            s3 += a[aFrom + i + 3] * b[bFrom + i + 3];
        }
        for (; i < n; i++) {
            s0 += a[aFrom + i] * b[bFrom + i];
        }
        return s0 + s1 + (s2 + s3);
    }

    /// Σ a·b in double precision.
    public static double exact(float[] a, float[] b, int n) {
        double s = 0;
        for (int i = 0; i < n; i++) {
            s += (double) a[i] * b[i];
        }
        return s;
    }

    /// Σ (a − b)² in double precision.
    public static double squaredDistance(float[] a, float[] b, int n) {
        double s = 0;
        for (int i = 0; i < n; i++) {
            double d = (double) a[i] - b[i];
            s += d * d;
        }
        return s;
    }
}
