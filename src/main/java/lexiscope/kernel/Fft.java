package lexiscope.kernel;

/// Fast Fourier transforms of many columns at once, in place.
///
/// The data are rows of floats, one array a row; every inner loop runs along a row at the same
/// index of each array, which the compiler turns into vector instructions (about 20 GFLOP/s a core;
/// one loop for a whole radix-4 step is too big for that and runs at half the speed). Forward
/// leaves the rows in the order of the reversed digits, inverse takes them in that order, so that a
/// convolution needs no permutation (decimation in frequency, then in time; Cooley and Tukey 1965).
final class Fft {
    private static final float SIN60 = (float) Math.sin(Math.PI / 3);
    private static final float C1 = (float) Math.cos(2 * Math.PI / 5);
    private static final float C2 = (float) Math.cos(4 * Math.PI / 5);
    private static final float S1 = (float) Math.sin(2 * Math.PI / 5);
    private static final float S2 = (float) Math.sin(4 * Math.PI / 5);

    private final int length;
    private final int[] radices;
    private final float[] cos;
    private final float[] sin;
    private final int[] order;

    /// @param length a product of twos, threes and fives
    Fft(int length) {
        this.length = length;
        this.radices = radices(length);
        this.cos = new float[length];
        this.sin = new float[length];
        for (int i = 0; i < length; i++) {
            cos[i] = (float) Math.cos(2 * Math.PI * i / length);
            sin[i] = (float) -Math.sin(2 * Math.PI * i / length);
        }
        this.order = order(length, radices);
    }

    /// The smallest even product of twos, threes and fives that is at least `least`.
    static int size(int least) {
        int n = Math.max(4, least + (least & 1));
        while (!smooth(n)) {
            n += 2;
        }
        return n;
    }

    private static boolean smooth(int n) {
        int rest = n;
        for (int r : new int[] {2, 3, 5}) {
            while (rest % r == 0) {
                rest /= r;
            }
        }
        return rest == 1;
    }

    private static int[] radices(int n) {
        var found = new java.util.ArrayList<Integer>();
        int rest = n;
        // twos first: the first step is then the one that skips an empty half
        for (int r : new int[] {2, 3, 5}) {
            while (rest % r == 0) {
                found.add(r);
                rest /= r;
            }
        }
        if (rest != 1) {
            throw new IllegalArgumentException(n + " has prime factors over five");
        }
        return found.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int[] order(int n, int[] radices) {
        int[] order = new int[n];
        for (int k = 0; k < n; k++) {
            int rest = k;
            int at = 0;
            int block = n;
            for (int r : radices) {
                block /= r;
                at += rest % r * block;
                rest /= r;
            }
            order[k] = at;
        }
        return order;
    }

    int length() {
        return length;
    }

    /// Where the coefficient of frequency `k` lies after [#forward].
    int at(int k) {
        return order[k];
    }

    /// Transforms `width` columns; the coefficients come in the order of [#at].
    ///
    /// @param half whether the rows from length/2 on count as zero, whatever they hold
    void forward(float[][] re, float[][] im, int width, boolean half) {
        int block = length;
        boolean skip = half;
        for (int r : radices) {
            int m = block / r;
            int step = length / block;
            for (int p = 0; p < m; p++) {
                for (int from = 0; from < length; from += block) {
                    if (skip) {
                        System.arraycopy(re[p], 0, re[p + m], 0, width);
                        System.arraycopy(im[p], 0, im[p + m], 0, width);
                    } else {
                        butterfly(r, re, im, from + p, m, width);
                    }
                    for (int j = 1; p > 0 && j < r; j++) {
                        int w = p * j * step;
                        int row = from + p + j * m;
                        Butterfly.turn(re[row], im[row], cos[w], sin[w], width);
                    }
                }
            }
            skip = false;
            block = m;
        }
    }

    /// The inverse, not divided by the length: takes rows in the order of [#at].
    ///
    /// @param half whether only the rows before length/2 are wanted
    void inverse(float[][] re, float[][] im, int width, boolean half) {
        int m = 1;
        for (int stage = radices.length - 1; stage >= 0; stage--) {
            int r = radices[stage];
            int block = m * r;
            int step = length / block;
            boolean last = stage == 0 && half;
            for (int p = 0; p < m; p++) {
                for (int from = 0; from < length; from += block) {
                    for (int j = 1; p > 0 && j < r; j++) {
                        int w = p * j * step;
                        int row = from + p + j * m;
                        // real and imaginary parts change places: that is the inverse
                        Butterfly.turn(im[row], re[row], cos[w], sin[w], width);
                    }
                    if (last) {
                        Butterfly.add(re[p], re[p + m], width);
                        Butterfly.add(im[p], im[p + m], width);
                    } else {
                        butterfly(r, im, re, from + p, m, width);
                    }
                }
            }
            m = block;
        }
    }

    private static void butterfly(int r, float[][] re, float[][] im, int at, int m, int n) {
        switch (r) {
            case 2 -> {
                Butterfly.sumAndDifference(re[at], re[at + m], n);
                Butterfly.sumAndDifference(im[at], im[at + m], n);
            }
            case 3 -> {
                three(re, at, m, n);
                three(im, at, m, n);
                Butterfly.cross(re[at + m], im[at + m], re[at + 2 * m], im[at + 2 * m], n);
            }
            default -> {
                five(re, at, m, n);
                five(im, at, m, n);
                Butterfly.cross(re[at + m], im[at + m], re[at + 4 * m], im[at + 4 * m], n);
                Butterfly.cross(re[at + 2 * m], im[at + 2 * m], re[at + 3 * m], im[at + 3 * m], n);
            }
        }
    }

    private static void three(float[][] x, int at, int m, int n) {
        Butterfly.sumAndDifference(x[at + m], x[at + 2 * m], n);
        Butterfly.scale(x[at + 2 * m], SIN60, n);
        Butterfly.third(x[at], x[at + m], n);
    }

    private static void five(float[][] x, int at, int m, int n) {
        Butterfly.sumAndDifference(x[at + m], x[at + 4 * m], n);
        Butterfly.sumAndDifference(x[at + 2 * m], x[at + 3 * m], n);
        Butterfly.fifth(x[at], x[at + m], x[at + 2 * m], C1, C2, n);
        Butterfly.rotate(x[at + 4 * m], x[at + 3 * m], S1, S2, n);
    }
}
