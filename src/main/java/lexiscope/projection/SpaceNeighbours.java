package lexiscope.projection;

import lexiscope.embedding.EmbeddingMatrix;
import lexiscope.embedding.Gathered;
import lexiscope.embedding.Nearest;
import lexiscope.kernel.Gemm;
import lexiscope.work.Progress;
import lexiscope.work.Ranges;

import java.util.Arrays;

/// The nearest shown rows of some shown rows, by the straight distance in the full space.
final class SpaceNeighbours {
    /// Anchors of a pass: what each range finds for them is kept until the ranges are joined.
    private static final int TOGETHER = 1000;

    private final EmbeddingMatrix matrix;
    private final Layout layout;

    SpaceNeighbours(EmbeddingMatrix matrix, Layout layout) {
        this.matrix = matrix;
        this.layout = layout;
    }

    /// For each anchor (an index into the layout) the indices of its `k` nearest. Cost: a pass for
    /// every thousand anchors, rows·dim·anchors multiply-adds.
    int[][] of(int[] anchors, int k, Progress progress) {
        int[][] nearest = new int[anchors.length][];
        for (int from = 0; from < anchors.length; from += TOGETHER) {
            int to = Math.min(anchors.length, from + TOGETHER);
            var part = progress.part((double) from / anchors.length, (double) to / anchors.length);
            int[][] some = pass(Arrays.copyOfRange(anchors, from, to), k, part);
            System.arraycopy(some, 0, nearest, from, some.length);
        }
        return nearest;
    }

    private int[][] pass(int[] anchors, int k, Progress progress) {
        int dim = matrix.dim();
        int n = layout.size();
        int m = anchors.length;
        float[] queries = new float[m * dim];
        float[] row = new float[dim];
        for (int a = 0; a < m; a++) {
            matrix.row(layout.ids()[anchors[a]], row);
            System.arraycopy(row, 0, queries, a * dim, dim);
        }
        int size = Math.clamp((1 << 18) / dim, 64, 1024);
        // the k best of every range, joined after
        long[][][] best = new long[Ranges.count(n, size)][m][];
        Ranges.run(
                n,
                size,
                progress,
                "quality of the map",
                (number, from, to) -> {
                    int width = to - from;
                    float[] tile = new float[width * dim];
                    Gathered.rows(matrix, layout.ids(), from, to, tile);
                    float[] half = new float[width];
                    for (int i = 0; i < width; i++) {
                        double square = 0;
                        for (int j = i * dim; j < i * dim + dim; j++) {
                            square += (double) tile[j] * tile[j];
                        }
                        half[i] = (float) (square / 2);
                    }
                    float[] products = new float[m * width];
                    Gemm.rows(queries, 0, m, tile, 0, width, dim, products);
                    for (int a = 0; a < m; a++) {
                        var kept = new Nearest(k);
                        for (int i = 0; i < width; i++) {
                            float far = half[i] - products[a * width + i];
                            if (far <= kept.worst() && from + i != anchors[a]) {
                                kept.offer(far, from + i);
                            }
                        }
                        best[number][a] = kept.drain();
                    }
                });
        int[][] nearest = new int[m][];
        for (int a = 0; a < m; a++) {
            int anchor = a;
            long[] keys =
                    Arrays.stream(best)
                            .flatMapToLong(range -> Arrays.stream(range[anchor]))
                            .toArray();
            Arrays.sort(keys);
            nearest[a] = new int[Math.min(k, n - 1)];
            for (int i = 0; i < nearest[a].length; i++) {
                nearest[a][i] = Nearest.id(keys[i]);
            }
        }
        return nearest;
    }
}
