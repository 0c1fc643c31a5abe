package lexiscope.embedding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.work.Progress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/// "Exact" is exact: in tight clusters, where single precision cannot tell rows apart, at every
/// scale of the numbers, and wherever neighbours are looked for.
class ExactTest {
    /// Rows of which a third stand tight around one row, the last of them equal in pairs.
    private static float[] clustered(int rows, int dim, double spread, double scale, long seed) {
        var random = new Random(seed);
        double[] centre = random.doubles(dim, 0.5, 2).toArray();
        float[] values = new float[rows * dim];
        for (int r = 0; r < rows; r++) {
            for (int i = 0; i < dim; i++) {
                double v =
                        r % 3 == 0
                                ? centre[i] + spread * random.nextGaussian()
                                : 1 + random.nextGaussian();
                values[r * dim + i] = (float) (v * scale);
            }
        }
        System.arraycopy(values, 3 * dim, values, 9 * dim, dim);
        return values;
    }

    private static int[] sorted(int rows, int self, int k, IntToDoubleFunction far) {
        double[] all = IntStream.range(0, rows).mapToDouble(far).toArray();
        return IntStream.range(0, rows)
                .filter(r -> r != self)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer r) -> all[r]).thenComparing(r -> r))
                .limit(k)
                .mapToInt(r -> r)
                .toArray();
    }

    /// Sums of a square each, in double precision; of unit rows for the cosine, whose order theirs
    /// is.
    private static double far(Similarity similarity, double[] a, double[] b) {
        double sum = 0;
        double aa = Math.sqrt(Arrays.stream(a).map(v -> v * v).sum());
        double bb = Math.sqrt(Arrays.stream(b).map(v -> v * v).sum());
        for (int i = 0; i < a.length; i++) {
            double d = similarity == Similarity.COSINE ? a[i] / aa - b[i] / bb : a[i] - b[i];
            sum += similarity == Similarity.DOT ? -a[i] * b[i] : d * d;
        }
        return sum;
    }

    private static double[][] rows(EmbeddingMatrix seen) {
        double[][] all = new double[seen.rows()][seen.dim()];
        for (int r = 0; r < all.length; r++) {
            seen.exact(r, all[r]);
        }
        return all;
    }

    private static int[] ids(java.util.List<Neighbour> found) {
        return found.stream().mapToInt(Neighbour::id).toArray();
    }

    @ParameterizedTest
    @CsvSource({
        "1e-2, 1",
        "1e-4, 1",
        "1e-6, 1",
        "3e-7, 1e-30",
        "1e-4, 1e25",
        "1e-4, 1e-30",
        "1e-3, 1e-41",
        "1e-4, 3e37"
    })
    void tightClustersInEverySimilarityAndSpace(double spread, double scale) {
        int rows = 900;
        int dim = 33;
        var matrix = new HeapMatrix(clustered(rows, dim, spread, scale, 1), dim);
        for (var space : Space.ALL) {
            var seen = matrix.in(space);
            double[][] all = rows(seen);
            for (var similarity :
                    new Similarity[] {Similarity.COSINE, Similarity.DOT, Similarity.EUCLIDEAN}) {
                for (int query : new int[] {0, 1, 9}) {
                    int[] want = sorted(rows, query, 20, r -> far(similarity, all[query], all[r]));
                    var found = Neighbours.of(seen, query, 20, similarity, Progress.NONE);
                    assertArrayEquals(
                            want, ids(found), space.label() + " " + similarity + " " + query);
                }
            }
        }
    }

    /// What the spaces do, in double precision: the centred distances are the raw ones.
    @Test
    void centredDistancesOfATightClusterAreThoseOfTheRows() {
        int rows = 300;
        int dim = 16;
        var matrix = new HeapMatrix(clustered(rows, dim, 1e-6, 1, 2), dim);
        var raw = Neighbours.of(matrix, 6, 90, Similarity.EUCLIDEAN, Progress.NONE);
        var seen =
                Neighbours.of(matrix.in(Space.CENTRED), 6, 90, Similarity.EUCLIDEAN, Progress.NONE);
        assertArrayEquals(ids(raw), ids(seen));
        assertEquals(raw.get(40).value(), seen.get(40).value(), 1e-12);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 1e25, 1e-30})
    void cslsInATightCluster(double scale) {
        int rows = 300;
        int dim = 12;
        var matrix = new HeapMatrix(clustered(rows, dim, 1e-5, scale, 3), dim);
        for (var space : new Space[] {Space.RAW, Space.CENTRED, Space.WHITENED}) {
            double[][] all = rows(matrix.in(space));
            double[][] half = new double[rows][rows];
            double[] mean = new double[rows];
            for (int a = 0; a < rows; a++) {
                int query = a;
                // half of the square of the chord is 1 less the cosine
                Arrays.setAll(half[a], r -> far(Similarity.COSINE, all[query], all[r]) / 2);
                mean[a] =
                        IntStream.of(sorted(rows, a, 10, r -> half[query][r]))
                                .mapToDouble(r -> 1 - half[query][r])
                                .average()
                                .orElseThrow();
            }
            var found = Neighbours.of(matrix.in(space), 12, 15, Similarity.CSLS, Progress.NONE);
            double[] value = new double[rows];
            Arrays.setAll(value, r -> 2 * (1 - half[12][r]) - mean[12] - mean[r]);
            int[] want = sorted(rows, 12, 15, r -> -value[r]);
            for (int i = 0; i < want.length; i++) {
                assertEquals(value[want[i]], found.get(i).value(), 1e-13, space.label());
                assertEquals(value[found.get(i).id()], found.get(i).value(), 1e-13);
            }
        }
    }

    @Test
    void rowsOfOneDirectionAreEquallyNearWhateverTheirLength() {
        float[] values = {1, 0, 3, 3, 1, 1, 7, 7, 2, 2, 5, 5, 3, 0, 11, 0};
        var matrix = new HeapMatrix(values, 2);
        var found = Neighbours.of(matrix, 0, 7, Similarity.COSINE, Progress.NONE);
        assertArrayEquals(new int[] {6, 7, 1, 2, 3, 4, 5}, ids(found));
        assertEquals(1, found.getFirst().value());
        assertEquals(Math.sqrt(0.5), found.getLast().value(), 1e-15);
    }

    @ParameterizedTest
    @CsvSource({"1e-5, 1", "0, 1", "1e-4, 1e25", "1e-4, 1e-30", "1e-6, 1e37"})
    void graphsOfTightClusters(double spread, double scale) {
        int rows = 1200;
        int dim = 10;
        int k = 15;
        float[] points = clustered(rows, dim, spread, scale, 4);
        var graph = NeighbourGraph.of(points, dim, k, Progress.NONE);
        for (int i = 0; i < rows; i += 7) {
            int point = i;
            int[] want = sorted(rows, i, k, j -> ExactGraph.squared(points, dim, point, j));
            assertArrayEquals(want, Arrays.copyOfRange(graph.ids(), i * k, i * k + k), "of " + i);
            double last = Math.sqrt(ExactGraph.squared(points, dim, i, want[k - 1]));
            assertEquals(last, graph.distances()[i * k + k - 1], 1e-6 * last);
        }
        var cells = CellGraph.of(points, dim, k, Progress.NONE);
        assertTrue(cells.recall() > 0.97, "recall " + cells.recall());
    }

    /// One row far off takes the digits of all others in single precision.
    @Test
    void oneRowFarOffChangesNoOtherNeighbours() {
        int dim = 8;
        float[] points = clustered(400, dim, 1e-2, 1, 5);
        Arrays.fill(points, 399 * dim, 400 * dim, 1e25f);
        var graph = NeighbourGraph.of(points, dim, 5, Progress.NONE);
        var matrix = new HeapMatrix(points, dim);
        for (int query : new int[] {0, 200, 399}) {
            int[] want = sorted(400, query, 5, j -> ExactGraph.squared(points, dim, query, j));
            assertArrayEquals(want, Arrays.copyOfRange(graph.ids(), query * 5, query * 5 + 5));
            assertArrayEquals(
                    want,
                    ids(Neighbours.of(matrix, query, 5, Similarity.EUCLIDEAN, Progress.NONE)));
        }
        assertEquals(
                399, Neighbours.of(matrix, 0, 1, Similarity.DOT, Progress.NONE).getFirst().id());
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 1e25, 1e-30})
    void analogiesInATightCluster(double scale) {
        int rows = 300;
        var matrix = new HeapMatrix(clustered(rows, 9, 1e-5, scale, 6), 9);
        double[][] all = rows(matrix);
        for (var way : Analogy.values()) {
            int[] asked = {0, 3, 6};
            double[] score = new double[rows];
            for (int r = 0; r < rows; r++) {
                double[] cosine = new double[3];
                for (int i = 0; i < 3; i++) {
                    cosine[i] = 1 - far(Similarity.COSINE, all[asked[i]], all[r]) / 2;
                }
                score[r] = way.score(cosine[0], cosine[1], cosine[2]);
            }
            int[] want =
                    IntStream.of(sorted(rows, -1, 12, r -> -score[r]))
                            .filter(r -> r != 0 && r != 3 && r != 6)
                            .limit(8)
                            .toArray();
            var found = way.of(matrix, 0, 3, 6, 8, Progress.NONE);
            for (int i = 0; i < 8; i++) {
                assertEquals(score[want[i]], found.get(i).value(), 1e-14, way + " " + i);
            }
        }
    }

    @Test
    void rowsThatAreNotFiniteAreNobodysNeighbours() {
        float[] values = {1, 2, 2, 1, Float.NaN, 1, Float.POSITIVE_INFINITY, 0, 3, 1, 0, 0};
        var matrix = new HeapMatrix(values, 2);
        for (var similarity : Similarity.values()) {
            var found = Neighbours.of(matrix, 0, 9, similarity, Progress.NONE);
            boolean zero = similarity == Similarity.DOT || similarity == Similarity.EUCLIDEAN;
            int[] sorted = IntStream.of(ids(found)).sorted().toArray();
            assertArrayEquals(zero ? new int[] {1, 4, 5} : new int[] {1, 4}, sorted);
            assertTrue(Neighbours.of(matrix, 2, 9, similarity, Progress.NONE).isEmpty());
            assertTrue(Neighbours.of(matrix, 3, 9, similarity, Progress.NONE).isEmpty());
        }
    }
}
