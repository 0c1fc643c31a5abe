package lexiscope.projection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.embedding.Components;
import lexiscope.projection.layout.Fitted;
import lexiscope.projection.layout.Layout;
import lexiscope.projection.quality.MapQuality;
import lexiscope.run.Run;
import lexiscope.run.RunObserver;
import lexiscope.run.RunStage;
import lexiscope.work.Cancelled;
import lexiscope.work.Progress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import smile.feature.extraction.PCA;

import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;

/// Maps by their properties; coordinates are nobody's promise.
class MapsTest {
    private static final Tsne SHORT = new Tsne(10, 200, 1);
    private static final Projection QUICK = Umap.DEFAULT.with("epochs", 100);

    @Test
    void pcaIsSmiles() {
        var rows = SampleRows.clumps(400, 12, 3, 5);
        double[][] data = new double[400][12];
        for (int i = 0; i < data.length; i++) {
            for (int j = 0; j < 12; j++) {
                data[i][j] = rows.values()[i * 12 + j];
            }
        }
        PCA smile = PCA.fit(data);
        var report = new Pca().fit(rows, rows.ids(), RunObserver.none(), Progress.NONE).report();
        for (int k = 0; k < 10; k++) {
            double share = smile.varianceProportion()[k];
            assertEquals(1, report.explained()[k] / share, 1e-4, "component " + k);
        }
        var axes = Components.of(rows, rows.ids(), 12, Progress.NONE);
        double total = 0;
        int turned = 0;
        for (int k = 0; k < 12; k++) {
            total += axes.variances()[k] / axes.total();
            // Smile gives the squares of the singular values: a variance is that over n - 1
            double eigenvalue = smile.variance()[k] / (data.length - 1);
            assertEquals(1, axes.variances()[k] / eigenvalue, 1e-4, "eigenvalue " + k);
            double gap = gap(axes.variances(), k);
            if (gap > 0.01) {
                double cosine = 0;
                for (int j = 0; j < 12; j++) {
                    cosine += axes.axes()[k][j] * smile.loadings().get(j, k);
                }
                assertEquals(1, Math.abs(cosine), 1e-6, "angle " + k);
                turned++;
            }
        }
        assertTrue(turned >= 2, "angles compared: " + turned);
        assertEquals(1, total, 1e-6, "the shares of all components");
    }

    /// Where noise beyond the components decides who is near, ranking again finds the neighbours of
    /// the whole rows, and the more candidates the more of them.
    @ParameterizedTest
    @ValueSource(strings = {"tsne", "umap"})
    void neighboursAreRankedAgainByWholeRows(String method) {
        var rows = SampleRows.clumps(600, 120, 6, 9);
        double before = 0;
        for (int again : new int[] {1, 3}) {
            var report =
                    small(method)
                            .with("rerank", again)
                            .fit(rows, rows.ids(), RunObserver.none(), Progress.NONE)
                            .report();
            assertTrue(report.graphRecall() > before, again + ": " + report.graphRecall());
            assertTrue(String.join(" ", report.notes()).contains("whole rows"));
            before = report.graphRecall();
        }
        assertTrue(before > 0.95, "recall of the graph " + before);
    }

    /// How far a value is from those beside it, as a share of itself.
    private static double gap(double[] values, int k) {
        double before = k == 0 ? Double.MAX_VALUE : values[k - 1] - values[k];
        double after = k == values.length - 1 ? Double.MAX_VALUE : values[k] - values[k + 1];
        return Math.min(before, after) / values[k];
    }

    @ParameterizedTest
    @ValueSource(strings = {"tsne", "umap", "exact-tsne"})
    void clumpsStayTogether(String method) {
        var rows = SampleRows.clumps(800, 60, 8, 3);
        var fitted = small(method).fit(rows, rows.ids(), RunObserver.none(), Progress.NONE);
        var quality = MapQuality.of(rows, fitted.layout(), 1, Progress.NONE);
        assertEquals(800, fitted.layout().size());
        assertTrue(quality.recall() > 0.15, () -> "recall " + quality.recall());
        assertTrue(quality.trustworthiness() > 0.9, () -> "trust " + quality.trustworthiness());
        assertTrue(fitted.report().notes().getFirst().contains("50 principal components"));
    }

