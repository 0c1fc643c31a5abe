package lexiscope.projection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.embedding.NeighbourGraph;
import lexiscope.json.Json;
import lexiscope.projection.graph.SparseGraph;
import lexiscope.projection.layout.Layout;
import lexiscope.projection.tsne.Affinities;
import lexiscope.projection.umap.FuzzySet;
import lexiscope.run.RunObserver;
import lexiscope.work.Progress;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The fuzzy set and the divergence against a stored case: 160 rows of 8 numbers, two of them equal
/// to a third. The file says what made it.
class MapReferenceTest {
    private static final int DIM = 8;
    private static Map<String, Object> reference = Map.of();
    private static float[] rows = new float[0];

    @BeforeAll
    static void read() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(
                        MapReferenceTest.class.getResourceAsStream("reference.json"))) {
            reference = Json.object(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        List<?> lines = (List<?>) Objects.requireNonNull(reference.get("rows"));
        rows = new float[lines.size() * DIM];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = ((Number) ((List<?>) lines.get(i / DIM)).get(i % DIM)).floatValue();
        }
    }

    private static double[] numbers(String name) {
        return ((List<?>) Objects.requireNonNull(reference.get(name)))
                .stream().mapToDouble(v -> ((Number) v).doubleValue()).toArray();
    }

    private static double number(String name) {
        return ((Number) Objects.requireNonNull(reference.get(name))).doubleValue();
    }

    @Test
    void fuzzySetIsThePublishedOne() {
        var graph = NeighbourGraph.of(rows, DIM, 14, Progress.NONE);
        var widths = FuzzySet.widths(graph, Progress.NONE);
        double[] rho = numbers("rho");
        double[] sigma = numbers("sigma");
        for (int i = 0; i < rho.length; i++) {
            assertEquals(rho[i], widths.rho()[i], 1e-5 * Math.max(1, rho[i]), "rho " + i);
            assertEquals(sigma[i], widths.sigma()[i], 1e-5 * Math.max(1, sigma[i]), "sigma " + i);
        }
        var fuzzy = FuzzySet.of(graph, Progress.NONE);
        double[] from = numbers("from");
        double[] to = numbers("to");
        double[] weight = numbers("weight");
        assertEquals(2 * weight.length, fuzzy.weights().length, "edges");
        for (int e = 0; e < weight.length; e++) {
            assertEquals(weight[e], weight(fuzzy, (int) from[e], (int) to[e]), 1e-5, "edge " + e);
            assertEquals(weight[e], weight(fuzzy, (int) to[e], (int) from[e]), 1e-5, "edge " + e);
        }
    }

    private static double weight(SparseGraph fuzzy, int i, int j) {
        for (int e = fuzzy.starts()[i]; e < fuzzy.starts()[i + 1]; e++) {
            if (fuzzy.columns()[e] == j) {
                return fuzzy.weights()[e];
            }
        }
        return Double.NaN;
    }

    @Test
    void divergenceIsNoHigherThanOfAnExactRun() {
        var matrix = new SampleRows(rows, rows.length / DIM, DIM);
        var tsne = new Tsne(10, 1000, 1);
        var fitted = tsne.fit(matrix, matrix.ids(), RunObserver.none(), Progress.NONE);
        var graph = NeighbourGraph.of(rows, DIM, 30, Progress.NONE);
        double exact = divergence(Affinities.of(graph, 10, Progress.NONE), fitted.layout());
        assertTrue(
                exact <= 1.02 * number("kl_highest"),
                () -> exact + " nats, of three exact runs at most " + number("kl_highest"));
        assertEquals(exact, fitted.report().divergence(), 0.005 * exact, "what is reported");
    }

    /// Σ p·ln(p / q) over all pairs, in double precision.
    static double divergence(SparseGraph p, Layout map) {
        int n = map.size();
        double z = 0;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                z += i == j ? 0 : 1 / (1 + square(map, i, j));
            }
            for (int e = p.starts()[i]; e < p.starts()[i + 1]; e++) {
                double w = p.weights()[e];
                sum += w * Math.log(w * (1 + square(map, i, p.columns()[e])));
            }
        }
        return sum + Math.log(z);
    }

    private static double square(Layout map, int i, int j) {
        double dx = (double) map.x()[i] - map.x()[j];
        double dy = (double) map.y()[i] - map.y()[j];
        return dx * dx + dy * dy;
    }
}
