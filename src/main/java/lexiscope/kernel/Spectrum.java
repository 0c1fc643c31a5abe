package lexiscope.kernel;

/// Products of transforms with a kernel's transform, on rows; written like [Butterfly].
final class Spectrum {
    private Spectrum() {}

    /// sum = sum + (re² + im²)·kernel
    static void energy(float[] re, float[] im, float[] kernel, float[] sum, int n) {
        for (int q = 0; q < n; q++) {
            sum[q] += (re[q] * re[q] + im[q] * im[q]) * kernel[q];
        }
    }

    /// (toRe, toIm) = (re, im)·i·kernel
    static void timesImaginary(
            float[] re, float[] im, float[] kernel, float[] toRe, float[] toIm, int n) {
        for (int q = 0; q < n; q++) {
            float r = re[q] * kernel[q];
            toRe[q] = -im[q] * kernel[q];
            toIm[q] = r;
        }
    }

    /// (re, im) = (re, im)·i·kernel
    static void timesImaginary(float[] re, float[] im, float[] kernel, int n) {
        for (int q = 0; q < n; q++) {
            float r = re[q] * kernel[q];
            re[q] = -im[q] * kernel[q];
            im[q] = r;
        }
    }
}