    private static Projection small(String method) {
        return switch (method) {
            case "tsne" -> SHORT;
            case "umap" -> QUICK;
            case "exact-tsne" -> new ExactTsne(20, 250, 1);
            default -> Projection.named(method);
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"pca", "tsne", "umap", "exact-tsne"})
    void theSameAtAnyNumberOfThreads(String method) throws Exception {
        var rows = SampleRows.clumps(700, 20, 5, 9);
        Callable<Layout> fit =
                () ->
                        small(method)
                                .fit(rows, rows.ids(), RunObserver.none(), Progress.NONE)
                                .layout();
        Layout here = fit.call();
        for (int threads : new int[] {1, 3}) {
            try (var pool = new ForkJoinPool(threads)) {
                Layout there = pool.submit(fit).get();
                assertArrayEquals(here.x(), there.x(), 0f);
                assertArrayEquals(here.y(), there.y(), 0f);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tsne", "umap", "exact-tsne"})
    void stopsAndGoesOnAsIfNothingHadHappened(String method) {
        var rows = SampleRows.clumps(300, 8, 4, 2);
        var whole = small(method).fit(rows, rows.ids(), RunObserver.none(), Progress.NONE).layout();
        Run<Layout, Fitted> run =
                small(method).start(rows, rows.ids(), RunObserver.none(), Progress.NONE);
        var calls = new AtomicInteger();
        Progress stopping =
                (_, _) -> {
                    if (calls.incrementAndGet() > 30) {
                        throw new Cancelled();
                    }
                };
        assertThrows(
                Cancelled.class, () -> run.advance(run.iterations(), RunObserver.none(), stopping));
        assertEquals(30, run.iteration());
        run.advance(run.iterations(), RunObserver.none(), Progress.NONE);
        assertArrayEquals(whole.x(), run.state().x(), 0f);
    }

    /// A map that rested between any two of its iterations, and before its report, is the same.
    @ParameterizedTest
    @ValueSource(strings = {"tsne", "umap"})
    void goesOnTheSameAfterARest(String method) {
        var rows = SampleRows.clumps(300, 60, 4, 2);
        Run<Layout, Fitted> busy =
                small(method).start(rows, rows.ids(), RunObserver.none(), Progress.NONE);
        Run<Layout, Fitted> rested =
                small(method).start(rows, rows.ids(), RunObserver.none(), Progress.NONE);
        for (int until : new int[] {20, 21, busy.iterations(), busy.iterations() + 250}) {
            rested.rest();
            busy.advance(until, RunObserver.none(), Progress.NONE);
            rested.advance(until, RunObserver.none(), Progress.NONE);
            rested.rest();
            rested.rest();
            Fitted one = busy.result(Progress.NONE);
            Fitted other = rested.result(Progress.NONE);
            assertArrayEquals(one.layout().x(), other.layout().x(), 0f);
            assertArrayEquals(one.layout().y(), other.layout().y(), 0f);
            assertEquals(one.report().divergence(), other.report().divergence());
            assertEquals(one.report().notes(), other.report().notes());
        }
    }

    @Test
    void everyIterationCanBeSeen() {
        var rows = SampleRows.clumps(200, 5, 4, 2);
        var stages = new java.util.ArrayList<RunStage>();
        RunObserver<Layout> seen = (_, stage) -> stages.add(stage);
        SHORT.fit(rows, rows.ids(), seen, Progress.NONE);
        assertEquals("PCA start", stages.getFirst().name());
        assertEquals(201, stages.size());
        assertEquals(200, stages.getLast().iteration());
    }

    @ParameterizedTest
    @CsvSource({
        "1,4", "2,4", "3,4", "4,3", "5,1", "6,6", "50,50", "40,1", "30,90", "120,51", "60,60"
    })
    void oddShapes(int n, int dim) {
        var rows = SampleRows.clumps(n, dim, 2, 4);
        for (var method : new Projection[] {new Pca(), SHORT, QUICK, new ExactTsne(10, 250, 1)}) {
            var fitted = method.fit(rows, rows.ids(), RunObserver.none(), Progress.NONE);
            allFinite(fitted.layout(), n);
            float[] at = fitted.placement().place(java.util.Arrays.copyOf(rows.values(), dim));
            assertTrue(Float.isFinite(at[0]) && Float.isFinite(at[1]), method.label());
        }
    }

    private static void allFinite(Layout layout, int n) {
        assertEquals(n, layout.size());
        for (int i = 0; i < n; i++) {
            assertTrue(Float.isFinite(layout.x()[i]) && Float.isFinite(layout.y()[i]));
        }
    }

    @Test
    void equalZeroAndBrokenRows() {
        var rows = SampleRows.clumps(300, 10, 3, 8);
        for (int r = 50; r < 150; r++) {
            // a hundred copies of one row: more than any perplexity here counts
            System.arraycopy(rows.values(), 0, rows.values(), r * 10, 10);
        }
        java.util.Arrays.fill(rows.values(), 2000, 2300, 0);
        rows.values()[2905] = Float.NaN;
        rows.values()[2995] = Float.POSITIVE_INFINITY;
        for (var method : new Projection[] {new Pca(), SHORT, QUICK}) {
            var fitted = method.fit(rows, rows.ids(), RunObserver.none(), Progress.NONE);
            allFinite(fitted.layout(), 298);
            assertEquals(2, fitted.report().leftOut());
            assertTrue(fitted.layout().index(290) < 0);
        }
    }

    @Test
    void perplexityTooHighIsLoweredAndSaid() {
        var rows = SampleRows.clumps(31, 4, 2, 1);
        var fitted = Tsne.DEFAULT.fit(rows, rows.ids(), RunObserver.none(), Progress.NONE);
        assertTrue(fitted.report().notes().toString().contains("lowered to 10"));
    }

    @Test
    void aNewPointLandsAmongItsNeighbours() {
        var rows = SampleRows.clumps(600, 10, 6, 7);
        for (String method : new String[] {"tsne", "umap"}) {
            var fitted = small(method).fit(rows, rows.ids(), RunObserver.none(), Progress.NONE);
            assertFalse(fitted.placement().exact());
            float[] vector = java.util.Arrays.copyOfRange(rows.values(), 50, 60);
            float[] at = fitted.placement().place(vector);
            assertEquals(5, fitted.placement().anchors(vector)[0]);
            double away =
                    Math.hypot(at[0] - fitted.layout().x()[5], at[1] - fitted.layout().y()[5]);
            double mean = 0;
            for (int i = 0; i < 600; i++) {
                mean +=
                        Math.hypot(at[0] - fitted.layout().x()[i], at[1] - fitted.layout().y()[i])
                                / 600;
            }
            assertTrue(away < mean / 3, method + ": " + away + " of " + mean);
        }
    }

    @Test
    void optionsHaveRanges() {
        for (var projection : Projection.all()) {
            for (var choice : projection.choices()) {
                assertEquals(choice.standard(), projection.value(choice.name()), choice.name());
                assertEquals(
                        choice.least(),
                        projection.with(choice.name(), choice.least()).value(choice.name()));
                assertThrows(
                        IllegalArgumentException.class,
                        () -> projection.with(choice.name(), choice.most() * 2 + 1));
            }
        }
        var wrong =
                assertThrows(
                        IllegalArgumentException.class, () -> Tsne.DEFAULT.with("perplexity", 0.5));
        assertEquals(
                "Perplexity of t-SNE goes from 2 to 500; 0.5 is not possible.", wrong.getMessage());
    }
}
