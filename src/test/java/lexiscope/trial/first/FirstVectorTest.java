package lexiscope.trial.first;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.embedding.HeapMatrix;
import lexiscope.format.ModelReader;
import lexiscope.model.LanguageModel;
import lexiscope.trial.proposal.PlannedRow;
import lexiscope.work.Progress;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// Each first vector beside numbers worked out by hand; the sampled ones in distribution.
class FirstVectorTest {
    /// Rows 0 to 4; row 4 is not finite.
    private static final float[] ROWS = {1, 0, 0, 2, 3, 1, -2, 5, Float.NaN, 1};

    private LanguageModel model;

    @BeforeEach
    void open() throws Exception {
        model = ModelReader.open(Path.of("samples/english-bpe-8k"), Progress.NONE);
    }

    @AfterEach
    void close() {
        model.close();
    }

    private Ground ground(float[] rows, int dim, boolean output) {
        return new Ground(
                new HeapMatrix(rows, dim),
                model.tokenizer().orElseThrow(),
                output,
                new Donors(),
                7);
    }

    private static PlannedRow row(int... pieces) {
        return new PlannedRow(9, "x", "x", pieces, false);
    }

    private float[] by(String name, PlannedRow row) {
        return by(name, row, false);
    }

    private float[] by(String name, PlannedRow row, boolean output) {
        var choice = FirstVectorNames.named(name, Integer::parseInt);
        return choice.vectors(ground(ROWS, 2, output), List.of(row), Progress.NONE).getFirst();
    }

    private static void near(double a, double b, float[] vector) {
        assertArrayEquals(new float[] {(float) a, (float) b}, vector, 1e-6f);
    }

    @Test
    void pieces() {
        near(4 / 3.0, 1, by("mean-of-pieces", row(0, 1, 2)));
        near(4, 3, by("sum-of-pieces", row(0, 1, 2)));
        near(1, 0, by("first-piece", row(0, 1, 2)));
        near(3, 1, by("last-piece", row(0, 1, 2)));
        near(
                (3 * 1 + 2 * 0 + 3) / 6.0,
                (0 + 2 * 2 + 1) / 6.0,
                by("position-weighted", row(0, 1, 2)));
        near(
                (1 + 0 + 3 * 3) / 6.0,
                (0 + 2 * 2 + 3 * 1) / 6.0,
                by("position-weighted", row(0, 1, 2), true));
        // the row that is not finite is left out
        near(1, 5 / 6.0, by("mean-of-pieces", row(0, 4, 4, 0, 1, 2, 0, 1)));
        near(0.5, 1, by("mean-of-pieces", row(0, 4, 1, 99)));
        near(0, 0, by("mean-of-pieces", row()));
    }

    @Test
    void piecesByLength() {
        var vocabulary = model.vocabulary();
        int a = vocabulary.id("the").orElseThrow();
        int b = vocabulary.id("\u0120a").orElseThrow();
        float[] rows = new float[(Math.max(a, b) + 1) * 2];
        rows[2 * a] = 4;
        rows[2 * b + 1] = 8;
        var vector =
                new OfPieces(OfPieces.Weights.LENGTH)
                        .vectors(ground(rows, 2, false), List.of(row(a, b)), Progress.NONE)
                        .getFirst();
        near(3, 2, vector); // three letters and one, the mark of the space not counted
    }

    /// The mean of the rows of " the" and " a", whatever the token itself is.
    @Test
    void aDescriptionIsTheMeanOfItsPieces() {
        var vocabulary = model.vocabulary();
        int the = vocabulary.id("\u0120the").orElseThrow();
        int a = vocabulary.id("\u0120a").orElseThrow();
        float[] rows = new float[(Math.max(the, a) + 1) * 2];
        rows[2 * the] = 4;
        rows[2 * a + 1] = 8;
        near(
                2,
                4,
                new Description(" the a")
                        .vectors(ground(rows, 2, false), List.of(row(0)), Progress.NONE)
                        .getFirst());
    }

    /// Rows of another model that are these turned by 30° about their means and doubled: the row of
    /// a token that only it has comes back turned and halved.
    @Test
    void procrustesUndoesARotationAndAScale() {
        var random = new Random(3);
        double cos = Math.sqrt(3) / 2;
        int n = model.vocabulary().size();
        float[] own = new float[2 * n];
        float[] theirs = new float[2 * n];
        for (int i = 0; i < n; i++) {
            double x = random.nextGaussian();
            double y = random.nextGaussian() * 2;
            own[2 * i] = (float) (x + 3);
            own[2 * i + 1] = (float) (y - 1);
            theirs[2 * i] = (float) (2 * (cos * x - 0.5 * y) + 5);
            theirs[2 * i + 1] = (float) (2 * (0.5 * x + cos * y) + 6);
        }
        int king = model.vocabulary().id("\u0120king").orElseThrow();
        float[] wanted = {own[2 * king], own[2 * king + 1]};
        Path path = Path.of("other");
        try (var donors = Donors.offered()) {
            var other =
                    model.seenWith(
                            model.tokenizer().orElseThrow(),
                            Optional.of(new HeapMatrix(theirs, 2)));
            donors.offer(Map.of(path, other));
            var ground =
                    new Ground(
                            new HeapMatrix(own, 2),
                            model.tokenizer().orElseThrow(),
                            false,
                            donors,
                            1);
            var row = new PlannedRow(n, "\u0120king", " king", new int[] {1}, false);
            assertArrayEquals(
                    wanted,
                    new Rotated(path).vectors(ground, List.of(row), Progress.NONE).getFirst(),
                    1e-3f);
        }
    }

