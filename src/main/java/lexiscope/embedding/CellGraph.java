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
    private static final int SPARE = 16;

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
        compare(rows, dim, k, parted, ids, progress.part(0.1, 0.6));
        float[] distances = new float[n * k];
        for (int round = 0; round < ROUNDS; round++) {
            double from = 0.6 + 0.15 * round;
            ids = refined(rows, dim, k, ids, distances, progress.part(from, from + 0.15));
        }
        int[] order = parted.order();
        int[] outIds = new int[n * k];
        float[] outDistances = new float[n * k];
        for (int i = 0; i < n; i++) {
            long[] keys = new long[k];
            for (int j = 0; j < k; j++) {
                keys[j] = Nearest.key(distances[i * k + j], order[ids[i * k + j]]);
            }
            Arrays.sort(keys);
            for (int j = 0; j < k; j++) {
                outIds[order[i] * k + j] = Nearest.id(keys[j]);
                outDistances[order[i] * k + j] = Nearest.value(keys[j]);
            }
        }
        double recall = recall(points, dim, k, outIds, progress.part(0.9, 1));
        return new NeighbourGraph(k, outIds, outDistances, recall);
    }

    private static void compare(
            float[] rows, int dim, int k, Cells parted, int[] ids, Progress progress) {
        var halves = new Halves(rows, dim);
        int n = halves.size;
        int[] starts = parted.starts();
        int cells = starts.length - 1;
        Ranges.run(
                cells,
                1,
                progress,
                "neighbours of " + n + " points, cell by cell",
                (cell, _, _) -> {
                    float[] tile = new float[0];
                    for (int from = starts[cell]; from < starts[cell + 1]; from += ROWS) {
                        int height = Math.min(ROWS, starts[cell + 1] - from);
                        var nearest = new Nearest[height];
                        for (int i = 0; i < height; i++) {
                            nearest[i] = new Nearest(k + 1 + SPARE);
                        }
                        int seen = 0;
                        for (int p = 0; p < cells && (p < PROBES || seen <= k); p++) {
                            int other = parted.near()[cell][p];
                            int first = starts[other];
                            int width = starts[other + 1] - first;
                            seen += width;
                            if (tile.length < height * width) {
                                tile = new float[height * width];
                            }
                            halves.between(from, height, first, width, tile);
                            for (int i = 0; i < height; i++) {
                                ExactGraph.scan(tile, i * width, width, first, nearest[i]);
                            }
                        }
                        for (int i = 0; i < height; i++) {
                            int count = 0;
                            for (long key : nearest[i].drain()) {
                                if (Nearest.id(key) != from + i && count < k) {
                                    ids[(from + i) * k + count++] = Nearest.id(key);
                                }
                            }
                        }
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
                    for (int i = from; i < to; i++) {
                        System.arraycopy(ids, i * k, candidates, 0, k);
                        int count = k;
                        for (int a = 0; a < reach; a++) {
                            int friend = ids[i * k + a];
                            System.arraycopy(ids, friend * k, candidates, count, reach);
                            count += reach;
                        }
                        Arrays.sort(candidates, 0, count);
                        long[] keys = new long[count];
                        int different = 0;
                        for (int c = 0; c < count; c++) {
                            int j = candidates[c];
                            if (j != i && (c == 0 || candidates[c - 1] != j)) {
                                keys[different++] = j;
                            }
                        }
                        ExactGraph.ranked(
                                rows, dim, i, Arrays.copyOf(keys, different), k, better, distances);
                    }
                });
        return better;
    }

    private static double recall(float[] points, int dim, int k, int[] ids, Progress progress) {
        int n = points.length / dim;
        int[] sample =
                new Random(1).ints(0, n).distinct().limit(Math.min(n, SAMPLES)).sorted().toArray();
        int[][] exact = exact(points, dim, k, sample, progress);
        long found = 0;
        for (int s = 0; s < sample.length; s++) {
            int[] has = Arrays.copyOfRange(ids, sample[s] * k, sample[s] * k + k);
            Arrays.sort(has);
            for (int id : exact[s]) {
                if (Arrays.binarySearch(has, id) >= 0) {
                    found++;
                }
            }
        }
        return (double) found / sample.length / k;
    }

    /// The true neighbours of some points.
    static int[][] exact(float[] points, int dim, int k, int[] sample, Progress progress) {
        int n = points.length / dim;
        int[][] exact = new int[sample.length][];
        Ranges.run(
                sample.length,
                1,
                progress,
                "recall of the graph",
                (s, _, _) -> {
                    var nearest = new Nearest(k);
                    for (int j = 0; j < n; j++) {
                        if (j != sample[s]) {
                            float d = (float) ExactGraph.squared(points, dim, sample[s], j);
                            if (d <= nearest.worst()) {
                                nearest.offer(d, j);
                            }
                        }
                    }
                    long[] keys = nearest.drain();
                    exact[s] = new int[keys.length];
                    for (int j = 0; j < keys.length; j++) {
                        exact[s][j] = Nearest.id(keys[j]);
                    }
                });
        return exact;
    }
}
