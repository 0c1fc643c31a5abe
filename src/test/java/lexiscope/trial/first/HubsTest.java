package lexiscope.trial.first;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.embedding.HeapMatrix;
import lexiscope.work.Progress;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Random;

/// Rows that are near to many others, asked of all rows and of a sample.
class HubsTest {
    private static final int ROWS = 1200;
    private static final int DIM = 40;

    /// A cloud to one side: row 3 lies in its middle, row 4 is zero, row 5 is not finite.
    private static HeapMatrix cloud() {
        var random = new Random(3);
        float[] values = new float[ROWS * DIM];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian() + (i % DIM == 0 ? 7 : 0);
        }
        Arrays.fill(values, 3 * DIM, 4 * DIM, 0);
        values[3 * DIM] = 2;
        Arrays.fill(values, 4 * DIM, 5 * DIM, 0);
        values[5 * DIM] = Float.NaN;
        return new HeapMatrix(values, DIM);
    }

    /// The counts written out anew: every row that has a direction compared with every other.
    private static int[] plain(HeapMatrix matrix) {
        int[] counts = new int[ROWS];
        float[] a = new float[DIM];
        float[] b = new float[DIM];
        for (int q = 0; q < ROWS; q++) {
            matrix.row(q, a);
            double[] cosines = new double[ROWS];
            for (int r = 0; r < ROWS; r++) {
                matrix.row(r, b);
                double dot = 0;
                double aa = 0;
                double bb = 0;
                for (int d = 0; d < DIM; d++) {
                    dot += (double) a[d] * b[d];
                    aa += (double) a[d] * a[d];
                    bb += (double) b[d] * b[d];
                }
                double cosine = dot / Math.sqrt(aa * bb);
                cosines[r] = r == q || Double.isNaN(cosine) ? -2 : cosine;
            }
            if (q != 4 && q != 5) {
                double[] sorted = cosines.clone();
                Arrays.sort(sorted);
                for (int r = 0; r < ROWS; r++) {
                    counts[r] += cosines[r] >= sorted[ROWS - 10] ? 1 : 0;
                }
            }
        }
        return counts;
    }

    @Test
    void askedOfEveryRowASampleIsTheCount() {
        var hubs = Hubs.sampled(cloud(), ROWS, Progress.NONE);
        int[] plain = plain(cloud());
        int apart = 0;
        for (int r = 0; r < ROWS; r++) {
            // two cosines may be nearer to each other than float tells
            apart += Math.abs(plain[r] - hubs.of(r));
        }
        assertTrue(apart <= 4, "apart by " + apart);
        assertEquals(0, hubs.of(4));
        assertEquals(0, hubs.of(5));
        assertEquals(-1, hubs.of(ROWS));
        assertFalse(hubs.sampled());
        assertEquals(10L * (ROWS - 2), Arrays.stream(hubs.counts()).asLongStream().sum());
    }

    @Test
    void aSampleTellsAHub() {
        var all = Hubs.of(cloud(), Progress.NONE).orElseThrow();
        assertFalse(all.sampled());
        var some = Hubs.sampled(cloud(), 300, Progress.NONE);
        assertTrue(some.sampled());
        assertEquals(300, some.asked());
        double share = (double) all.of(3) / ROWS;
        double told = (double) some.of(3) / 300;
        assertTrue(share > 0.1, "no hub: " + share);
        assertEquals(share, told, 0.1);
        // the same every time, on any number of threads
        assertEquals(
                Arrays.hashCode(some.counts()),
                Arrays.hashCode(Hubs.sampled(cloud(), 300, Progress.NONE).counts()));
    }

    @Test
    void tenRowsAreTooFewAndSomeTooMany() {
        assertTrue(Hubs.of(new HeapMatrix(new float[20], 2), Progress.NONE).isEmpty());
        assertTrue(Hubs.possible(30_522, 384));
        assertTrue(Hubs.possible(50_257, 768));
        assertFalse(Hubs.possible(151_936, 4096));
    }
}
