package lexiscope.embedding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.kernel.DType;
import lexiscope.kernel.StoredRows;
import lexiscope.work.Progress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;

class GraphTest {
    private static float[] random(int n, long seed) {
        var random = new Random(seed);
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = (float) (random.nextGaussian() + random.nextInt(3));
        }
        return values;
    }

    @Test
    void theExactGraphIsTheSortOfAllDistances() {
        int dim = 7;
        float[] points = random(1500 * dim, 1);
        System.arraycopy(points, 0, points, 40 * dim, dim);
        var graph = NeighbourGraph.of(points, dim, 12, Progress.NONE);
        for (int i : new int[] {0, 40, 777, 1499}) {
            int[] sorted =
                    IntStream.range(0, 1500)
                            .filter(j -> j != i)
                            .boxed()
                            .sorted(
                                    Comparator.comparingDouble(
                                                    (Integer j) ->
                                                            ExactGraph.squared(points, dim, i, j))
                                            .thenComparingInt(j -> j))
                            .limit(12)
                            .mapToInt(Integer::intValue)
                            .toArray();
            assertArrayEquals(sorted, Arrays.copyOfRange(graph.ids(), i * 12, i * 12 + 12));
        }
        assertThrows(
                IllegalArgumentException.class,
                () -> NeighbourGraph.of(points, dim, 1500, Progress.NONE));
    }

    @Test
    void theGraphOfCellsFindsMostNeighbours() {
        int dim = 10;
        float[] points = random(20_000 * dim, 2);
        var graph = CellGraph.of(points, dim, 15, Progress.NONE);
        assertTrue(graph.recall() > 0.95, () -> "recall " + graph.recall());
        for (int i = 0; i < graph.ids().length; i++) {
            assertTrue(graph.ids()[i] != i / 15);
            assertTrue(i % 15 == 0 || graph.distances()[i] >= graph.distances()[i - 1]);
        }
    }

    private static EmbeddingMatrix stored(float[] values, int rows, int dim, DType type) {
        var data = Arena.ofAuto().allocate((long) rows * dim * type.bytes(), 8);
        for (int i = 0; i < values.length; i++) {
            if (type == DType.F32) {
                data.setAtIndex(ValueLayout.JAVA_FLOAT, i, values[i]);
            } else {
                short top = (short) (Float.floatToRawIntBits(values[i]) >>> 16);
                data.setAtIndex(ValueLayout.JAVA_SHORT, i, top);
                values[i] = Float.intBitsToFloat(top << 16);
            }
        }
        return new StoredMatrix(new StoredRows(data, type, rows, dim));
    }

    @ParameterizedTest
    @EnumSource(
            value = DType.class,
            names = {"F32", "BF16"})
    void nearestRowsInEverySpaceBySortingAll(DType type) {
        int rows = 1000;
        int dim = 24;
        var matrix = stored(random(rows * dim, 3), rows, dim, type);
        for (var space : Space.ALL) {
            var seen = matrix.in(space);
            double[][] all = new double[rows][dim];
            for (int r = 0; r < rows; r++) {
                seen.exact(r, all[r]);
            }
            for (var similarity : Similarity.values()) {
                double[] value = new double[rows];
                double[] scaling = scaling(all, similarity, 17);
                for (int r = 0; r < rows; r++) {
                    double plain = similarity.value(similarity.far(all[17], all[r]));
                    value[r] =
                            switch (similarity) {
                                case EUCLIDEAN -> -plain;
                                case COSINE, DOT -> plain;
                                case CSLS -> 2 * plain - scaling[r] - scaling[17];
                            };
                }
                int[] want =
                        IntStream.range(0, rows)
                                .filter(r -> r != 17)
                                .boxed()
                                .sorted(Comparator.comparingDouble((Integer r) -> -value[r]))
                                .limit(5)
                                .mapToInt(Integer::intValue)
                                .toArray();
                var found = Neighbours.of(seen, 17, 5, similarity, Progress.NONE);
                assertArrayEquals(
                        want,
                        found.stream().mapToInt(Neighbour::id).toArray(),
                        space.label() + " " + similarity);
                assertEquals(Math.abs(value[want[0]]), Math.abs(found.getFirst().value()), 1e-12);
            }
        }
    }

    private static double[] scaling(double[][] all, Similarity similarity, int query) {
        double[] scaling = new double[all.length];
        if (similarity != Similarity.CSLS) {
            return scaling;
        }
        for (int r = 0; r < all.length; r++) {
            int row = r;
            scaling[r] =
                    IntStream.range(0, all.length)
                            .filter(s -> s != row)
                            .mapToDouble(s -> -cosine(all[row], all[s]))
                            .sorted()
                            .limit(10)
                            .map(c -> -c)
                            .average()
                            .orElse(0);
        }
        assertTrue(query >= 0);
        return scaling;
    }

    private static double cosine(double[] a, double[] b) {
        return Similarity.COSINE.value(Similarity.COSINE.far(a, b));
    }

    @Test
    void spacesDoWhatTheySay() {
        int rows = 400;
        int dim = 6;
        var matrix = stored(random(rows * dim, 4), rows, dim, DType.F32);
        double[][] covariance = new double[dim][dim];
        float[] row = new float[dim];
        var white = matrix.in(Space.WHITENED);
        for (int r = 0; r < rows; r++) {
            white.row(r, row);
            for (int i = 0; i < dim; i++) {
                for (int j = 0; j < dim; j++) {
                    covariance[i][j] += row[i] * row[j] / (double) (rows - 1);
                }
            }
        }
        for (int i = 0; i < dim; i++) {
            for (int j = 0; j < dim; j++) {
                assertEquals(i == j ? 1 : 0, covariance[i][j], 1e-4);
            }
        }
        var top = Components.of(matrix, RowStatistics.all(rows), 1, Progress.NONE);
        var without = matrix.in(Space.named("all-but-the-top-1"));
        without.row(3, row);
        double along = 0;
        for (int i = 0; i < dim; i++) {
            along += row[i] * top.axes()[0][i];
        }
        assertEquals(0, along, 1e-5);
        assertEquals("all-but-the-top-1", without.space().label());
    }

    @Test
    void analogiesLeaveTheInputsOutAndTellTheirRank() {
        // b − a is (1, 0, …), d − c too
        float[] values = {
            0, 1, 1, 0, /* */ 3, 1, 1, 0, /* */ 0, 1, -1, 1, /* */ 3, 1, -1, 1, /* */ -1, -1, 0, 5
        };
        var matrix = stored(values, 5, 4, DType.F32);
        for (var way : Analogy.values()) {
            var best = way.of(matrix, 1, 0, 2, 2, Progress.NONE).getFirst();
            assertEquals(3, best.id(), way.toString());
            assertTrue(best.rank() >= 1 && best.rank() <= 4);
        }
        float[] axis = Directions.axis(matrix, new int[] {1, 3}, new int[] {0, 2});
        assertArrayEquals(new float[] {1, 0, 0, 0}, axis, 1e-6f);
        assertEquals(3, Directions.along(matrix, axis, Progress.NONE)[3], 1e-6);
    }
}
