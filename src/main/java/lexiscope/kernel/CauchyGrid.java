package lexiscope.kernel;

import lexiscope.work.Progress;
import lexiscope.work.Ranges;

import java.util.concurrent.ConcurrentLinkedDeque;

/// The fields of charges on a square grid under the Cauchy kernel 1 / (1 + d²) of t-SNE, by fast
/// convolution.
///
/// One charge is spread; its energy comes from Parseval's sum, both components of the force from
/// one complex inverse (FIt-SNE, Linderman et al. 2019, transforms four charges there and back).
/// Cost: about 2.25·M transforms of length M = 2·nodes; memory 40·nodes² bytes. Bit-equal at any
/// number of threads: bands have a fixed width and their sums are joined in order.
public final class CauchyGrid {
    /// Columns that are transformed together: 2 × 720 × 64 floats stay in the second cache.
    private static final int BAND = 64;

    private final int size;
    private final int nodes;
    private final int half;
    private final int spline;
    private final Fft fft;
    // by band, by position of the x-frequency, by y-frequency in the band
    private final float[][][] energy;
    private final float[][][] alongX;
    private final float[][][] alongY;
    private final float[] re;
    private final float[] im;
    private final float[][] back;
    private final ConcurrentLinkedDeque<float[][][]> scratch = new ConcurrentLinkedDeque<>();

    /// Prepares the kernel's transform. Cost: about five times one use.
    ///
    /// @param least how many nodes a side must have at least
    /// @param spacing from node to node
    /// @param spline how many nodes along each axis a charge is spread on and a field is read from,
    ///   by the weights of a B-spline: their damping of high frequencies is taken back in the
    ///   kernel's transform, as particle-mesh methods do (Hockney and Eastwood 1988, chapter 8); 0
    ///   leaves the kernel as it is
    public CauchyGrid(int least, double spacing, int spline) {
        this.spline = spline;
        this.size = Fft.size(2 * least);
        this.nodes = size / 2;
        this.half = size / 2 + 1;
        this.fft = new Fft(size);
        this.energy = spectrum(spacing, Kernel.POTENTIAL);
        this.alongX = spectrum(spacing, Kernel.X);
        this.alongY = spectrum(spacing, Kernel.Y);
        this.re = new float[half * nodes];
        this.im = new float[half * nodes];
        this.back = new float[4][half * nodes];
    }

    private enum Kernel {
        POTENTIAL,
        X,
        Y
    }

    /// How many nodes the grid of at least that many has: transforms want lengths of small factors.
    public static int nodes(int least) {
        return Fft.size(2 * least) / 2;
    }

    /// Nodes a side.
    public int nodes() {
        return nodes;
    }

    /// Fields of the charges at every node.
    ///
    /// @param charge nodes × nodes, rows along y
    /// @param fx gets Σ charge·Δx / (1 + d²)², x growing along a row
    /// @param fy gets the same with Δy
    /// @return Σ charge·charge / (1 + d²) over all pairs of nodes, each with itself included
    public double fields(float[] charge, float[] fx, float[] fy) {
        forward(charge, nodes, true, re, im);
        int bands = Ranges.count(half, BAND);
        double[] sums = new double[bands];
        Ranges.run(
                half,
                BAND,
                Progress.NONE,
                "",
                (band, from, to) -> sums[band] = filtered(band, from, to - from));
        Ranges.run(
                nodes, BAND, Progress.NONE, "", (_, from, to) -> inverse(from, to - from, fx, fy));
        double sum = 0;
        for (double s : sums) {
            sum += s;
        }
        return sum;
    }

    /// Transforms real columns along y; two are one complex column. What comes out is half of the
    /// frequencies, one row each.
    private void forward(float[] real, int columns, boolean empty, float[] outRe, float[] outIm) {
        int rows = empty ? nodes : size;
        int pairs = columns / 2;
        int odd = columns - 2 * pairs;
        Ranges.run(
                pairs + odd,
                BAND,
                Progress.NONE,
                "",
                (_, from, to) -> {
                    float[][][] s = take();
                    int width = to - from;
                    // the last band of an odd number of columns has one without a partner
                    int second = Math.min(width, columns - (pairs + odd) - from);
                    for (int r = 0; r < rows; r++) {
                        System.arraycopy(real, r * columns + from, s[0][r], 0, width);
                        System.arraycopy(
                                real, r * columns + pairs + odd + from, s[1][r], 0, second);
                        java.util.Arrays.fill(s[1][r], second, width, 0);
                    }
                    fft.forward(s[0], s[1], width, empty);
                    for (int k = 0; k < half; k++) {
                        float[] ar = s[0][fft.at(k)];
                        float[] ai = s[1][fft.at(k)];
                        float[] br = s[0][fft.at((size - k) % size)];
                        float[] bi = s[1][fft.at((size - k) % size)];
                        int at = k * columns + from;
                        for (int q = 0; q < width; q++) {
                            outRe[at + q] = (ar[q] + br[q]) / 2;
                            outIm[at + q] = (ai[q] - bi[q]) / 2;
                        }
                        at += pairs + odd;
                        for (int q = 0; q < second; q++) {
                            outRe[at + q] = (ai[q] + bi[q]) / 2;
                            outIm[at + q] = (br[q] - ar[q]) / 2;
                        }
                    }
                    scratch.push(s);
                });
    }

