package lexiscope.matching;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.tokens.SmallModels;
import lexiscope.tokens.TokenSet;
import lexiscope.work.Progress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// The rotation between two matrices: by hand, and planted.
class ProcrustesTest {
    private static final Procrustes.Options PLAIN = new Procrustes.Options(false, false);
    private static final Procrustes.Options SCALED = new Procrustes.Options(false, true);
    private static final Procrustes.Options ALL = new Procrustes.Options(true, true);

    static Matching same(int rows) {
        int[] ids = IntStream.range(0, rows).toArray();
        return new Matching(ids, ids, TokenSet.EMPTY, TokenSet.EMPTY, List.of());
    }

    private static Procrustes fit(float[][] a, float[][] b, Procrustes.Options options) {
        return Procrustes.of(
                SmallModels.matrix(a),
                SmallModels.matrix(b),
                same(a.length),
                options,
                Progress.NONE);
    }

    /// A quarter turn and the double length.
    @Test
    void aQuarterTurn() {
        float[][] a = {{1, 0}, {0, 1}};
        float[][] b = {{0, 2}, {-2, 0}};
        var fit = fit(a, b, SCALED);
        assertArrayEquals(new float[] {0, -1, 1, 0}, fit.map(), 1e-6f);
        assertEquals(2, fit.scale(), 1e-6);
        assertArrayEquals(new float[] {0, 0}, fit.residuals(), 1e-6f);
        assertEquals(0, fit.error(), 1e-6);
        assertEquals(2, fit.rank());
        assertArrayEquals(new float[] {-8, 6}, fit.image(new float[] {3, 4}), 1e-5f);
        // without the scale each row stays one too short, of a length of 2
        fit = fit(a, b, PLAIN);
        assertArrayEquals(new float[] {1, 1}, fit.residuals(), 1e-6f);
        assertEquals(0.5, fit.error(), 1e-6);
    }

    /// AᵀB is ((1, 0), (0, 0)): one direction is determined, the scale is 1 of 2.
    @Test
    void oneDirectionOnly() {
        float[][] a = {{1, 0}, {0, 1}};
        float[][] b = {{1, 0}, {0, 0}};
        var fit = fit(a, b, PLAIN);
        assertEquals(1, fit.rank());
        assertArrayEquals(new float[] {0, 1}, fit.residuals(), 1e-6f);
        fit = fit(a, b, SCALED);
        assertEquals(0.5, fit.scale(), 1e-6);
        assertArrayEquals(new float[] {0.5f, 0.5f}, fit.residuals(), 1e-6f);
    }

    /// A reflection counts as a rotation, and the mean is taken away where that is asked for.
    @Test
    void aMirrorElsewhere() {
        float[][] a = {{1, 2}, {3, 1}, {2, 6}};
        float[][] b = {{-1, 12}, {-3, 11}, {-2, 16}};
        var fit = fit(a, b, new Procrustes.Options(true, false));
        assertArrayEquals(new float[] {-1, 0, 0, 1}, fit.map(), 1e-5f);
        assertArrayEquals(new float[3], fit.residuals(), 1e-5f);
        assertArrayEquals(new float[] {0, 10}, fit.image(new float[] {0, 0}), 1e-5f);
        assertTrue(fit(a, b, PLAIN).error() > 0.1);
    }

    /// Into fewer dimensions, what lies outside of them is left over.
    @Test
    void intoFewerDimensions() {
        var fit = fit(new float[][] {{1, 0}, {0, 1}}, new float[][] {{1}, {0}}, PLAIN);
        assertArrayEquals(new float[] {1, 0}, fit.map(), 1e-6f);
        assertArrayEquals(new float[] {0, 1}, fit.residuals(), 1e-6f);
        // into more nothing is lost
        fit = fit(new float[][] {{2}, {-1}}, new float[][] {{0, 2}, {0, -1}}, PLAIN);
        assertArrayEquals(new float[] {0, 1}, fit.map(), 1e-6f);
        assertArrayEquals(new float[] {0, 0}, fit.residuals(), 1e-6f);
    }

