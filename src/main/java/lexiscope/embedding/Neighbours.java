package lexiscope.embedding;

import lexiscope.kernel.Dot;
import lexiscope.work.Progress;
import lexiscope.work.Ranges;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/// The nearest rows of a vector: an exact scan of the whole matrix, re-ranked in double precision.
///
/// Cost: one pass over the matrix on all cores. No index: a scan of 128,256 × 4,096 in 16 bit takes
/// a fraction of a second.
public final class Neighbours {
    /// Rows that the float scan keeps beyond those asked for, so that rounding loses none.
    private static final int SPARE = 16;

    private Neighbours() {}

    /// The rows nearest to row `id`, that row left out.
    public static List<Neighbour> of(
            EmbeddingMatrix matrix, int id, int k, Similarity similarity, Progress progress) {
        float[] query = new float[matrix.dim()];
        matrix.row(id, query);
        return of(matrix, query, id, k, similarity, progress);
    }

    /// The rows nearest to a vector, nearest first, equal ones by id. Rows with NaN, and zero rows
    /// under the cosine, have no neighbours and are nobody's.
    ///
    /// @param query dim numbers
    /// @param leftOut a row to leave out, or -1
    /// @param k how many; fewer come where there are fewer rows
    public static List<Neighbour> of(
            EmbeddingMatrix matrix,
            float[] query,
            int leftOut,
            int k,
            Similarity similarity,
            Progress progress) {
        int dim = matrix.dim();
        int keep = k + SPARE;
        int size = RowStatistics.TILE;
        var nearest = new ArrayList<PriorityQueue<Scored>>();
        for (int i = Ranges.count(matrix.rows(), size); i > 0; i--) {
            nearest.add(new PriorityQueue<>(FARTHEST_FIRST));
        }
        Ranges.run(
                matrix.rows(),
                size,
                progress,
                "neighbours",
                (number, from, to) -> {
                    float[] tile = new float[(to - from) * dim];
                    matrix.tile(from, to - from, tile);
                    var queue = nearest.get(number);
                    for (int r = from; r < to; r++) {
                        int at = (r - from) * dim;
                        float dot = Dot.product(query, 0, tile, at, dim);
                        float norm =
                                similarity == Similarity.DOT
                                        ? 0
                                        : (float) Math.sqrt(Dot.product(tile, at, tile, at, dim));
                        float score = similarity.nearness(dot, norm);
                        if (r != leftOut && !Float.isNaN(score)) {
                            offer(queue, new Scored(r, score), keep);
                        }
                    }
                });
        var all = new PriorityQueue<>(FARTHEST_FIRST);
        nearest.forEach(queue -> queue.forEach(s -> offer(all, s, keep)));
        return ranked(matrix, query, all, k, similarity);
    }

    private record Scored(int id, float score) {}

    private static final Comparator<Scored> FARTHEST_FIRST =
            Comparator.comparingDouble((Scored s) -> s.score)
                    .thenComparing(Comparator.comparingInt(Scored::id).reversed());

    private static void offer(PriorityQueue<Scored> queue, Scored scored, int keep) {
        if (queue.size() < keep) {
            queue.add(scored);
        } else if (FARTHEST_FIRST.compare(scored, queue.peek()) > 0) {
            queue.poll();
            queue.add(scored);
        }
    }

    private static List<Neighbour> ranked(
            EmbeddingMatrix matrix,
            float[] query,
            Iterable<Scored> candidates,
            int k,
            Similarity similarity) {
        float[] row = new float[matrix.dim()];
        var ranked = new ArrayList<Neighbour>();
        for (var c : candidates) {
            matrix.row(c.id, row);
            double value = similarity.exact(query, row, row.length);
            if (!Double.isNaN(value)) {
                ranked.add(new Neighbour(c.id, value));
            }
        }
        Comparator<Neighbour> nearer = Comparator.comparingDouble(Neighbour::value);
        ranked.sort(
                (similarity == Similarity.EUCLIDEAN ? nearer : nearer.reversed())
                        .thenComparingInt(Neighbour::id));
        return List.copyOf(ranked.subList(0, Math.min(k, ranked.size())));
    }
}