    private void across(float[][][] s, float[] fromRe, float[] fromIm, int columns, int k, int n) {
        for (int c = 0; c < columns; c++) {
            float[] r = s[0][c];
            float[] i = s[1][c];
            for (int q = 0, at = k * columns + c; q < n; q++, at += columns) {
                r[q] = fromRe[at];
                i[q] = fromIm[at];
            }
        }
    }

    private double filtered(int band, int k, int width) {
        float[][][] s = take();
        across(s, re, im, nodes, k, width);
        fft.forward(s[0], s[1], width, true);
        float[] sum = new float[width];
        for (int l = 0; l < size; l++) {
            Spectrum.energy(s[0][l], s[1][l], energy[band][l], sum, width);
            Spectrum.timesImaginary(s[0][l], s[1][l], alongY[band][l], s[2][l], s[3][l], width);
            Spectrum.timesImaginary(s[0][l], s[1][l], alongX[band][l], width);
        }
        fft.inverse(s[0], s[1], width, true);
        fft.inverse(s[2], s[3], width, true);
        for (int part = 0; part < 4; part++) {
            float[] to = back[part];
            for (int c = 0; c < nodes; c++) {
                float[] row = s[part][c];
                for (int q = 0, at = k * nodes + c; q < width; q++, at += nodes) {
                    to[at] = row[q];
                }
            }
        }
        scratch.push(s);
        double total = 0;
        for (float v : sum) {
            total += v;
        }
        return total;
    }

    private void inverse(int c, int width, float[] fx, float[] fy) {
        float[][][] s = take();
        for (int k = 0; k < half; k++) {
            int at = k * nodes + c;
            float[] r = s[0][fft.at(k)];
            float[] i = s[1][fft.at(k)];
            for (int q = 0; q < width; q++) {
                r[q] = back[0][at + q] - back[3][at + q];
                i[q] = back[1][at + q] + back[2][at + q];
            }
            if (k > 0 && k < half - 1) {
                float[] mr = s[0][fft.at(size - k)];
                float[] mi = s[1][fft.at(size - k)];
                for (int q = 0; q < width; q++) {
                    mr[q] = back[0][at + q] + back[3][at + q];
                    mi[q] = back[2][at + q] - back[1][at + q];
                }
            }
        }
        fft.inverse(s[0], s[1], width, true);
        for (int r = 0; r < nodes; r++) {
            System.arraycopy(s[0][r], 0, fx, r * nodes + c, width);
            System.arraycopy(s[1][r], 0, fy, r * nodes + c, width);
        }
        scratch.push(s);
    }

    private float[][][] take() {
        float[][][] s = scratch.poll();
        return s == null ? new float[4][size][BAND] : s;
    }

    /// The transform of one kernel, divided by the number of coefficients.
    private float[][][] spectrum(double spacing, Kernel kernel) {
        float[] real = new float[size * size];
        Ranges.run(
                size,
                BAND,
                Progress.NONE,
                "",
                (_, from, to) -> sample(spacing, kernel, real, from, to));
        float[] outRe = new float[half * size];
        float[] outIm = new float[half * size];
        forward(real, size, false, outRe, outIm);
        float[][][] out = new float[Ranges.count(half, BAND)][size][];
        float[] sharpen = sharpening();
        Ranges.run(
                half,
                BAND,
                Progress.NONE,
                "",
                (band, from, to) -> {
                    float[][][] s = take();
                    across(s, outRe, outIm, size, from, to - from);
                    fft.forward(s[0], s[1], to - from, false);
                    float[][] part = kernel == Kernel.POTENTIAL ? s[0] : s[1];
                    for (int l = 0; l < size; l++) {
                        float[] from1 = part[fft.at(l)];
                        float[] row = new float[to - from];
                        for (int q = 0; q < row.length; q++) {
                            int k = from + q;
                            // the energy is a sum over all frequencies, of which half are here
                            boolean twice = kernel == Kernel.POTENTIAL && k > 0 && k < half - 1;
                            row[q] = from1[q] * sharpen[l] * sharpen[k] * (twice ? 2 : 1);
                        }
                        out[band][fft.at(l)] = row;
                    }
                    scratch.push(s);
                });
        return out;
    }

    /// What a frequency along one axis is multiplied with: the spline's damping taken back twice,
    /// and the transform's division by its length.
    private float[] sharpening() {
        float[] factor = new float[size];
        for (int k = 0; k < size; k++) {
            double half = Math.PI * Math.min(k, size - k) / size;
            double damping = k == 0 ? 1 : Math.pow(Math.sin(half) / half, spline);
            factor[k] = (float) (1 / (damping * damping * size));
        }
        return factor;
    }

    private void sample(double spacing, Kernel kernel, float[] real, int from, int to) {
        for (int r = from; r < to; r++) {
            for (int c = 0; c < size; c++) {
                // the middle of an odd kernel stays 0: no two nodes are that far apart
                double dx = 2 * c == size ? 0 : (2 * c > size ? c - size : c) * spacing;
                double dy = 2 * r == size ? 0 : (2 * r > size ? r - size : r) * spacing;
                double q = 1 / (1 + dx * dx + dy * dy);
                real[r * size + c] =
                        (float)
                                switch (kernel) {
                                    case POTENTIAL -> q;
                                    case X -> q * q * dx;
                                    case Y -> q * q * dy;
                                };
            }
        }
    }
}