    @Test
    void plainOnes() {
        near(0, 0, by("zero", row(0)));
        near(0.5, 2, by("mean", row(0)));
        near(3, 1, by("copy:2", row(0)));
        assertThrows(IllegalArgumentException.class, () -> by("copy:4", row(0)));
        assertThrows(IllegalArgumentException.class, () -> by("mean-covariance:-1", row(0)));
        assertThrows(IllegalArgumentException.class, () -> by("luck", row(0)));
        assertThrows(IllegalArgumentException.class, () -> by("mix:", row(0)));
    }

    @Test
    void sparsemaxAndSoftmax() {
        // the mean of these is over 1 - 1/k times the spread: both stay
        assertArrayEquals(
                new double[] {0.6, 0.4}, MixedRows.sparsemax(new double[] {0.3, 0.1}), 1e-12);
        assertArrayEquals(
                new double[] {1, 0, 0}, MixedRows.sparsemax(new double[] {2, 0.5, 0.1}), 1e-12);
        double e = Math.exp(-2);
        assertArrayEquals(
                new double[] {1 / (1 + e), e / (1 + e)},
                MixedRows.softmax(new double[] {0.3, 0.1}),
                1e-12);
        // the anchor is row 0 = (1, 0): cosines with rows 1 and 2 are 0 and 3/√10
        double c = 3 / Math.sqrt(10);
        double w = (1 - c) / 2;
        near(3 * (1 - w), 2 * w + (1 - w), by("mix:1,2", row(0)));
    }

    @Test
    void samplesHaveTheMeanAndTheCovariance() {
        double[][] covariance = {{2.5 + 0, 0}, {0, 0}};
        double[] xs = {1, 0, 3, -2};
        double[] ys = {0, 2, 1, 5};
        double mx = 0.5;
        double my = 2;
        for (int i = 0; i < 4; i++) {
            covariance[0][0] = i == 0 ? 0 : covariance[0][0];
            covariance[0][0] += (xs[i] - mx) * (xs[i] - mx) / 4;
            covariance[0][1] += (xs[i] - mx) * (ys[i] - my) / 4;
            covariance[1][1] += (ys[i] - my) * (ys[i] - my) / 4;
        }
        for (double factor : new double[] {1, 1e-5, MeanAndCovariance.SMALL}) {
            var rows = new ArrayList<PlannedRow>();
            for (int id = 0; id < 40_000; id++) {
                rows.add(new PlannedRow(100 + id, "x", "x", new int[0], false));
            }
            var sampled =
                    new MeanAndCovariance(factor)
                            .vectors(ground(ROWS, 2, false), rows, Progress.NONE);
            double sx = 0;
            double sy = 0;
            double xx = 0;
            double xy = 0;
            double yy = 0;
            for (float[] v : sampled) {
                double x = (v[0] - mx) / Math.sqrt(factor);
                double y = (v[1] - my) / Math.sqrt(factor);
                sx += x;
                sy += y;
                xx += x * x;
                xy += x * y;
                yy += y * y;
            }
            int n = sampled.size();
            assertEquals(0, sx / n, 0.05);
            assertEquals(0, sy / n, 0.05);
            assertEquals(covariance[0][0], xx / n, 0.1);
            assertEquals(covariance[0][1], xy / n, 0.1);
            assertEquals(covariance[1][1], yy / n, 0.1);
        }
        var one = new MeanAndCovariance(1e-9);
        var rows = List.of(row(0));
        assertArrayEquals(
                one.vectors(ground(ROWS, 2, false), rows, Progress.NONE).getFirst(),
                one.vectors(ground(ROWS, 2, false), rows, Progress.NONE).getFirst());
    }

    @Test
    void randomHasTheUsualDeviation() {
        float[] wide = new float[20_000];
        var v =
                new RandomNormal()
                        .vectors(ground(wide, 20_000, false), List.of(row(0)), Progress.NONE)
                        .getFirst();
        double square = 0;
        for (float x : v) {
            square += x * x;
        }
        assertEquals(0.02, Math.sqrt(square / v.length), 0.0006);
    }

