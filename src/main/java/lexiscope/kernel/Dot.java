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

    /// Σ a² of a stretch in double precision, which no float's square over- or underflows, with
    /// four running sums.
    public static double square(float[] a, int from, int n) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int end = from + n;
        int i = from;
        for (; i + 3 < end; i += 4) {
            s0 += (double) a[i] * a[i];
            s1 += (double) a[i + 1] * a[i + 1];
            s2 += (double) a[i + 2] * a[i + 2];
            s3 += (double) a[i + 3] * a[i + 3];
        }
        for (; i < end; i++) {
            s0 += (double) a[i] * a[i];
        }
        return s0 + s1 + (s2 + s3);
    }

    /// Whether a stretch holds finite numbers only.
    public static boolean finite(float[] a, int from, int n) {
        // 0 times what is not finite is NaN, and stays so in a sum
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        int i = 0;
        for (; i + 3 < n; i += 4) {
            s0 += 0 * a[from + i];
            s1 += 0 * a[from + i + 1];
            s2 += 0 * a[from + i + 2];
            s3 += 0 * a[from + i + 3];
        }
        for (; i < n; i++) {
            s0 += 0 * a[from + i];
        }
        return s0 + s1 + (s2 + s3) == 0;
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

    /// Σ a·b of numbers in double precision.
    public static double exact(double[] a, double[] b) {
        double s = 0;
        for (int i = 0; i < a.length; i++) {
            s += a[i] * b[i];
        }
        return s;
    }

    /// Σ (a − b)² of numbers in double precision.
    public static double squaredDistance(double[] a, double[] b) {
        double s = 0;
        for (int i = 0; i < a.length; i++) {
            double d = a[i] - b[i];
            s += d * d;
        }
        return s;
    }
}
