package lexiscope.embedding;

import lexiscope.work.Progress;
import lexiscope.work.Ranges;

import java.util.Arrays;

/// The neighbour graph by comparing all pairs, block by block.
final class ExactGraph {
    private static final int ROWS = 256;
    private static final int COLUMNS = 1024;

    private ExactGraph() {}

    static NeighbourGraph of(float[] points, int dim, int k, Progress progress) {
        var halves = new HalfSquaredDistances(points, dim);
        int n = halves.size();
        int[] ids = new int[n * k];
        float[] distances = new float[n * k];
        int[] firsts = new int[Ranges.count(n, COLUMNS)];
        Arrays.setAll(firsts, t -> t * COLUMNS);
        int[] widths = Arrays.stream(firsts).map(f -> Math.min(COLUMNS, n - f)).toArray();
        Ranges.run(
                n,
                ROWS,
                progress,
                "neighbours of " + n + " points",
                (_, from, to) ->
                        new BlockSearch(halves, k, to - from, firsts, widths)
                                .search(from, to, ids, distances));
        return new NeighbourGraph(k, ids, distances, 1);
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
