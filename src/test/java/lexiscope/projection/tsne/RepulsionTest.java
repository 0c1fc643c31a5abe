package lexiscope.projection.tsne;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.Random;

class RepulsionTest {
    @Test
    void repulsionIsTheSumOverPairs() {
        var random = new Random(3);
        int n = 500;
        float[] at = new float[2 * n];
        for (int i = 0; i < at.length; i++) {
            at[i] = (float) (8 * random.nextGaussian());
        }
        var extent = new Extent(n, 64);
        extent.measure(at);
        var repulsion = new GridRepulsion(n, 0.45, 2048);
        double z = repulsion.fields(at, extent.least(), extent.most());
        var pairs = new PairwiseRepulsion(n);
        double pairwise = pairs.fields(at, extent.least(), extent.most());
        float[] own = new float[2];
        double exact = 0;
        double error = 0;
        double size = 0;
        float[] force = new float[2];
        for (int i = 0; i < n; i++) {
            double fx = 0;
            double fy = 0;
            for (int j = 0; j < n; j++) {
                double dx = (double) at[2 * i] - at[2 * j];
                double dy = (double) at[2 * i + 1] - at[2 * j + 1];
                double q = 1 / (1 + dx * dx + dy * dy);
                exact += i == j ? 0 : q;
                fx += q * q * dx;
                fy += q * q * dy;
            }
            repulsion.force(at, i, new float[Repulsion.ROOM], force);
            pairs.force(at, i, new float[Repulsion.ROOM], own);
            assertEquals(fx, own[0], 1e-6 * (1 + Math.abs(fx)));
            assertEquals(fy, own[1], 1e-6 * (1 + Math.abs(fy)));
            error += Math.pow(force[0] - fx, 2) + Math.pow(force[1] - fy, 2);
            size += fx * fx + fy * fy;
        }
        assertEquals(1, z / exact, 2e-3);
        assertEquals(1, pairwise / exact, 1e-12);
        assertTrue(Math.sqrt(error / size) < 0.02, "error " + Math.sqrt(error / size));
    }
}
