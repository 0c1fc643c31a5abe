package lexiscope.trial.first;

import lexiscope.embedding.EmbeddingMatrix;
import lexiscope.embedding.KSmallest;
import lexiscope.embedding.NeighbourGraph;
import lexiscope.kernel.Gemm;
import lexiscope.work.Progress;
import lexiscope.work.Ranges;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.Random;

/// How many rows have a row among their ten nearest by cosine: hubs are near to everything and say
/// little.
///
/// Where there are too many rows to ask all of them, a sample of them is asked, drawn with a fixed
/// seed; each is still compared with all.
///
/// @param counts by id; owned, not to be written
/// @param asked how many rows were asked for their nearest: all, or a sample
public record Hubs(int[] counts, int asked) {
    private static final int NEAR = 10;
    private static final int TILE = 512;
    private static final long SEED = 7;

    /// Multiply-adds that are spent on it without being asked: about a second.
    private static final double MOST = 2e10;

    /// A smaller sample tells nothing.
    private static final int LEAST = 100;

    /// Counts them; empty where that is not [#possible]. Cost: up to some 2·10¹⁰ multiply-adds, and
    /// one pass over the matrix.
    public static Optional<Hubs> of(EmbeddingMatrix matrix, Progress progress) {
        if (!possible(matrix.rows(), matrix.dim())) {
            return Optional.empty();
        }
        int sample = sample(matrix.rows(), matrix.dim());
        return Optional.of(
                sample < matrix.rows()
                        ? sampled(matrix, sample, progress)
                        : counted(matrix, progress));
    }

    /// Whether they are counted: there are more than ten rows, and not so many that a second is
    /// enough for few of them only (50,000 rows of 4,096 numbers are not too many).
    public static boolean possible(int rows, int dim) {
        return rows > NEAR && sample(rows, dim) >= Math.min(rows, LEAST);
    }

    private static int sample(int rows, int dim) {
        return (int) Math.min(rows, MOST / ((double) rows * dim));
    }

    /// Whether only a sample of the rows was asked.
    public boolean sampled() {
        return asked < counts.length;
    }

    static Hubs sampled(EmbeddingMatrix matrix, int sample, Progress progress) {
        int dim = matrix.dim();
        int[] ids = new Random(SEED).ints(0, matrix.rows()).distinct().limit(sample).toArray();
        float[] asked = new float[sample * dim];
        float[] row = new float[dim];
        var nearest = new @Nullable KSmallest[sample];
        for (int q = 0; q < sample; q++) {
            matrix.row(ids[q], row);
            float scale = scale(row, 0, dim);
            for (int d = 0; d < dim && scale > 0; d++) {
                asked[q * dim + d] = row[d] * scale;
            }
            nearest[q] = scale > 0 ? new KSmallest(NEAR) : null;
        }
        Ranges.run(
                matrix.rows(),
                TILE,
                progress,
                "neighbours of a sample",
                (_, from, to) -> {
                    int n = to - from;
                    float[] tile = new float[n * dim];
                    matrix.tile(from, n, tile);
                    float[] scales = new float[n];
                    for (int r = 0; r < n; r++) {
                        scales[r] = scale(tile, r * dim, dim);
                    }
                    float[] products = new float[sample * n];
                    Gemm.rows(asked, 0, sample, tile, 0, n, dim, products);
                    for (int q = 0; q < sample; q++) {
                        KSmallest best = nearest[q];
                        if (best != null) {
                            offer(best, products, q * n, scales, from, ids[q]);
                        }
                    }
                });
        int[] counts = new int[matrix.rows()];
        for (KSmallest best : nearest) {
            for (long key : best == null ? new long[0] : best.drain()) {
                counts[KSmallest.id(key)]++;
            }
        }
        return new Hubs(counts, sample);
    }

    /// Offers a tile's rows to one that was asked; the tiles come from several threads.
    private static void offer(
            KSmallest best, float[] products, int at, float[] scales, int from, int self) {
        synchronized (best) {
            for (int r = 0; r < scales.length; r++) {
                float far = 1 - products[at + r] * scales[r];
                if (scales[r] > 0 && from + r != self && far <= best.worst()) {
                    best.offer(far, from + r);
                }
            }
        }
    }

    /// What makes a row's length 1; 0 where it has none, or is not finite.
    private static float scale(float[] rows, int at, int dim) {
        double square = 0;
        for (int d = at; d < at + dim; d++) {
            square += (double) rows[d] * rows[d];
        }
        return Double.isFinite(square) && square > 0 ? (float) (1 / Math.sqrt(square)) : 0;
    }

    private static Hubs counted(EmbeddingMatrix matrix, Progress progress) {
        int rows = matrix.rows();
        int dim = matrix.dim();
        float[] points = new float[rows * dim];
        matrix.tile(0, rows, points);
        for (int r = 0; r < rows; r++) {
            float scale = scale(points, r * dim, dim);
            for (int d = 0; d < dim; d++) {
                points[r * dim + d] = scale == 0 ? 0 : points[r * dim + d] * scale;
            }
        }
        int[] counts = new int[rows];
        for (int id : NeighbourGraph.of(points, dim, NEAR, progress).ids()) {
            if (id >= 0) {
                counts[id]++;
            }
        }
        return new Hubs(counts, rows);
    }

    /// How many of the rows that were asked have this one near; -1 for an id without a row.
    public int of(int id) {
        return id >= 0 && id < counts.length ? counts[id] : -1;
    }
}
