package lexiscope.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.work.Progress;

import org.junit.jupiter.api.Test;

import java.util.Random;

class ClustersTest {
    /// Three clumps of 100 and eight points far from everything: too few for a cluster.
    private static float[] clumps() {
        var random = new Random(5);
        float[] points = new float[616];
        for (int i = 0; i < 300; i++) {
            points[2 * i] = (float) (20 * (i / 100) + random.nextGaussian());
            points[2 * i + 1] = (float) random.nextGaussian();
        }
        for (int i = 600; i < 616; i++) {
            points[i] = 1000 + 300 * (i - 600);
        }
        return points;
    }

    @Test
    void densityFindsTheClumpsAndLeavesTheRest() {
        var found = Clusters.dense(clumps(), 2, 10, Progress.NONE);
        assertEquals(3, found.count());
        var seen = new java.util.HashSet<Integer>();
        for (int clump = 0; clump < 3; clump++) {
            int[] counts = new int[3];
            for (int i = 0; i < 100; i++) {
                int label = found.labels()[clump * 100 + i];
                counts[Math.max(0, label)] += label < 0 ? 0 : 1;
            }
            int most =
                    java.util.stream.IntStream.range(0, 3)
                            .reduce(0, (a, b) -> counts[b] > counts[a] ? b : a);
            assertTrue(counts[most] > 85, () -> counts[most] + " of 100");
            seen.add(most);
        }
        assertEquals(3, seen.size());
        int[] sizes = found.sizes();
        assertTrue(sizes[0] >= sizes[1] && sizes[1] >= sizes[2], "the largest comes first");
        for (int i = 300; i < 308; i++) {
            assertEquals(-1, found.labels()[i]);
        }
    }

    @Test
    void centresPartTheClumps() {
        float[] points = java.util.Arrays.copyOf(clumps(), 600);
        var found = Clusters.around(points, 2, 3, 1, Progress.NONE);
        for (int i = 0; i < 300; i++) {
            assertEquals(found.labels()[i / 100 * 100], found.labels()[i]);
        }
        assertThrows(
                IllegalArgumentException.class,
                () -> Clusters.around(points, 2, 301, 1, Progress.NONE));
    }

    @Test
    void fewOrEqualPoints() {
        assertEquals(0, Clusters.dense(new float[6], 2, 5, Progress.NONE).count());
        var equal = Clusters.dense(new float[80], 2, 5, Progress.NONE);
        assertEquals(40, equal.labels().length);
    }

    @Test
    void fewerDifferentPointsThanCentres() {
        float[] points = new float[200];
        for (int i = 0; i < 100; i++) {
            points[2 * i] = i % 3;
        }
        var found = Clusters.around(points, 2, 10, 1, Progress.NONE);
        assertEquals(3, found.count());
        assertEquals(found.labels()[0], found.labels()[3]);
        assertEquals(34, found.sizes()[found.labels()[0]]);
    }

    @Test
    void aMiddleIsInItsCluster() {
        float[] points = java.util.Arrays.copyOf(clumps(), 600);
        var found = Clusters.around(points, 2, 3, 1, Progress.NONE);
        int[] middles = found.middles(points, 2);
        for (int c = 0; c < 3; c++) {
            assertEquals(c, found.labels()[middles[c]]);
        }
    }

    @Test
    void aStopIsHeeded() {
        Progress stopped =
                (_, _) -> {
                    throw new lexiscope.work.Cancelled();
                };
        assertThrows(
                lexiscope.work.Cancelled.class, () -> Clusters.around(clumps(), 2, 3, 1, stopped));
        assertThrows(lexiscope.work.Cancelled.class, () -> Clusters.dense(clumps(), 2, 5, stopped));
    }
}
