package lexiscope.embedding;

import lexiscope.work.Progress;
import lexiscope.work.Ranges;

import java.util.Arrays;
import java.util.Random;

/// The neighbour graph of many points: every cell of a k-means is compared with the cells around
/// it, by products of tiles; then, as NN-descent has it (Dong et al. 2011), the neighbours of
/// neighbours are tried. The same on every run: rounds read the graph before them, and nothing is
/// random.
///
/// Cost: about points^1.5·dim. The recall is measured against the exact neighbours of sampled
/// points.
final class CellGraph {
    private static final int ROWS = 256;

    /// Cells compared with each; with 2·√n cells, 48 are 12,000 of 262,144 points.
    private static final int PROBES = 48;

    private static final int ROUNDS = 2;

    /// Neighbours whose neighbours are tried, and how many of theirs.
    private static final int REACH = 12;

    private static final int SAMPLES = 500;

    private CellGraph() {}

    static NeighbourGraph of(float[] points, int dim, int k, Progress progress) {
        int n = points.length / dim;
        int cells = (int) Math.max(1, 2 * Math.sqrt(n));
        var parted = Cells.of(points, dim, cells, progress.part(0, 0.1));
        // cell by cell, so that tiles are stretches of the array
        float[] rows = new float[points.length];
        for (int i = 0; i < n; i++) {
            System.arraycopy(points, parted.order()[i] * dim, rows, i * dim, dim);
        }
        int[] ids = new int[n * k];
        float[] distances = new float[n * k];
        compare(rows, dim, k, parted, ids, distances, progress.part(0.1, 0.6));
        for (int round = 0; round < ROUNDS; round++) {
            double from = 0.6 + 0.15 * round;
            ids = refined(rows, dim, k, ids, distances, progress.part(from, from + 0.15));
        }
        int[] order = parted.order();
        int[] outIds = new int[n * k];
        float[] outDistances = new float[n * k];
        var ranking = new Ranking(k);
        for (int i = 0; i < n; i++) {
            ranking.clear();
            for (int j = 0; j < k; j++) {
                int other = order[ids[i * k + j]];
                ranking.offer(ExactGraph.squared(points, dim, order[i], other), other);
            }
            ranking.write(outIds, outDistances, order[i] * k);
        }
        double recall = recall(points, dim, k, outIds, progress.part(0.9, 1));
        return new NeighbourGraph(k, outIds, outDistances, recall);
    }

    private static void compare(
            float[] rows,
            int dim,
            int k,
            Cells parted,
            int[] ids,
            float[] distances,
            Progress progress) {
        var halves = new HalfSquaredDistances(rows, dim);
        int[] starts = parted.starts();
        int cells = starts.length - 1;
        Ranges.run(
                cells,
                1,
                progress,
                "neighbours of " + halves.size() + " points, cell by cell",
                (cell, _, _) -> {
                    int[] firsts = new int[cells];
                    int[] widths = new int[cells];
                    int looked = 0;
                    for (int seen = 0; looked < cells && (looked < PROBES || seen <= k); looked++) {
                        int other = parted.near()[cell][looked];
                        firsts[looked] = starts[other];
                        widths[looked] = starts[other + 1] - starts[other];
                        seen += widths[looked];
                    }
                    var search =
                            new BlockSearch(
                                    halves,
                                    k,
                                    Math.min(ROWS, starts[cell + 1] - starts[cell]),
                                    Arrays.copyOf(firsts, looked),
                                    Arrays.copyOf(widths, looked));
                    for (int from = starts[cell]; from < starts[cell + 1]; from += ROWS) {
                        search.search(
                                from, Math.min(from + ROWS, starts[cell + 1]), ids, distances);
                    }
                });
    }

    /// The k best of each point's neighbours and the nearest neighbours of its nearest neighbours.
    private static int[] refined(
            float[] rows, int dim, int k, int[] ids, float[] distances, Progress progress) {
        int n = rows.length / dim;
        int reach = Math.min(REACH, k);
        int[] better = new int[ids.length];
        Ranges.run(
                n,
                ROWS,
                progress,
                "neighbours of neighbours",
                (_, from, to) -> {
                    int[] candidates = new int[k + reach * reach];
                    var ranking = new Ranking(k);
                    for (int i = from; i < to; i++) {
                        System.arraycopy(ids, i * k, candidates, 0, k);
                        int count = k;
                        for (int a = 0; a < reach; a++) {
                            int friend = ids[i * k + a];
                            System.arraycopy(ids, friend * k, candidates, count, reach);
                            count += reach;
                        }
                        Arrays.sort(candidates, 0, count);
                        ranking.clear();
                        for (int c = 0; c < count; c++) {
                            int j = candidates[c];
                            if (j != i && (c == 0 || candidates[c - 1] != j)) {
                                ranking.offer(ExactGraph.squared(rows, dim, i, j), j);
                            }
                        }
                        ranking.write(better, distances, i * k);
                    }
                });
        return better;
    }

    /// The share of the true neighbours of sampled points; any of those that are equally far does
    /// for another.
    private static double recall(float[] points, int dim, int k, int[] ids, Progress progress) {
        int n = points.length / dim;
        int[] sample =
                new Random(1).ints(0, n).distinct().limit(Math.min(n, SAMPLES)).sorted().toArray();
        int[] found = new int[sample.length];
        Ranges.run(
                sample.length,
                1,
                progress,
                "recall of the graph",
                (s, _, _) -> {
                    int i = sample[s];
                    var ranking = new Ranking(k);
                    for (int j = 0; j < n; j++) {
                        if (j != i) {
                            ranking.offer(ExactGraph.squared(points, dim, i, j), j);
                        }
                    }
                    for (int c = i * k; c < i * k + k; c++) {
                        double far = ExactGraph.squared(points, dim, i, ids[c]);
                        found[s] += far <= ranking.worst() ? 1 : 0;
                    }
                });
        return (double) Arrays.stream(found).sum() / sample.length / k;
    }
}
