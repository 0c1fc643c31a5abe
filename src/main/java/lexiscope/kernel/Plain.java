package lexiscope.kernel;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// The plain twins of the hot kernels: the definition as a loop. Tests hold the kernels against
/// them, and they do the work where no native library is found.
final class Plain {
    private Plain() {}

    /// C = α·op(A)·op(B) + β·C as [Blas#sgemm] has it. Cost: m·n·k multiply-adds.
    static void gemm(
            boolean transposeA,
            boolean transposeB,
            int m,
            int n,
            int k,
            float alpha,
            Blas.Operand a,
            Blas.Operand b,
            float beta,
            Blas.Operand c) {
        int aRow = transposeA ? 1 : a.stride();
        int aStep = transposeA ? a.stride() : 1;
        int bColumn = transposeB ? b.stride() : 1;
        int bStep = transposeB ? 1 : b.stride();
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                double sum = 0;
                for (int l = 0; l < k; l++) {
                    sum +=
                            (double) a.array()[a.from() + i * aRow + l * aStep]
                                    * b.array()[b.from() + j * bColumn + l * bStep];
                }
                int at = c.from() + i * c.stride() + j;
                // as in BLAS, nothing is read from C where it is not wanted
                float old = beta == 0 ? 0 : beta * c.array()[at];
                c.array()[at] = (float) (alpha * sum) + old;
            }
        }
    }

    /// y = A·x + β·y as [Blas#sgemv] has it.
    static void gemv(int m, int n, MemorySegment a, float[] x, float beta, float[] y) {
        for (int i = 0; i < m; i++) {
            double sum = 0;
            for (int j = 0; j < n; j++) {
                sum +=
                        (double) a.getAtIndex(ValueLayout.JAVA_FLOAT_UNALIGNED, (long) i * n + j)
                                * x[j];
            }
            y[i] = (float) sum + (beta == 0 ? 0 : beta * y[i]);
        }
    }

    /// The discrete Fourier transform of a column of n complex numbers, by its sum.
    static void dft(double[] re, double[] im) {
        int n = re.length;
        double[] outRe = new double[n];
        double[] outIm = new double[n];
        for (int k = 0; k < n; k++) {
            for (int j = 0; j < n; j++) {
                double angle = -2 * Math.PI * ((long) k * j % n) / n;
                outRe[k] += re[j] * Math.cos(angle) - im[j] * Math.sin(angle);
                outIm[k] += re[j] * Math.sin(angle) + im[j] * Math.cos(angle);
            }
        }
        System.arraycopy(outRe, 0, re, 0, n);
        System.arraycopy(outIm, 0, im, 0, n);
    }

    /// The fields of [CauchyGrid#fields] by their sums over all pairs of nodes.
    static double fields(float[] charge, int nodes, double spacing, float[] fx, float[] fy) {
        double energy = 0;
        for (int r = 0; r < nodes; r++) {
            for (int c = 0; c < nodes; c++) {
                double sumX = 0;
                double sumY = 0;
                double potential = 0;
                for (int s = 0; s < nodes; s++) {
                    for (int d = 0; d < nodes; d++) {
                        double dx = (c - d) * spacing;
                        double dy = (r - s) * spacing;
                        double q = 1 / (1 + dx * dx + dy * dy);
                        double w = charge[s * nodes + d];
                        potential += w * q;
                        sumX += w * q * q * dx;
                        sumY += w * q * q * dy;
                    }
                }
                energy += potential * charge[r * nodes + c];
                fx[r * nodes + c] = (float) sumX;
                fy[r * nodes + c] = (float) sumY;
            }
        }
        return energy;
    }

    /// The largest eigenvalues of a symmetric matrix by Jacobi's cyclic rotations (Golub and Van
    /// Loan, Matrix Computations, 8.5). Cost: some ten times dim³.
    static Eigen jacobi(int dim, int keep, Eigen.Entry matrix) {
        double[][] a = new double[dim][dim];
        double[][] v = new double[dim][dim];
        for (int i = 0; i < dim; i++) {
            v[i][i] = 1;
            for (int j = 0; j < dim; j++) {
                a[i][j] = matrix.at(i, j);
            }
        }
        for (int sweep = 0; sweep < 60 && !diagonal(a); sweep++) {
            for (int p = 0; p < dim; p++) {
                for (int q = p + 1; q < dim; q++) {
                    if (a[p][q] != 0) {
                        rotate(a, v, p, q);
                    }
                }
            }
        }
        Integer[] order = new Integer[dim];
        for (int i = 0; i < dim; i++) {
            order[i] = i;
        }
        java.util.Arrays.sort(order, (i, j) -> Double.compare(a[j][j], a[i][i]));
        double[] values = new double[keep];
        double[][] vectors = new double[keep][];
        for (int k = 0; k < keep; k++) {
            values[k] = a[order[k]][order[k]];
            vectors[k] = v[order[k]];
        }
        return new Eigen(values, vectors);
    }

    private static boolean diagonal(double[][] a) {
        double off = 0;
        double all = 0;
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a.length; j++) {
                all += a[i][j] * a[i][j];
                off += i == j ? 0 : a[i][j] * a[i][j];
            }
        }
        return off <= 1e-28 * all;
    }

    /// Makes the number in row p, column q zero; the rows of `v` become the eigenvectors.
    private static void rotate(double[][] a, double[][] v, int p, int q) {
        double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
        double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.hypot(1, theta));
        double c = 1 / Math.hypot(1, t);
        double s = t * c;
        for (int i = 0; i < a.length; i++) {
            double x = a[i][p];
            double y = a[i][q];
            a[i][p] = c * x - s * y;
            a[i][q] = s * x + c * y;
        }
        for (double[][] m : new double[][][] {a, v}) {
            for (int i = 0; i < a.length; i++) {
                double x = m[p][i];
                double y = m[q][i];
                m[p][i] = c * x - s * y;
                m[q][i] = s * x + c * y;
            }
        }
    }
}
