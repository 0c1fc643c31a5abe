package lexiscope.embedding;

import lexiscope.kernel.Dot;
import lexiscope.work.Progress;
import lexiscope.work.Ranges;

import java.util.ArrayList;
import java.util.List;

/// Nearest rows by CSLS, exactly, without the neighbour graph of the whole matrix.
///
/// A row's mean cosine to its ten nearest is at least its mean cosine to all; that bound, from the
/// mean of all unit rows, orders the candidates. The scaling of the best is then computed in full,
/// and of more, until no other row can come in. Cost: three passes over the matrix and
/// rows·dim·candidates multiply-adds for some hundred candidates.
final class Csls {
    /// The neighbourhood that scales, as in MUSE.
    private static final int NEAR = 10;

    private static final int FIRST = 128;

    private final EmbeddingMatrix matrix;
    private final Progress progress;
    private final int dim;

    Csls(EmbeddingMatrix matrix, Progress progress) {
        this.matrix = matrix;
        this.progress = progress;
        this.dim = matrix.dim();
    }

    List<Neighbour> nearest(double[] query, int leftOut, int k) {
        var means = new SpaceView(matrix, Space.UNIT_NORM, new RowChange.Unit());
        double own = scaling(new double[][] {query}, new int[] {leftOut})[0];
        if (Double.isNaN(own)) {
            return List.of();
        }
        long[] order = bounds(query, means.mean(), leftOut, progress.part(0.1, 0.3));
        var ranking = new Ranking(k);
        int done = 0;
        while (done < order.length) {
            int to = (int) Math.min(order.length, done + (long) Math.max(FIRST, 2 * k));
            scaled(order, done, to, query, own, ranking);
            done = to;
            // the rounding of the mean, and that it counts a row itself
            double slack = 1e-6 + 2.0 / matrix.rows();
            if (to < order.length && ranking.worst() <= KSmallest.value(order[to]) + own - slack) {
                break;
            }
        }
        var found = new ArrayList<Neighbour>();
        for (int i = 0; i < ranking.count(); i++) {
            found.add(new Neighbour(ranking.id(i), -ranking.far(i)));
        }
        return List.copyOf(found);
    }

    /// All rows by 2·cos less their mean cosine to all, highest first; keys hold the negative.
    private long[] bounds(double[] query, float[] mean, int leftOut, Progress part) {
        int rows = matrix.rows();
        double norm = Math.sqrt(Dot.exact(query, query));
        double[] both = new double[dim];
        for (int i = 0; i < dim; i++) {
            both[i] = 2 * query[i] / norm - mean[i];
        }
        var scan = Scan.of(matrix, both, part.part(0, 0.3));
        float[] norms = matrix.norms(part.part(0.3, 0.5));
        long[] keys = new long[rows];
        Ranges.run(
                rows,
                Neighbours.rowsOfRange(dim),
                part.part(0.5, 1),
                "neighbours",
                (_, from, to) -> {
                    double[] products = new double[to - from];
                    scan.products(from, to, products);
                    for (int r = from; r < to; r++) {
                        // infinite, and so first, where the scan says nothing
                        double bound = (products[r - from] + scan.doubt(r)) / norms[r];
                        keys[r] =
                                !Double.isNaN(products[r - from]) && norms[r] > 0 && r != leftOut
                                        ? KSmallest.key((float) -bound, r)
                                        : Long.MAX_VALUE;
                    }
                });
        java.util.Arrays.sort(keys);
        int count = rows;
        while (count > 0 && keys[count - 1] == Long.MAX_VALUE) {
            count--;
        }
        return java.util.Arrays.copyOf(keys, count);
    }

    private void scaled(
            long[] order, int from, int to, double[] query, double own, Ranking ranking) {
        double[][] rows = new double[to - from][dim];
        int[] ids = new int[to - from];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = KSmallest.id(order[from + i]);
            matrix.exact(ids[i], rows[i]);
        }
        double[] scaling = scaling(rows, ids);
        for (int i = 0; i < ids.length; i++) {
            double cosine = 1 - Similarity.COSINE.far(query, rows[i]);
            ranking.offer(own + scaling[i] - 2 * cosine, ids[i]);
        }
    }

    /// The mean cosine of vectors to their ten nearest rows, each vector's own row left out; NaN
    /// where it has none.
    private double[] scaling(double[][] vectors, int[] ids) {
        var search = new CosineSearch(matrix, vectors, ids, NEAR, progress.part(0.3, 1));
        double[] scaling = new double[ids.length];
        var rankings = search.nearest();
        for (int i = 0; i < scaling.length; i++) {
            double sum = 0;
            for (int j = 0; j < rankings[i].count(); j++) {
                sum += 1 - rankings[i].far(j);
            }
            scaling[i] = rankings[i].count() == 0 ? Double.NaN : sum / rankings[i].count();
        }
        return scaling;
    }
}
