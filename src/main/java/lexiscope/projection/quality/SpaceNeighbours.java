package lexiscope.projection.quality;

import lexiscope.embedding.EmbeddingMatrix;
import lexiscope.embedding.Gathered;
import lexiscope.embedding.KSmallest;
import lexiscope.embedding.Ranking;
import lexiscope.embedding.TiledHalfSquaredDistances;
import lexiscope.kernel.Dot;
import lexiscope.projection.layout.Layout;
import lexiscope.work.Progress;
import lexiscope.work.Ranges;

import java.util.Arrays;

/// The nearest shown rows of some shown rows, by the straight distance in the full space, exactly:
/// products of tiles choose candidates with some to spare, and where rounding leaves in doubt
/// whether those were all, the rows are gone through again for these anchors.
public final class SpaceNeighbours {
    /// Anchors of a pass: what each range finds for them is kept until the ranges are joined.
    private static final int TOGETHER = 1000;

    private static final int SPARE = 6;

    private final EmbeddingMatrix matrix;
    private final Layout layout;
    private final TiledHalfSquaredDistances halves;
    private final int size;

    /// @param matrix in the space of the map
    /// @param layout whose tokens are looked at
    public SpaceNeighbours(EmbeddingMatrix matrix, Layout layout) {
        this.matrix = matrix;
        this.layout = layout;
        this.halves = new TiledHalfSquaredDistances(matrix);
        this.size = Math.clamp((1 << 18) / matrix.dim(), 64, 1024);
    }

    /// For each anchor (an index into the layout) its `k` nearest as indices, by the square of
    /// their distance. Cost: a pass for every thousand anchors, rows·dim·anchors multiply-adds.
    public Ranking[] of(int[] anchors, int k, Progress progress) {
        var nearest = new Ranking[anchors.length];
        for (int from = 0; from < anchors.length; from += TOGETHER) {
            int to = Math.min(anchors.length, from + TOGETHER);
            var part = progress.part((double) from / anchors.length, (double) to / anchors.length);
            Ranking[] some = pass(Arrays.copyOfRange(anchors, from, to), k, part);
            System.arraycopy(some, 0, nearest, from, some.length);
        }
        return nearest;
    }

    private Ranking[] pass(int[] anchors, int k, Progress progress) {
        int n = layout.size();
        int m = anchors.length;
        int keep = k + SPARE;
        float[] left = halves.left(ids(anchors));
        // the best of every range, joined after
        long[][][] best = new long[Ranges.count(n, size)][m][];
        Ranges.run(
                n,
                size,
                progress.part(0, 0.8),
                "quality of the map",
                (number, from, to) -> {
                    int width = to - from;
                    float[] far = far(left, m, from, to);
                    for (int a = 0; a < m; a++) {
                        var kept = new KSmallest(keep);
                        for (int i = 0; i < width; i++) {
                            float f = far[a * width + i];
                            if (f <= kept.worst() && from + i != anchors[a]) {
                                kept.offer(f, from + i);
                            }
                        }
                        best[number][a] = kept.drain();
                    }
                });
        var nearest = new Ranking[m];
        boolean[] settled = new boolean[m];
        Ranges.run(
                m,
                16,
                progress.part(0.8, 0.9),
                "quality of the map",
                (_, from, to) -> {
                    for (int a = from; a < to; a++) {
                        nearest[a] = new Ranking(k);
                        settled[a] = joined(anchors[a], best, a, keep, nearest[a]);
                    }
                });
        int[] open = new int[m];
        int count = 0;
        for (int a = 0; a < m; a++) {
            if (!settled[a]) {
                open[count++] = a;
            }
        }
        if (count > 0) {
            again(Arrays.copyOf(open, count), anchors, nearest, progress.part(0.9, 1));
        }
        return nearest;
    }

    private int[] ids(int[] indices) {
        return Arrays.stream(indices).map(i -> layout.ids()[i]).toArray();
    }

    private float[] far(float[] left, int m, int from, int to) {
        float[] tile = new float[(to - from) * matrix.dim()];
        Gathered.rows(matrix, layout.ids(), from, to, tile);
        return halves.between(left, m, tile, to - from);
    }

    /// Ranks what the ranges kept for an anchor, and says whether nothing else can come in.
    private boolean joined(int anchor, long[][][] best, int a, int keep, Ranking ranking) {
        var all = new KSmallest(keep);
        for (long[][] range : best) {
            for (long key : range[a]) {
                if (KSmallest.value(key) <= all.worst()) {
                    all.offer(KSmallest.value(key), KSmallest.id(key));
                }
            }
        }
        long[] keys = all.drain();
        float[] query = new float[matrix.dim()];
        float[] row = new float[matrix.dim()];
        matrix.row(layout.ids()[anchor], query);
        for (long key : keys) {
            matrix.row(layout.ids()[KSmallest.id(key)], row);
            ranking.offer(Dot.squaredDistance(query, row, row.length), KSmallest.id(key));
        }
        return keys.length < keep
                || KSmallest.value(keys[keep - 1]) > halves.limit(query, ranking.worst());
    }

    private void again(int[] open, int[] anchors, Ranking[] nearest, Progress progress) {
        int m = open.length;
        int dim = matrix.dim();
        int[] asked = Arrays.stream(open).map(a -> anchors[a]).toArray();
        float[] left = halves.left(ids(asked));
        float[][] queries = new float[m][dim];
        float[] limits = new float[m];
        for (int o = 0; o < m; o++) {
            matrix.row(layout.ids()[asked[o]], queries[o]);
            limits[o] = halves.limit(queries[o], nearest[open[o]].worst());
            nearest[open[o]].clear();
        }
        Ranges.run(
                layout.size(),
                size,
                progress,
                "quality of the map",
                (_, from, to) -> {
                    float[] far = far(left, m, from, to);
                    float[] row = new float[dim];
                    for (int i = from; i < to; i++) {
                        boolean read = false;
                        for (int o = 0; o < m; o++) {
                            if (!(far[o * (to - from) + i - from] > limits[o]) && i != asked[o]) {
                                if (!read) {
                                    matrix.row(layout.ids()[i], row);
                                    read = true;
                                }
                                double square = Dot.squaredDistance(queries[o], row, dim);
                                synchronized (nearest[open[o]]) {
                                    nearest[open[o]].offer(square, i);
                                }
                            }
                        }
                    }
                });
    }
}
