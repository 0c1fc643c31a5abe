package lexiscope.embedding;

import lexiscope.work.Progress;
import lexiscope.work.Ranges;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The nearest rows of a vector: an exact scan of the whole matrix, re-ranked in double precision.
///
/// Cost: one pass over the matrix on all cores, at about the speed of the memory; the first query
/// that needs norms takes another. No index: a scan of 128,256 × 4,096 in 16 bit takes a fraction
/// of a second.
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
        if (similarity == Similarity.CSLS) {
            return new Csls(matrix, progress).nearest(query, leftOut, k);
        }
        return ranked(
                matrix,
                query,
                candidates(matrix, query, leftOut, k + SPARE, similarity, progress),
                k,
                similarity);
    }

    /// The ids of about the nearest rows, by float sums.
    private static long[] candidates(
            EmbeddingMatrix matrix,
            float[] query,
            int leftOut,
            int keep,
            Similarity similarity,
            Progress progress) {
        float[] norms =
                similarity == Similarity.DOT ? new float[0] : matrix.norms(progress.part(0, 0.5));
        int size = rowsOfRange(matrix.dim());
        long[][] nearest = new long[Ranges.count(matrix.rows(), size)][];
        Ranges.run(
                matrix.rows(),
                size,
                progress.part(0.5, 1),
                "neighbours",
                (number, from, to) -> {
                    float[] products = new float[to - from];
                    matrix.products(from, to - from, query, products);
                    var kept = new Nearest(keep);
                    float worst = kept.worst();
                    for (int r = from; r < to; r++) {
                        float norm = similarity == Similarity.DOT ? 0 : norms[r];
                        float far = -similarity.nearness(products[r - from], norm);
                        // also false for NaN, which is nobody's neighbour
                        if (far <= worst && r != leftOut) {
                            kept.offer(far, r);
                            worst = kept.worst();
                        }
                    }
                    nearest[number] = kept.drain();
                });
        var all = new Nearest(keep);
        for (long[] some : nearest) {
            for (long key : some) {
                if (Nearest.value(key) <= all.worst()) {
                    all.offer(Nearest.value(key), Nearest.id(key));
                }
            }
        }
        return all.drain();
    }

    /// Rows that one task reads: about two million numbers.
    static int rowsOfRange(int dim) {
        return Math.clamp((1 << 21) / dim, 64, 8192);
    }

    private static List<Neighbour> ranked(
            EmbeddingMatrix matrix,
            float[] query,
            long[] candidates,
            int k,
            Similarity similarity) {
        float[] row = new float[matrix.dim()];
        var ranked = new ArrayList<Neighbour>();
        for (long c : candidates) {
            matrix.row(Nearest.id(c), row);
            double value = similarity.exact(query, row, row.length);
            if (!Double.isNaN(value)) {
                ranked.add(new Neighbour(Nearest.id(c), value));
            }
        }
        Comparator<Neighbour> nearer = Comparator.comparingDouble(Neighbour::value);
        ranked.sort(
                (similarity == Similarity.EUCLIDEAN ? nearer : nearer.reversed())
                        .thenComparingInt(Neighbour::id));
        return List.copyOf(ranked.subList(0, Math.min(k, ranked.size())));
    }
}
