package lexiscope.projection.tsne;

import static org.junit.jupiter.api.Assertions.assertEquals;

import lexiscope.embedding.HeapMatrix;
import lexiscope.projection.layout.MapPoints;
import lexiscope.work.Progress;

import org.junit.jupiter.api.Test;

import java.util.Random;
import java.util.stream.IntStream;

class AffinitiesTest {
    @Test
    void weightsHaveThePerplexity() {
        double[] squares = new Random(3).doubles(199, 1, 40).toArray();
        double[] weights = new double[199];
        Affinities.weigh(squares, 20, weights);
        double entropy = 0;
        for (double w : weights) {
            entropy -= w > 0 ? w * Math.log(w) : 0;
        }
        assertEquals(20, Math.exp(entropy), 1e-4);
    }

    @Test
    void betweenAllPointsTheySumToOneAndAreSymmetric() {
        float[] rows = new float[120 * 4];
        var random = new Random(5);
        for (int i = 0; i < rows.length; i++) {
            rows[i] = (float) random.nextGaussian();
        }
        int[] ids = IntStream.range(0, 120).toArray();
        var points = MapPoints.of(new HeapMatrix(rows, 4), ids, Progress.NONE);
        var p = Affinities.ofAll(points, 10, Progress.NONE);
        double[][] dense = new double[120][120];
        double sum = 0;
        for (int i = 0; i < 120; i++) {
            for (int e = p.starts()[i]; e < p.starts()[i + 1]; e++) {
                dense[i][p.columns()[e]] = p.weights()[e];
                sum += p.weights()[e];
            }
        }
        assertEquals(1, sum, 1e-5);
        for (int i = 0; i < 120; i++) {
            assertEquals(0, dense[i][i]);
            for (int j = 0; j < i; j++) {
                assertEquals(dense[i][j], dense[j][i]);
            }
        }
    }
}