    @ParameterizedTest
    @CsvSource({"24, 24, 400", "40, 24, 400", "24, 40, 400", "300, 300, 1500", "30, 30, 12"})
    void aPlantedRotationIsFound(int p, int q, int n) {
        var random = new Random(p * 31L + q);
        int narrow = Math.min(p, q);
        double[][] points = gaussian(random, n, narrow);
        double[][] turnA = orthonormal(random, narrow, p);
        double[][] turnB = orthonormal(random, narrow, q);
        float[][] a = product(points, turnA, 1, 0.3);
        float[][] b = product(points, turnB, 1.7, -2);
        var fit = fit(a, b, ALL);
        assertEquals(1.7, fit.scale(), 1e-4);
        assertTrue(fit.error() < 1e-4, "error " + fit.error());
        assertEquals(Math.min(narrow, n - 1), fit.rank());
        for (int i = 0; i < n; i += 7) {
            assertArrayEquals(b[i], fit.image(a[i]), 2e-3f);
        }
        // and keeps angles and lengths
        float[] map = fit.map();
        for (int i = 0; i < q && p >= q; i += 5) {
            for (int j = 0; j < q; j += 3) {
                double dot = 0;
                for (int c = 0; c < p; c++) {
                    dot += (double) map[i * p + c] * map[j * p + c];
                }
                assertEquals(i == j ? 1 : 0, dot, 1e-5);
            }
        }
    }

    /// One row that does not follow the rotation stands out by its residual.
    @Test
    void whatDoesNotFollowStandsOut() {
        var random = new Random(3);
        double[][] points = gaussian(random, 200, 10);
        float[][] a = product(points, orthonormal(random, 10, 10), 1, 0);
        points[77][3] += 5;
        float[][] b = product(points, orthonormal(random, 10, 10), 1, 0);
        var fit = fit(a, b, ALL);
        int worst = 0;
        for (int i = 0; i < 200; i++) {
            worst = fit.residuals()[i] > fit.residuals()[worst] ? i : worst;
        }
        assertEquals(77, worst);
    }

    @Test
    void rowsThatAreNotThereOrNotFiniteDoNotCount() {
        float[][] a = {{1, 0}, {Float.NaN, 0}, {0, 1}, {5, 5}};
        float[][] b = {{1, 0}, {0, 0}, {0, 1}};
        var fit = fit(a, b, PLAIN);
        assertArrayEquals(new int[] {0, 2}, fit.first());
        assertEquals(0, fit.error(), 1e-6);
        var e =
                assertThrows(
                        IllegalArgumentException.class,
                        () ->
                                Procrustes.of(
                                        SmallModels.matrix(a),
                                        SmallModels.matrix(b),
                                        same(0),
                                        PLAIN,
                                        Progress.NONE));
        assertEquals(
                "No token has a row of finite numbers in both matrices, so there is nothing to"
                        + " align by.",
                e.getMessage());
    }

    static double[][] gaussian(Random random, int n, int dim) {
        double[][] rows = new double[n][dim];
        for (double[] row : rows) {
            for (int i = 0; i < dim; i++) {
                row[i] = random.nextGaussian();
            }
        }
        return rows;
    }

    /// `rows` orthonormal rows of `dim` numbers, by Gram and Schmidt.
    static double[][] orthonormal(Random random, int rows, int dim) {
        double[][] q = gaussian(random, rows, dim);
        for (int r = 0; r < rows; r++) {
            for (int pass = 0; pass < 2; pass++) {
                for (int s = 0; s < r; s++) {
                    double along = dot(q[r], q[s]);
                    for (int i = 0; i < dim; i++) {
                        q[r][i] -= along * q[s][i];
                    }
                }
            }
            double length = Math.sqrt(dot(q[r], q[r]));
            for (int i = 0; i < dim; i++) {
                q[r][i] /= length;
            }
        }
        return q;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    static float[][] product(double[][] points, double[][] turn, double scale, double shift) {
        int dim = turn[0].length;
        float[][] rows = new float[points.length][dim];
        for (int r = 0; r < rows.length; r++) {
            for (int j = 0; j < dim; j++) {
                double sum = 0;
                for (int i = 0; i < turn.length; i++) {
                    sum += points[r][i] * turn[i][j];
                }
                rows[r][j] = (float) (scale * sum + shift);
            }
        }
        return rows;
    }
}
