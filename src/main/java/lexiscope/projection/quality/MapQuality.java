package lexiscope.projection.quality;

import lexiscope.embedding.EmbeddingMatrix;
import lexiscope.embedding.Gathered;
import lexiscope.embedding.HalfSquaredDistances;
import lexiscope.embedding.Ranking;
import lexiscope.kernel.Dot;
import lexiscope.projection.layout.Layout;
import lexiscope.work.Progress;
import lexiscope.work.Ranges;

import java.util.Arrays;
import java.util.Random;

/// How far a map can be trusted, against the rows in their full space.
///
/// @param recall share of the 10 nearest neighbours in the space that are among the 10 nearest on
///   the map, mean over the sampled tokens, all shown tokens being candidates; of neighbours that
///   are equally far any will do
/// @param trustworthiness scikit-learn's, k = 10, among up to 3,000 sampled tokens: near 1 where
///   neighbours on the map are neighbours in the space
/// @param sampled the tokens whose recall was counted, ascending
/// @param recalls the recall of each
public record MapQuality(double recall, double trustworthiness, int[] sampled, float[] recalls) {
    /// The neighbours that count.
    public static final int NEAR = 10;

    /// Tokens whose recall is counted: as many as the work below allows. The mean of 5,000 has a
    /// standard error of about 0.003, of 1,000 about 0.006.
    private static final int FEWEST = 1000;

    private static final int MOST = 5000;

    /// Multiply-adds that a measurement may take, about a second on two cores.
    private static final double WORK = 1e11;

    private static final int AMONG = 3000;

    /// Measures a map on samples. Cost: rows·dim·1,000 to 5,000 multiply-adds, on all cores.
    ///
    /// @param matrix in the space of the map
    /// @param seed of the samples
    public static MapQuality of(
            EmbeddingMatrix matrix, Layout layout, long seed, Progress progress) {
        int n = layout.size();
        int near = Math.min(NEAR, n - 1);
        if (near < 1) {
            return new MapQuality(Double.NaN, Double.NaN, new int[0], new float[0]);
        }
        double some = WORK / ((double) n * matrix.dim());
        int[] anchors = sample(n, (int) Math.clamp(some, FEWEST, MOST), seed);
        Ranking[] there =
                new SpaceNeighbours(matrix, layout).of(anchors, near, progress.part(0, 0.7));
        int[][] here = MapNeighbours.of(layout, anchors, near);
        float[] recalls = new float[anchors.length];
        int[] ids = new int[anchors.length];
        double sum = 0;
        float[] row = new float[matrix.dim()];
        float[] other = new float[matrix.dim()];
        for (int a = 0; a < anchors.length; a++) {
            int anchor = anchors[a];
            ids[a] = layout.ids()[anchor];
            matrix.row(ids[a], row);
            int kept =
                    KeptNeighbours.count(
                            there[a],
                            here[a],
                            j -> {
                                matrix.row(layout.ids()[j], other);
                                return Dot.squaredDistance(row, other, row.length);
                            },
                            j -> layout.squared(anchor, j));
            recalls[a] = kept / (float) near;
            sum += recalls[a];
        }
        double trust =
                trustworthiness(matrix, layout, sample(n, AMONG, seed), progress.part(0.7, 1));
        return new MapQuality(sum / anchors.length, trust, ids, recalls);
    }

    /// Some of `n` numbers, ascending; all of them where `most` are no fewer.
    public static int[] sample(int n, int most, long seed) {
        if (n <= most) {
            int[] all = new int[n];
            Arrays.setAll(all, i -> i);
            return all;
        }
        return new Random(seed).ints(0, n).distinct().limit(most).sorted().toArray();
    }

    /// T = 1 − 2 / (m·k·(2m − 3k − 1)) · Σ (rank − k) over map neighbours that are not among the k
    /// nearest in the space (Venna and Kaski 2001).
    private static double trustworthiness(
            EmbeddingMatrix matrix, Layout layout, int[] sample, Progress progress) {
        int m = sample.length;
        int k = Math.min(NEAR, m / 2 - 1);
        if (k < 1) {
            return Double.NaN;
        }
        int dim = matrix.dim();
        int[] ids = new int[m];
        float[] x = new float[m];
        float[] y = new float[m];
        for (int i = 0; i < m; i++) {
            ids[i] = layout.ids()[sample[i]];
            x[i] = layout.x()[sample[i]];
            y[i] = layout.y()[sample[i]];
        }
        float[] rows = new float[m * dim];
        Gathered.rows(matrix, ids, 0, m, rows);
        var halves = new HalfSquaredDistances(rows, dim);
        int[] all = new int[m];
        Arrays.setAll(all, i -> i);
        int[][] here = MapNeighbours.of(new Layout(all, x, y), all, k);
        int size = 64;
        long[] excess = new long[Ranges.count(m, size)];
        Ranges.run(
                m,
                size,
                progress,
                "trustworthiness",
                (number, from, to) -> {
                    float[] products = halves.with(from, to);
                    for (int i = from; i < to; i++) {
                        for (int j : here[i]) {
                            int nearer = nearer(halves, products, (i - from) * m, i, j);
                            excess[number] += Math.max(0, nearer + 1 - k);
                        }
                    }
                });
        double sum = Arrays.stream(excess).sum();
        return 1 - sum * 2 / ((double) m * k * (2.0 * m - 3.0 * k - 1));
    }

    /// How many points are nearer to `i` than `j` is; looked at exactly where products leave it in
    /// doubt.
    private static int nearer(HalfSquaredDistances halves, float[] products, int at, int i, int j) {
        double square = halves.squared(i, j);
        float limit = halves.limit(i, square);
        int nearer = 0;
        for (int l = 0; l < halves.size(); l++) {
            if (products[at + l] <= limit && l != i && l != j) {
                boolean certain = products[at + l] < halves.certain(i, l, square);
                nearer += certain || halves.squared(i, l) < square ? 1 : 0;
            }
        }
        return nearer;
    }
}
