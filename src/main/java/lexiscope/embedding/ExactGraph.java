package lexiscope.embedding;

import lexiscope.work.Progress;
import lexiscope.work.Ranges;

/// The neighbour graph by comparing all pairs: products of tiles, the nearest kept with some to
/// spare, those ranked again by exact differences in double precision.
final class ExactGraph {
    private static final int ROWS = 256;
    private static final int COLUMNS = 1024;
    private static final int SPARE = 16;

    private ExactGraph() {}

    static NeighbourGraph of(float[] points, int dim, int k, Progress progress) {
        var halves = new Halves(points, dim);
        int n = halves.size;
        int[] ids = new int[n * k];
        float[] distances = new float[n * k];
        int tiles = Ranges.count(n, COLUMNS);
        Ranges.run(
                n,
                ROWS,
                progress,
                "neighbours of " + n + " points",
                (_, from, to) -> {
                    var nearest = new Nearest[to - from];
                    for (int i = 0; i < nearest.length; i++) {
                        nearest[i] = new Nearest(Math.min(n, k + 1 + SPARE));
                    }
                    float[] tile = new float[(to - from) * COLUMNS];
                    for (int t = 0; t < tiles; t++) {
                        int first = t * COLUMNS;
                        int width = Math.min(COLUMNS, n - first);
                        halves.between(from, to - from, first, width, tile);
                        for (int i = 0; i < nearest.length; i++) {
                            scan(tile, i * width, width, first, nearest[i]);
                        }
                    }
                    for (int i = from; i < to; i++) {
                        ranked(points, dim, i, nearest[i - from].drain(), k, ids, distances);
                    }
                });
        return new NeighbourGraph(k, ids, distances, 1);
    }

    static void scan(float[] tile, int at, int width, int first, Nearest nearest) {
        float worst = nearest.worst();
        for (int j = 0; j < width; j++) {
            if (tile[at + j] <= worst) {
                nearest.offer(tile[at + j], first + j);
                worst = nearest.worst();
            }
        }
    }

    /// Writes the k nearest of the candidates of point `i` in order of their exact distance.
    static void ranked(
            float[] points,
            int dim,
            int i,
            long[] candidates,
            int k,
            int[] ids,
            float[] distances) {
        long[] exact = new long[candidates.length];
        int count = 0;
        for (long candidate : candidates) {
            int j = Nearest.id(candidate);
            if (j != i) {
                exact[count++] = Nearest.key((float) squared(points, dim, i, j), j);
            }
        }
        java.util.Arrays.sort(exact, 0, count);
        for (int j = 0; j < k; j++) {
            ids[i * k + j] = Nearest.id(exact[j]);
            distances[i * k + j] = (float) Math.sqrt(Nearest.value(exact[j]));
        }
    }

    static double squared(float[] points, int dim, int i, int j) {
        double even = 0;
        double odd = 0;
        int a = i * dim;
        int b = j * dim;
        int c = 0;
        for (; c + 1 < dim; c += 2) {
            double d = (double) points[a + c] - points[b + c];
            double e = (double) points[a + c + 1] - points[b + c + 1];
            even += d * d;
            odd += e * e;
        }
        if (c < dim) {
            double d = (double) points[a + c] - points[b + c];
            even += d * d;
        }
        return even + odd;
    }
}
