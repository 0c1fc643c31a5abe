package lexiscope.cluster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import lexiscope.work.Progress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.Random;

/// The links against Prim's tree over all pairs in double precision.
class ReachTreeTest {
    @ParameterizedTest
    @CsvSource({"2,5,1", "2,10,12", "3,2,1", "20,5,4", "50,15,3", "1,4,6"})
    void linksAreAsShortAsPrims(int dim, int least, int islands) {
        var random = new Random(dim * 31L + least);
        int n = 700;
        float[] points = new float[n * dim];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < dim; j++) {
                points[i * dim + j] =
                        (float) (random.nextGaussian() + 40 * (i % islands) * (j == 0 ? 1 : 0));
            }
        }
        // some coincide, and a few lie far from everything
        System.arraycopy(points, 0, points, 10 * dim, 8 * dim);
        for (int i = n - 3; i < n; i++) {
            points[i * dim] += 1000 * (i - n + 4);
        }
        compare(points, dim, least);
    }

    @Test
    void groupsOfPointsThatAllCoincide() {
        float[] points = new float[2 * 300];
        for (int i = 0; i < 300; i++) {
            points[2 * i] = i % 3 * 5;
        }
        compare(points, 2, 4);
    }

    private static void compare(float[] points, int dim, int least) {
        var tree = ReachTree.of(points, dim, least, Progress.NONE);
        int n = points.length / dim;
        var parts = new DisjointSets(n);
        int joined = 0;
        for (int e = 0; e < n - 1; e++) {
            int a = parts.of(tree.from()[e]);
            int b = parts.of(tree.to()[e]);
            joined += a == b ? 0 : 1;
            parts.join(a, b);
        }
        assertEquals(n - 1, joined, "links that join two parts");
        float[] mine = tree.distance().clone();
        Arrays.sort(mine);
        float[] prims = prim(points, dim, least);
        assertArrayEquals(prims, mine, 1e-3f * prims[n - 2]);
        double sum = 0;
        double expected = 0;
        for (int e = 0; e < n - 1; e++) {
            sum += mine[e];
            expected += prims[e];
        }
        assertEquals(expected, sum, 1e-5 * expected);
    }

    private static float[] prim(float[] points, int dim, int least) {
        int n = points.length / dim;
        double[][] far = new double[n][n];
        double[] core = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double sum = 0;
                for (int c = 0; c < dim; c++) {
                    double d = (double) points[i * dim + c] - points[j * dim + c];
                    sum += d * d;
                }
                far[i][j] = Math.sqrt(sum);
            }
            double[] sorted = far[i].clone();
            Arrays.sort(sorted);
            core[i] = sorted[least - 1];
        }
        double[] best = new double[n];
        boolean[] in = new boolean[n];
        Arrays.fill(best, Double.POSITIVE_INFINITY);
        float[] links = new float[n - 1];
        int at = 0;
        for (int m = 0; m < n - 1; m++) {
            in[at] = true;
            int next = -1;
            for (int j = 0; j < n; j++) {
                if (!in[j]) {
                    best[j] = Math.min(best[j], Math.max(far[at][j], Math.max(core[at], core[j])));
                    if (next < 0 || best[j] < best[next]) {
                        next = j;
                    }
                }
            }
            links[m] = (float) best[next];
            at = next;
        }
        Arrays.sort(links);
        return links;
    }
}
