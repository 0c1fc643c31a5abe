package lexiscope.projection.quality;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.embedding.HeapMatrix;
import lexiscope.projection.ExactTsne;
import lexiscope.projection.Pca;
import lexiscope.projection.Projection;
import lexiscope.projection.Tsne;
import lexiscope.projection.Umap;
import lexiscope.projection.layout.Layout;
import lexiscope.run.RunObserver;
import lexiscope.work.Progress;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/// The share of neighbours kept, where rows are equal, and what maps make of odd numbers.
class MapQualityTest {
    private static float[] gaussian(int n, long seed) {
        var random = new Random(seed);
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    /// 40 equal rows whose points lie scattered among themselves: each keeps all its neighbours.
    @Test
    void equalRowsDoForOneAnother() {
        int dim = 60;
        float[] rows = gaussian(100 * dim, 1);
        float[] x = new float[100];
        float[] y = new float[100];
        for (int i = 0; i < 100; i++) {
            boolean equal = i >= 60;
            if (equal) {
                System.arraycopy(rows, 60 * dim, rows, i * dim, dim);
            }
            x[i] = equal ? 1000 + (i * 7) % 40 : i * i;
            y[i] = equal ? (i * 13) % 40 : -i;
        }
        var layout = new Layout(IntStream.range(0, 100).toArray(), x, y);
        var matrix = new HeapMatrix(rows, dim);
        var quality = MapQuality.of(matrix, layout, 1, Progress.NONE);
        float[] points = PointQuality.recalls(matrix, layout, Progress.NONE);
        for (int i = 60; i < 100; i++) {
            assertEquals(1, quality.recalls()[i]);
            assertEquals(1, points[i]);
        }
    }

    /// A map that is the rows themselves keeps everything, at any scale and in tight clusters.
    @Test
    void aMapThatIsTheRowsKeepsAll() {
        for (float scale : new float[] {1, 1e25f, 1e-30f}) {
            float[] rows = gaussian(2 * 500, 2);
            for (int i = 0; i < 400; i++) {
                rows[i] = (5 + rows[i] * 1e-5f);
            }
            for (int i = 0; i < rows.length; i++) {
                rows[i] *= scale;
            }
            float[] x = new float[500];
            float[] y = new float[500];
            for (int i = 0; i < 500; i++) {
                x[i] = rows[2 * i];
                y[i] = rows[2 * i + 1];
            }
            var layout = new Layout(IntStream.range(0, 500).toArray(), x, y);
            var quality = MapQuality.of(new HeapMatrix(rows, 2), layout, 1, Progress.NONE);
            assertEquals(1, quality.recall(), "at " + scale);
            assertEquals(1, quality.trustworthiness(), 1e-12, "at " + scale);
        }
    }

    @Test
    void exactTsneHasNoScale() {
        float[] rows = gaussian(120 * 8, 3);
        float[][] x = new float[3][];
        float[] scales = {1, 0x1p7f, 0x1p-40f};
        for (int s = 0; s < 3; s++) {
            float[] scaled = rows.clone();
            for (int i = 0; i < scaled.length; i++) {
                scaled[i] *= scales[s];
            }
            var map =
                    new ExactTsne(10, 300, 1)
                            .fit(
                                    new HeapMatrix(scaled, 8),
                                    IntStream.range(0, 120).toArray(),
                                    RunObserver.none(),
                                    Progress.NONE);
            assertTrue(Double.isFinite(map.report().divergence()));
            x[s] = map.layout().x();
        }
        assertArrayEquals(x[0], x[1]);
        assertArrayEquals(x[0], x[2]);
    }

    @Test
    void codesOfEightBitsHaveAnExactMap() {
        var random = new Random(4);
        float[] rows = new float[300 * 16];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = random.nextInt(256) - 128;
        }
        var map =
                ExactTsne.DEFAULT.fit(
                        new HeapMatrix(rows, 16),
                        IntStream.range(0, 300).toArray(),
                        RunObserver.none(),
                        Progress.NONE);
        assertTrue(Double.isFinite(map.report().divergence()));
        for (float v : map.layout().x()) {
            assertTrue(Float.isFinite(v));
        }
    }

    /// A large row is a row; one that holds NaN is left out, which every map says.
    @Test
    void rowsLeftOutAreSaid() {
        float[] rows = gaussian(200 * 6, 5);
        rows[6 * 17] = Float.NaN;
        rows[6 * 18] = Float.NEGATIVE_INFINITY;
        for (int i = 6 * 19; i < 6 * 20; i++) {
            rows[i] *= 1e25f;
        }
        for (var projection :
                new Projection[] {new Pca(), new Tsne(5, 60, 1), Umap.DEFAULT, ExactTsne.DEFAULT}) {
            var map =
                    projection.fit(
                            new HeapMatrix(rows.clone(), 6),
                            IntStream.range(0, 200).toArray(),
                            RunObserver.none(),
                            Progress.NONE);
            assertEquals(198, map.layout().size());
            assertTrue(map.layout().index(19) >= 0);
            assertEquals(2, map.report().leftOut());
            assertTrue(
                    map.report().notes().stream().anyMatch(n -> n.startsWith("2 rows hold NaN")),
                    projection.label() + Arrays.toString(map.report().notes().toArray()));
        }
    }
}
