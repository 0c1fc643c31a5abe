package lexiscope.embedding;

import lexiscope.work.Progress;
import lexiscope.work.Ranges;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The nearest rows of a vector, exactly: a scan of the whole matrix by float sums leaves out what
/// is farther than the last of the nearest by more than rounding can be ([Rounding]), and all
/// others are ranked in double precision.
///
/// Cost: one pass over the matrix on all cores, at about the speed of the memory; the first query
/// takes another for the norms. Few rows are looked at again, many only where many are as near as a
/// rounding. No index: a scan of 128,256 × 4,096 in 16 bit takes a fraction of a second.
public final class Neighbours {
    /// Candidates that are ranked before it is looked whether others can still come in.
    private static final int FIRST = 16;

    private Neighbours() {}

    /// The rows nearest to row `id`, that row left out.
    public static List<Neighbour> of(
            EmbeddingMatrix matrix, int id, int k, Similarity similarity, Progress progress) {
        double[] query = new double[matrix.dim()];
        matrix.exact(id, query);
        return of(matrix, query, id, k, similarity, progress);
    }

    /// The rows nearest to a vector, nearest first, equal ones by id. Rows with NaN or infinity,
    /// and zero rows under the cosine, have no neighbours and are nobody's.
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
        double[] wide = new double[query.length];
        Arrays.setAll(wide, i -> query[i]);
        return of(matrix, wide, leftOut, k, similarity, progress);
    }

    /// The same for a vector in double precision.
    public static List<Neighbour> of(
            EmbeddingMatrix matrix,
            double[] query,
            int leftOut,
            int k,
            Similarity similarity,
            Progress progress) {
        if (!Arrays.stream(query).allMatch(Double::isFinite)) {
            return List.of();
        }
        if (similarity == Similarity.CSLS) {
            return new Csls(matrix, progress).nearest(query, leftOut, k);
        }
        var scan = Scan.of(matrix, query, progress.part(0, 0.3));
        var nearness = Nearness.of(matrix, scan, query, similarity, progress.part(0.3, 0.5));
        float[] least = new float[matrix.rows()];
        float worst = bounds(matrix, scan, nearness, leftOut, k, least, progress.part(0.5, 1));
        long[] candidates = new long[k + FIRST];
        int count = 0;
        for (int r = 0; r < least.length; r++) {
            // also false for NaN, which is nobody's neighbour
            if (least[r] <= worst && r != leftOut) {
                if (count == candidates.length) {
                    candidates = Arrays.copyOf(candidates, 2 * count);
                }
                candidates[count++] = KSmallest.key(least[r], r);
            }
        }
        Arrays.sort(candidates, 0, count);
        var ranking = new Ranking(k);
        int done = 0;
        for (int some = k + FIRST; done < count; some = 2 * some) {
            int to = (int) Math.min(count, (long) done + some);
            rank(matrix, query, candidates, done, to, similarity, ranking, progress);
            done = to;
            if (done < count
                    && KSmallest.value(candidates[done]) > nearness.atMost(ranking.worst())) {
                break;
            }
        }
        var found = new ArrayList<Neighbour>();
        for (int i = 0; i < ranking.count(); i++) {
            found.add(new Neighbour(ranking.id(i), similarity.value(ranking.far(i))));
        }
        return List.copyOf(found);
    }

    /// Writes how near each row may be at best, and returns how far the last of the k nearest is at
    /// worst.
    private static float bounds(
            EmbeddingMatrix matrix,
            Scan scan,
            Nearness nearness,
            int leftOut,
            int k,
            float[] least,
            Progress progress) {
        int size = rowsOfRange(matrix.dim());
        long[][] nearest = new long[Ranges.count(matrix.rows(), size)][];
        Ranges.run(
                matrix.rows(),
                size,
                progress,
                "neighbours",
                (number, from, to) -> {
                    double[] products = new double[to - from];
                    scan.products(from, to, products);
                    var kept = new KSmallest(k);
                    float worst = kept.worst();
                    for (int r = from; r < to; r++) {
                        double far = nearness.far(r, products[r - from]);
                        double doubt = nearness.doubt(r);
                        least[r] = Math.nextDown((float) (far - doubt));
                        float most = Math.nextUp((float) (far + doubt));
                        if (most <= worst && r != leftOut) {
                            kept.offer(most, r);
                            worst = kept.worst();
                        }
                    }
                    nearest[number] = kept.drain();
                });
        var all = new KSmallest(k);
        int count = 0;
        for (long[] some : nearest) {
            for (long key : some) {
                if (KSmallest.value(key) <= all.worst()) {
                    all.offer(KSmallest.value(key), KSmallest.id(key));
                    count++;
                }
            }
        }
        long[] keys = all.drain();
        return count < k ? Float.POSITIVE_INFINITY : KSmallest.value(keys[k - 1]);
    }

    /// Rows that one task reads: about two million numbers.
    static int rowsOfRange(int dim) {
        return Math.clamp((1 << 21) / dim, 64, 8192);
    }

    private static void rank(
            EmbeddingMatrix matrix,
            double[] query,
            long[] candidates,
            int from,
            int to,
            Similarity similarity,
            Ranking ranking,
            Progress progress) {
        double[] far = new double[to - from];
        Ranges.run(
                to - from,
                64,
                progress.part(1, 1),
                "neighbours",
                (_, a, b) -> {
                    double[] row = new double[query.length];
                    for (int c = a; c < b; c++) {
                        matrix.exact(KSmallest.id(candidates[from + c]), row);
                        far[c] = similarity.far(query, row);
                    }
                });
        for (int c = 0; c < far.length; c++) {
            ranking.offer(far[c], KSmallest.id(candidates[from + c]));
        }
    }
}
