package lexiscope.projection.umap;

import lexiscope.kernel.Eigen;
import lexiscope.projection.graph.SparseGraph;
import lexiscope.work.Progress;
import lexiscope.work.Ranges;

import java.util.Arrays;
import java.util.Random;

/// The two largest eigenvectors of a connected graph's normalised adjacency D^-½·W·D^-½ after the
/// trivial one: Lanczos with all vectors kept orthogonal and thick restarts (Wu and Simon 2000).
///
/// Cost: at most 400 products with the graph, most often far fewer; memory 44 vectors in double.
final class LaplacianVectors {
    private static final int BASIS = 40;
    private static final int KEPT = 8;
    private static final int RESTARTS = 12;

    /// Length of A·v − θ·v at which v serves as a start; the value θ is then far nearer, by the
    /// square of it over the gap to the next. Parts of a vocabulary hang together by single edges,
    /// so values crowd below 1 and a stricter bound would only be met by hundreds of products more.
    private static final double TOLERANCE = 1e-3;

    private static final int ROWS = 1024;

    private final SparseGraph graph;
    private final int[] members;
    private final int[] index;
    private final int n;
    private final double[] root;

    /// @param members the points of a connected part, ascending
    /// @param index where each point of the graph stands among the members of its part
    LaplacianVectors(SparseGraph graph, int[] members, int[] index) {
        this.graph = graph;
        this.members = members;
        this.n = members.length;
        this.index = index;
        this.root = new double[n];
        for (int m = 0; m < n; m++) {
            double degree = 0;
            for (int e = graph.starts()[members[m]]; e < graph.starts()[members[m] + 1]; e++) {
                degree += graph.weights()[e];
            }
            root[m] = Math.sqrt(degree);
        }
    }

    /// Two vectors of a number for each member.
    double[][] vectors(Progress progress) {
        double[] trivial = root.clone();
        normalise(trivial);
        int most = Math.min(BASIS, n - 1);
        double[][] basis = new double[most + 1][];
        double[][] h = new double[most][most];
        var random = new Random(7);
        basis[0] = new double[n];
        for (int i = 0; i < n; i++) {
            basis[0][i] = random.nextGaussian();
        }
        orthogonal(basis[0], trivial);
        normalise(basis[0]);
        int size = 1;
        int have = 0;
        for (int restart = 0; ; restart++) {
            double beta = 0;
            for (int j = have; j < most; j++) {
                progress.at((restart + (double) j / most) / (RESTARTS + 1), "spectral start");
                double[] w = product(basis[j]);
                double[] along = without(w, trivial, basis, j + 1);
                for (int i = 0; i <= j; i++) {
                    h[i][j] = along[i];
                    h[j][i] = along[i];
                }
                beta = Math.sqrt(dot(w, w));
                if (beta < 1e-12) {
                    // the space is exhausted: whatever is left is as good
                    for (int i = 0; i < n; i++) {
                        w[i] = random.nextGaussian();
                    }
                    without(w, trivial, basis, j + 1);
                    beta = 0;
                }
                normalise(w);
                basis[j + 1] = w;
                size = j + 1;
            }
            Eigen ritz = Eigen.symmetric(trimmed(h, size));
            int kept = Math.min(KEPT, size - 1);
            boolean good = true;
            for (int k = 0; k < Math.min(2, size); k++) {
                good &= Math.abs(beta * ritz.vectors()[k][size - 1]) < TOLERANCE;
            }
            if (good || restart == RESTARTS || kept < 2) {
                return result(combined(basis, ritz, Math.min(2, size)));
            }
            double[][] better = combined(basis, ritz, kept);
            double[] last = basis[size];
            System.arraycopy(better, 0, basis, 0, kept);
            basis[kept] = last;
            for (double[] row : h) {
                Arrays.fill(row, 0);
            }
            for (int k = 0; k < kept; k++) {
                h[k][k] = ritz.values()[k];
            }
            have = kept;
        }
    }

