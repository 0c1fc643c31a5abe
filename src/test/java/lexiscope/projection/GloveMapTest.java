package lexiscope.projection;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import lexiscope.embedding.NeighbourGraph;
import lexiscope.projection.layout.Fitted;
import lexiscope.projection.quality.MapQuality;
import lexiscope.projection.tsne.Affinities;
import lexiscope.run.RunObserver;
import lexiscope.work.Progress;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Maps of 11,925 real word vectors against what other libraries reach on them. Skipped where the
/// shared data is absent.
class GloveMapTest {
    private static final Path FILE =
            Path.of(
                    "..",
                    "shared",
                    "data",
                    "wordvec-glove-twitter-25d-12k",
                    "glove.twitter.25d.12k.txt");

    /// openTSNE 1.0.4, scikit-learn 1.9.1 and umap-learn of 2026-06 on the same rows.
    private static final double LOWEST_KL = 2.7579;

    private static final double BEST_RECALL = 0.3459;
    private static final double BEST_TRUST = 0.9326;
    private static final double UMAP_RECALL = 0.1305;
    private static final double UMAP_TRUST = 0.8701;

    private static SampleRows rows = new SampleRows(new float[0], 0, 1);

    @BeforeAll
    static void read() throws IOException {
        assumeTrue(Files.exists(FILE), "the shared data is absent: maps of real words not tried");
        List<String> lines = Files.readAllLines(FILE);
        float[] values = new float[lines.size() * 25];
        for (int i = 0; i < lines.size(); i++) {
            String[] parts = lines.get(i).split(" ");
            for (int j = 0; j < 25; j++) {
                values[i * 25 + j] = Float.parseFloat(parts[parts.length - 25 + j]);
            }
        }
        rows = new SampleRows(values, lines.size(), 25);
    }

    @Test
    void tsneIsAsGoodAsTheBest() {
        var fitted = Tsne.DEFAULT.fit(rows, rows.ids(), RunObserver.none(), Progress.NONE);
        var graph = NeighbourGraph.of(rows.values(), 25, 90, Progress.NONE);
        double kl =
                MapReferenceTest.divergence(
                        Affinities.of(graph, 30, Progress.NONE), fitted.layout());
        assertTrue(kl <= 1.02 * LOWEST_KL, () -> kl + " nats");
        judge(fitted, BEST_RECALL - 0.005, BEST_TRUST - 0.003);
    }

    @Test
    void umapIsAsGoodAsTheReference() {
        var fitted = Umap.DEFAULT.fit(rows, rows.ids(), RunObserver.none(), Progress.NONE);
        judge(fitted, UMAP_RECALL - 0.005, UMAP_TRUST - 0.003);
    }

    private static void judge(Fitted fitted, double recall, double trust) {
        var quality = MapQuality.of(rows, fitted.layout(), 1, Progress.NONE);
        // the sample's own error: 5,000 of 11,925 tokens
        assertTrue(quality.recall() >= recall - 0.003, () -> "recall " + quality.recall());
        assertTrue(
                quality.trustworthiness() >= trust - 0.003,
                () -> "trustworthiness " + quality.trustworthiness());
    }
}
