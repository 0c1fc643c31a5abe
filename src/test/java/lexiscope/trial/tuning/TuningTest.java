package lexiscope.trial.tuning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.embedding.HeapMatrix;
import lexiscope.work.Cancelled;
import lexiscope.work.Progress;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

class TuningTest {
    private static final int DIM = 16;
    private static final int ROWS = 200;

    private static HeapMatrix matrix() {
        var random = new Random(2);
        float[] rows = new float[ROWS * DIM];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = (float) random.nextGaussian() + 0.3f;
        }
        return new HeapMatrix(rows, DIM);
    }

    private static float[] begin() {
        float[] row = new float[DIM];
        row[0] = 2;
        row[5] = -3;
        return row;
    }

    private static Tuning tuning(HeapMatrix matrix) {
        return new Tuning(
                matrix,
                Map.of(ROWS, begin()),
                List.of(new int[] {7, ROWS, 7, 7}, new int[] {1, 2, 3}),
                TuningOptions.USUAL);
    }

    private static float[] now(Tuning tuning) {
        return Objects.requireNonNull(tuning.rows().get(ROWS));
    }

    private static double cosine(HeapMatrix matrix, float[] a, int id) {
        float[] b = new float[DIM];
        matrix.row(id, b);
        float[] mean = matrix.mean();
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int d = 0; d < DIM; d++) {
            ab += (a[d] - mean[d]) * (b[d] - mean[d]);
            aa += (a[d] - mean[d]) * (a[d] - mean[d]);
            bb += (b[d] - mean[d]) * (b[d] - mean[d]);
        }
        return ab / Math.sqrt(aa * bb);
    }

    private static double length(HeapMatrix matrix, float[] a) {
        double square = 0;
        for (int d = 0; d < DIM; d++) {
            double v = a[d] - matrix.mean()[d];
            square += v * v;
        }
        return Math.sqrt(square);
    }

    @Test
    void turnsTowardsItsContextsAndKeepsItsDistance() {
        var matrix = matrix();
        var tuning = tuning(matrix);
        double before = cosine(matrix, begin(), 7);
        assertArrayEquals(begin(), now(tuning));
        double[] losses = new double[60];
        tuning.advance(60, (pass, loss, _) -> losses[pass - 1] = loss, Progress.NONE);
        float[] after = now(tuning);
        double now = cosine(matrix, after, 7);
        assertTrue(now > before + 0.2, before + " to " + now);
        assertEquals(length(matrix, begin()), length(matrix, after), 1e-4);
        double first = 0;
        double last = 0;
        for (int i = 0; i < 10; i++) {
            first += losses[i];
            last += losses[50 + i];
        }
        assertTrue(last < first, first + " to " + last);
    }

    @Test
    void goesOnAfterAStopAsIfNothingHadBeen() {
        var matrix = matrix();
        var whole = tuning(matrix);
        whole.advance(10, (_, _, _) -> {}, Progress.NONE);
        var stopped = tuning(matrix);
        int[] asked = {0};
        assertThrows(
                Cancelled.class,
                () ->
                        stopped.advance(
                                10,
                                (_, _, _) -> {},
                                (_, _) -> {
                                    if (asked[0]++ == 4) {
                                        throw new Cancelled();
                                    }
                                }));
        assertEquals(4, stopped.passes());
        stopped.advance(6, (_, _, _) -> {}, Progress.NONE);
        assertArrayEquals(now(whole), now(stopped));
    }

    @Test
    void sentencesWithoutTheTokenAreSaid() {
        var refused =
                assertThrows(
                        IllegalArgumentException.class,
                        () ->
                                new Tuning(
                                        matrix(),
                                        Map.of(ROWS, begin()),
                                        List.of(new int[] {1, 2}, new int[] {ROWS}),
                                        TuningOptions.USUAL));
        assertTrue(String.valueOf(refused.getMessage()).contains("No sentence"));
    }

    /// A row of zeros, or one in the mean, has no direction: it gets one.
    @Test
    void rowsWithoutADirectionGetOne() {
        var matrix = matrix();
        var tuning =
                new Tuning(
                        matrix,
                        Map.of(ROWS, matrix.mean()),
                        List.of(new int[] {3, ROWS, 3}),
                        TuningOptions.USUAL);
        tuning.advance(40, (_, _, _) -> {}, Progress.NONE);
        assertTrue(cosine(matrix, now(tuning), 3) > 0.4);
    }
}