    private double[][] result(double[][] ritz) {
        double[][] two = new double[2][n];
        for (int k = 0; k < 2; k++) {
            if (k < ritz.length) {
                two[k] = ritz[k];
            }
            // the sign is fixed by the largest component
            int largest = 0;
            for (int i = 0; i < n; i++) {
                if (Math.abs(two[k][i]) > Math.abs(two[k][largest])) {
                    largest = i;
                }
            }
            double sign = Math.signum(two[k][largest]);
            for (int i = 0; i < n; i++) {
                two[k][i] *= sign;
            }
        }
        return two;
    }

    private static double[][] trimmed(double[][] h, int size) {
        double[][] small = new double[size][];
        for (int i = 0; i < size; i++) {
            small[i] = Arrays.copyOf(h[i], size);
        }
        return small;
    }

    private double[][] combined(double[][] basis, Eigen ritz, int count) {
        double[][] out = new double[count][n];
        for (int k = 0; k < count; k++) {
            for (int j = 0; j < ritz.values().length; j++) {
                add(out[k], basis[j], ritz.vectors()[k][j]);
            }
        }
        return out;
    }

    private double[] product(double[] v) {
        double[] out = new double[n];
        Ranges.run(
                n,
                ROWS,
                Progress.NONE,
                "",
                (_, from, to) -> {
                    for (int m = from; m < to; m++) {
                        double sum = 0;
                        int i = members[m];
                        for (int e = graph.starts()[i]; e < graph.starts()[i + 1]; e++) {
                            int j = index[graph.columns()[e]];
                            sum += graph.weights()[e] * v[j] / root[j];
                        }
                        out[m] = sum / root[m];
                    }
                });
        return out;
    }

    /// Takes from `v` what lies along the trivial vector and along the first `count` of the basis,
    /// twice, which is enough (Giraud, Langou and Rozložník 2005); gives the parts along the basis.
    private double[] without(double[] v, double[] trivial, double[][] basis, int count) {
        double[] sum = new double[count + 1];
        double[][] units = Arrays.copyOf(basis, count + 1);
        units[count] = trivial;
        int ranges = Ranges.count(n, ROWS);
        for (int pass = 0; pass < 2; pass++) {
            double[][] parts = new double[ranges][count + 1];
            Ranges.run(
                    n,
                    ROWS,
                    Progress.NONE,
                    "",
                    (number, from, to) -> {
                        for (int k = 0; k <= count; k++) {
                            parts[number][k] = dot(v, units[k], from, to);
                        }
                    });
            double[] along = new double[count + 1];
            for (double[] part : parts) {
                for (int k = 0; k <= count; k++) {
                    along[k] += part[k];
                }
            }
            Ranges.run(
                    n,
                    ROWS,
                    Progress.NONE,
                    "",
                    (_, from, to) -> {
                        for (int k = 0; k <= count; k++) {
                            add(v, units[k], -along[k], from, to);
                        }
                    });
            for (int k = 0; k <= count; k++) {
                sum[k] += along[k];
            }
        }
        return sum;
    }

    private void orthogonal(double[] v, double[] unit) {
        add(v, unit, -dot(v, unit));
    }

    private void normalise(double[] v) {
        double length = Math.sqrt(dot(v, v));
        for (int i = 0; i < n; i++) {
            v[i] /= length;
        }
    }

    private void add(double[] to, double[] v, double factor) {
        add(to, v, factor, 0, n);
    }

    private static void add(double[] to, double[] v, double factor, int from, int until) {
        for (int i = from; i < until; i++) {
            to[i] += factor * v[i];
        }
    }

    private double dot(double[] a, double[] b) {
        return dot(a, b, 0, n);
    }

    /// Four running sums, always in the same order.
    private static double dot(double[] a, double[] b, int from, int to) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = from;
        for (; i + 3 < to; i += 4) {
            s0 += a[i] * b[i];
            s1 += a[i + 1] * b[i + 1];
            s2 += a[i + 2] * b[i + 2];
            s3 += a[i + 3] * b[i + 3];
        }
        for (; i < to; i++) {
            s0 += a[i] * b[i];
        }
        return s0 + s1 + (s2 + s3);
    }
}
