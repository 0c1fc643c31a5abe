package lexiscope.projection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.embedding.HeapMatrix;
import lexiscope.projection.layout.Layout;
import lexiscope.projection.layout.MapPoints;
import lexiscope.projection.tsne.Affinities;
import lexiscope.run.RunObserver;
import lexiscope.run.RunStage;
import lexiscope.work.Progress;

import org.junit.jupiter.api.Test;

import smile.manifold.TSNE;
import smile.math.MathEx;

import java.util.ArrayList;
import java.util.stream.IntStream;

class ExactTsneTest {
    /// The divergence is that of its definition, and no greater than that of Smile's map, whose
    /// t-SNE is exact too, measured alike.
    @Test
    void theDivergenceIsAsLowAsTheReferences() {
        var rows = SampleRows.clumps(300, 12, 5, 6);
        var own =
                new ExactTsne(20, 1000, 1).fit(rows, rows.ids(), RunObserver.none(), Progress.NONE);
        double found = own.report().divergence();
        var points = MapPoints.of(rows, rows.ids(), Progress.NONE);
        var p = Affinities.ofAll(points, 20, Progress.NONE);
        assertEquals(MapReferenceTest.divergence(p, own.layout()), found, 1e-5);
        double reference = MapReferenceTest.divergence(p, smiles(rows));
        assertTrue(found < reference * 1.02, found + " nats against " + reference);
    }

    private static Layout smiles(SampleRows rows) {
        double[][] input = new double[300][12];
        for (int i = 0; i < 300; i++) {
            for (int j = 0; j < 12; j++) {
                input[i][j] = rows.values()[i * 12 + j];
            }
        }
        MathEx.setSeed(1);
        var options = new TSNE.Options(2, 20, 50, 12, 1000, 100, 1e-7, 0.5, 0.8, 250, 0.01, null);
        double[][] places = TSNE.fit(input, options).coordinates();
        float[] x = new float[300];
        float[] y = new float[300];
        for (int i = 0; i < 300; i++) {
            x[i] = (float) places[i][0];
            y[i] = (float) places[i][1];
        }
        return new Layout(rows.ids(), x, y);
    }

    @Test
    void isSeenFromPcaToTheLastIteration() {
        var rows = SampleRows.clumps(100, 5, 4, 2);
        var stages = new ArrayList<RunStage>();
        RunObserver<Layout> seen = (_, stage) -> stages.add(stage);
        new ExactTsne(10, 250, 1).fit(rows, rows.ids(), seen, Progress.NONE);
        assertEquals(251, stages.size());
        assertEquals(new RunStage("PCA start", 0, 250), stages.getFirst());
        assertEquals(new RunStage("Exact t-SNE", 250, 250), stages.getLast());
    }

    @Test
    void tooManyRowsAreASentence() {
        int n = ExactTsne.MOST + 1;
        var matrix = new HeapMatrix(new float[n * 2], 2);
        var why =
                assertThrows(
                        IllegalArgumentException.class,
                        () ->
                                ExactTsne.DEFAULT.start(
                                        matrix,
                                        IntStream.range(0, n).toArray(),
                                        RunObserver.none(),
                                        Progress.NONE));
        assertEquals(
                "Exact t-SNE takes at most 2000 tokens, and these are 2001; choose t-SNE, which"
                        + " takes all.",
                why.getMessage());
    }
}
