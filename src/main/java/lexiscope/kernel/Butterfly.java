package lexiscope.kernel;

/// The steps of a Fourier transform on whole rows. Each loop is small enough for the compiler to
/// vectorise, and touches every array at the same index only, so that it need not fear overlaps.
final class Butterfly {
    private Butterfly() {}

    /// a, b = a + b, a − b
    static void sumAndDifference(float[] a, float[] b, int n) {
        for (int i = 0; i < n; i++) {
            float s = a[i] + b[i];
            b[i] = a[i] - b[i];
            a[i] = s;
        }
    }

    /// a = a + b
    static void add(float[] a, float[] b, int n) {
        for (int i = 0; i < n; i++) {
            a[i] += b[i];
        }
    }

    /// a = a·f
    static void scale(float[] a, float f, int n) {
        for (int i = 0; i < n; i++) {
            a[i] *= f;
        }
    }

    /// (re, im) = (re, im)·(c + i·s)
    static void turn(float[] re, float[] im, float c, float s, int n) {
        for (int i = 0; i < n; i++) {
            float r = re[i] * c - im[i] * s;
            im[i] = re[i] * s + im[i] * c;
            re[i] = r;
        }
    }

    /// a, b = a − i·b, a + i·b of complex a and b
    static void cross(float[] aRe, float[] aIm, float[] bRe, float[] bIm, int n) {
        for (int i = 0; i < n; i++) {
            float s = aRe[i] + bIm[i];
            float d = aRe[i] - bIm[i];
            float u = aIm[i] - bRe[i];
            float v = aIm[i] + bRe[i];
            aRe[i] = s;
            aIm[i] = u;
            bRe[i] = d;
            bIm[i] = v;
        }
    }

    /// a, b = a + b, a − b/2
    static void third(float[] a, float[] b, int n) {
        for (int i = 0; i < n; i++) {
            float s = a[i] + b[i];
            b[i] = a[i] - 0.5f * b[i];
            a[i] = s;
        }
    }

    /// a, b, c = a + b + c, a + c1·b + c2·c, a + c2·b + c1·c
    static void fifth(float[] a, float[] b, float[] c, float c1, float c2, int n) {
        for (int i = 0; i < n; i++) {
            float s = a[i] + b[i] + c[i];
            float t = a[i] + c1 * b[i] + c2 * c[i];
            c[i] = a[i] + c2 * b[i] + c1 * c[i];
            b[i] = t;
            a[i] = s;
        }
    }

    /// a, b = s1·a + s2·b, s2·a − s1·b
    static void rotate(float[] a, float[] b, float s1, float s2, int n) {
        for (int i = 0; i < n; i++) {
            float t = s1 * a[i] + s2 * b[i];
            b[i] = s2 * a[i] - s1 * b[i];
            a[i] = t;
        }
    }
}
