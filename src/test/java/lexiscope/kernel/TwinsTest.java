package lexiscope.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.work.Progress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Random;
import java.util.concurrent.ForkJoinPool;

/// Every hot kernel against its plain twin.
class TwinsTest {
    @Test
    void theNativeLibraryIsThere() {
        assertTrue(Blas.present());
    }

    @ParameterizedTest
    @CsvSource({"7,5,3", "64,33,50", "1,1,1", "130,257,52"})
    void productsOfRowsAndColumns(int m, int n, int k) {
        float[] a = random((m + 2) * k, 1);
        float[] b = random((n + 3) * k, 2);
        float[] c = new float[m * n];
        float[] plain = new float[m * n];
        Gemm.rows(a, 2, m, b, 3, n, k, c);
        Plain.gemm(
                false,
                true,
                m,
                n,
                k,
                1,
                new Blas.Operand(a, 2 * k, k),
                new Blas.Operand(b, 3 * k, k),
                0,
                new Blas.Operand(plain, 0, n));
        near(plain, c, 1e-5 * k);

        int rows = m + 2;
        float[] wide = random(rows * (m + n), 3);
        Gemm.columns(wide, rows, m + n, 0, m, m, n, c);
        Plain.gemm(
                true,
                false,
                m,
                n,
                rows,
                1,
                new Blas.Operand(wide, 0, m + n),
                new Blas.Operand(wide, m, m + n),
                0,
                new Blas.Operand(plain, 0, n));
        near(plain, c, 1e-5 * rows);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 6, 10, 12, 16, 30, 36, 50, 90, 128, 150, 180})
    void fourierTransform(int n) {
        int width = 5;
        float[][] re = new float[n][];
        float[][] im = new float[n][];
        for (int i = 0; i < n; i++) {
            re[i] = random(width, i);
            im[i] = random(width, 1000 + i);
        }
        double[] r = new double[n];
        double[] i = new double[n];
        for (int j = 0; j < n; j++) {
            r[j] = re[j][3];
            i[j] = im[j][3];
        }
        double[] before = r.clone();
        var fft = new Fft(n);
        fft.forward(re, im, width, false);
        Plain.dft(r, i);
        for (int k = 0; k < n; k++) {
            assertEquals(r[k], re[fft.at(k)][3], 1e-4, "real part of " + k);
            assertEquals(i[k], im[fft.at(k)][3], 1e-4, "imaginary part of " + k);
        }
        fft.inverse(re, im, width, false);
        for (int j = 0; j < n; j++) {
            assertEquals(before[j], re[j][3] / n, 1e-5);
        }
    }

    @Test
    void sizesAreEvenAndSmooth() {
        assertEquals(4, Fft.size(1));
        assertEquals(100, Fft.size(97));
        assertEquals(720, Fft.size(720));
        assertEquals(750, Fft.size(721));
    }

    @ParameterizedTest
    @CsvSource({"6,0.3", "15,0.1", "27,1.0", "70,0.27"})
    void fieldsOfCharges(int least, double spacing) {
        var grid = new CauchyGrid(least, spacing, 0);
        int n = grid.nodes();
        float[] charge = random(n * n, 9);
        float[] fx = new float[n * n];
        float[] fy = new float[n * n];
        double energy = grid.fields(charge, fx, fy);
        float[] px = new float[n * n];
        float[] py = new float[n * n];
        double plain = Plain.fields(charge, n, spacing, px, py);
        assertEquals(1, energy / plain, 1e-4);
        double largest = 0;
        for (float f : px) {
            largest = Math.max(largest, Math.abs(f));
        }
        near(px, fx, 1e-4 * largest);
        near(py, fy, 1e-4 * largest);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 24, 33, 34, 130})
    void eigenvectors(int n) {
        float[] a = random(n * n, 5);
        Eigen.Entry entry = (i, j) -> a[i * n + j] + (double) a[j * n + i];
        int keep = Math.min(n, 3);
        Eigen fast = Eigen.largest(n, keep, entry, Progress.NONE);
        Eigen plain = Plain.jacobi(n, keep, entry);
        for (int k = 0; k < keep; k++) {
            assertEquals(plain.values()[k], fast.values()[k], 1e-9);
            double cosine = 0;
            for (int i = 0; i < n; i++) {
                cosine += plain.vectors()[k][i] * fast.vectors()[k][i];
            }
            assertEquals(1, Math.abs(cosine), 1e-9);
        }
    }

    /// Large enough that every product is parted over the cores: A·v = λ·v and vectors at right
    /// angles, and not a bit else on one thread.
    @Test
    void eigenvectorsOfALargeMatrix() throws Exception {
        int n = 1300;
        int keep = 40;
        float[] a = random(n * n, 6);
        Eigen.Entry entry = (i, j) -> (i == j ? i / 50.0 : 0) + a[i * n + j] + a[j * n + i];
        Eigen eigen = Eigen.largest(n, keep, entry, Progress.NONE);
        for (int k = 0; k < keep; k += 13) {
            double[] v = eigen.vectors()[k];
            for (int i = 0; i < n; i++) {
                double product = 0;
                for (int j = 0; j < n; j++) {
                    product += entry.at(i, j) * v[j];
                }
                assertEquals(eigen.values()[k] * v[i], product, 1e-9);
            }
            for (int other = 0; other < keep; other++) {
                double product = 0;
                for (int i = 0; i < n; i++) {
                    product += v[i] * eigen.vectors()[other][i];
                }
                assertEquals(other == k ? 1 : 0, product, 1e-11);
            }
        }
        try (var one = new ForkJoinPool(1)) {
            Eigen alone = one.submit(() -> Eigen.largest(n, keep, entry, Progress.NONE)).get();
            assertArrayEquals(eigen.values(), alone.values());
            assertArrayEquals(eigen.vectors(), alone.vectors());
        }
    }

    private static void near(float[] want, float[] got, double tolerance) {
        for (int i = 0; i < want.length; i++) {
            assertEquals(want[i], got[i], tolerance, "at " + i);
        }
    }

    private static float[] random(int n, long seed) {
        var random = new Random(seed);
        float[] a = new float[n];
        for (int i = 0; i < n; i++) {
            a[i] = (float) random.nextGaussian();
        }
        return a;
    }
}