    /// Beside least squares solved by normal equations for the same greedy choice.
    @Test
    void pursuitIsGreedyLeastSquares() {
        var random = new Random(5);
        int dim = 6;
        int count = 9;
        float[] rows = new float[count * dim];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = (float) random.nextGaussian();
        }
        float[] target = new float[dim];
        for (int i = 0; i < dim; i++) {
            target[i] = (float) random.nextGaussian();
        }
        for (int most = 1; most <= 4; most++) {
            var found = Pursuit.of(target, new HeapMatrix(rows, dim), most, Progress.NONE);
            var chosen = new ArrayList<Integer>();
            double[] left = new double[dim];
            Arrays.setAll(left, d -> target[d]);
            double[] c = {};
            for (int step = 0; step < most; step++) {
                int best = -1;
                double value = -1;
                for (int r = 0; r < count; r++) {
                    double p = 0;
                    for (int d = 0; d < dim; d++) {
                        p += left[d] * rows[r * dim + d];
                    }
                    if (!chosen.contains(r) && Math.abs(p) > value) {
                        value = Math.abs(p);
                        best = r;
                    }
                }
                chosen.add(best);
                c = leastSquares(rows, dim, chosen, target);
                for (int d = 0; d < dim; d++) {
                    left[d] = target[d];
                    for (int j = 0; j < c.length; j++) {
                        left[d] -= c[j] * rows[chosen.get(j) * dim + d];
                    }
                }
            }
            assertArrayEquals(chosen.stream().mapToInt(i -> i).toArray(), found.places());
            assertArrayEquals(c, found.coefficients(), 1e-6);
        }
    }

    private static double[] leastSquares(float[] rows, int dim, List<Integer> chosen, float[] t) {
        int k = chosen.size();
        double[][] a = new double[k][k + 1];
        for (int i = 0; i < k; i++) {
            for (int d = 0; d < dim; d++) {
                double x = rows[chosen.get(i) * dim + d];
                for (int j = 0; j < k; j++) {
                    a[i][j] += x * rows[chosen.get(j) * dim + d];
                }
                a[i][k] += x * t[d];
            }
        }
        for (int p = 0; p < k; p++) {
            for (int i = 0; i < k; i++) {
                if (i != p) {
                    double f = a[i][p] / a[p][p];
                    for (int j = p; j <= k; j++) {
                        a[i][j] -= f * a[p][j];
                    }
                }
            }
        }
        double[] solved = new double[k];
        for (int i = 0; i < k; i++) {
            solved[i] = a[i][k] / a[i][i];
        }
        return solved;
    }

    /// The model itself as the other one: a token of it comes back as its own row, nearly.
    @Test
    void takenFromAModelThatHasIt() {
        int id = model.vocabulary().id("\u0120king").orElseThrow();
        var row = new PlannedRow(8192, "\u0120king", " king", new int[] {id}, false);
        var matrix = model.matrix().orElseThrow();
        float[] own = new float[matrix.dim()];
        matrix.row(id, own);
        try (var donors = new Donors()) {
            var ground = new Ground(matrix, model.tokenizer().orElseThrow(), false, donors, 1);
            for (String way : List.of("procrustes:", "matching-pursuit:")) {
                var choice = FirstVectorNames.named(way + "samples/english-bpe-8k", _ -> -1);
                var vector = choice.vectors(ground, List.of(row), Progress.NONE).getFirst();
                assertArrayEquals(own, vector, 2e-3f, way);
            }
            var nowhere = new PlannedRow(8192, "x", "hippocampuses", new int[] {1}, false);
            var choice = FirstVectorNames.named("procrustes:samples/english-bpe-8k", _ -> -1);
            var refused =
                    assertThrows(
                            IllegalArgumentException.class,
                            () -> choice.vectors(ground, List.of(nowhere), Progress.NONE));
            assertTrue(String.valueOf(refused.getMessage()).contains("splits it into"));
        }
    }

    @Test
    void whatHurtsIsSaid() {
        var ground = ground(ROWS, 2, false);
        var two = List.of(row(0, 1), new PlannedRow(10, "y", "y", new int[] {2}, false));
        var mean = candidates(ground, "mean", two);
        assertTrue(mean.getFirst().warnings().toString().contains("begin alike"));
        assertFalse(candidates(ground, "mean-of-pieces", two).toString().contains("begin alike"));
        assertTrue(candidates(ground, "zero", two).toString().contains("It is zero"));
        assertTrue(
                candidates(ground, "sum-of-pieces", List.of(row(0, 1, 2, 2, 2)))
                        .toString()
                        .contains("longer than any"));
        assertTrue(
                candidates(ground, "mean-of-pieces", List.of(row(0, 4)))
                        .toString()
                        .contains("left out"));
        var matched =
                Candidates.of(
                                ground,
                                FirstVectorNames.named("copy:0", Integer::parseInt),
                                List.of(row(0)),
                                true,
                                2,
                                Progress.NONE)
                        .getFirst();
        // the norms are 1, 2, √10 and √29
        assertEquals((2 + Math.sqrt(10)) / 2, matched.norm(), 1e-5);
        assertEquals(0, matched.neighbours().getFirst().id());
        assertEquals(0.5, matched.percentile(), 1e-9);
    }

    private static List<Candidate> candidates(Ground ground, String name, List<PlannedRow> rows) {
        var choice = FirstVectorNames.named(name, Integer::parseInt);
        return Candidates.of(ground, choice, rows, false, 0, Progress.NONE);
    }
}
