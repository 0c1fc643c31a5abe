package lexiscope.embedding;

import lexiscope.kernel.Dot;
import lexiscope.kernel.Gemm;
import lexiscope.work.Progress;
import lexiscope.work.Ranges;

import java.util.ArrayList;
import java.util.Comparator;
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

    List<Neighbour> nearest(float[] query, int leftOut, int k) {
        float[] unit = query.clone();
        new RowChange.Unit().apply(unit, 1, dim);
        float[] mean =
                RowStatistics.mean(new SpaceView(matrix, Space.UNIT_NORM, new RowChange.Unit()));
        double own = scaling(unit, new int[] {leftOut}, 1)[0];
        if (Double.isNaN(own)) {
            return List.of();
        }
        long[] order = bounds(unit, mean, leftOut, progress.part(0.1, 0.3));
        var found = new ArrayList<Neighbour>();
        int done = 0;
        while (done < order.length) {
            int to = (int) Math.min(order.length, done + (long) Math.max(FIRST, 2 * k));
            scaled(order, done, to, unit, own, found);
            found.sort(
                    Comparator.comparingDouble(Neighbour::value)
                            .reversed()
                            .thenComparingInt(Neighbour::id));
            done = to;
            // float rounding, and that the mean counts a row itself, are below this
            double slack = 1e-5 + 2.0 / matrix.rows();
            double best = to < order.length ? slack - Nearest.value(order[to]) - own : -10;
            if (found.size() >= k && found.get(k - 1).value() >= best) {
                break;
            }
        }
        return List.copyOf(found.subList(0, Math.min(k, found.size())));
    }

    /// All rows by 2·cos less their mean cosine to all, highest first; keys hold the negative.
    private long[] bounds(float[] unit, float[] mean, int leftOut, Progress part) {
        int rows = matrix.rows();
        float[] norms = matrix.norms(part.part(0, 0.5));
        float[] both = new float[dim];
        for (int i = 0; i < dim; i++) {
            both[i] = 2 * unit[i] - mean[i];
        }
        long[] keys = new long[rows];
        Ranges.run(
                rows,
                Neighbours.rowsOfRange(dim),
                part.part(0.5, 1),
                "neighbours",
                (_, from, to) -> {
                    float[] products = new float[to - from];
                    matrix.products(from, to - from, both, products);
                    for (int r = from; r < to; r++) {
                        float bound = products[r - from] / norms[r];
                        keys[r] =
                                Float.isFinite(bound) && r != leftOut
                                        ? Nearest.key(-bound, r)
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
            long[] order, int from, int to, float[] unit, double own, List<Neighbour> found) {
        int n = to - from;
        float[] rows = new float[n * dim];
        int[] ids = new int[n];
        float[] row = new float[dim];
        for (int i = 0; i < n; i++) {
            ids[i] = Nearest.id(order[from + i]);
            matrix.row(ids[i], row);
            new RowChange.Unit().apply(row, 1, dim);
            System.arraycopy(row, 0, rows, i * dim, dim);
        }
        double[] scaling = scaling(rows, ids, n);
        for (int i = 0; i < n; i++) {
            System.arraycopy(rows, i * dim, row, 0, dim);
            double cosine = Dot.exact(unit, row, dim);
            found.add(new Neighbour(ids[i], 2 * cosine - own - scaling[i]));
        }
    }

    /// The mean cosine of unit vectors to their ten nearest rows, each vector's own row left out.
    private double[] scaling(float[] units, int[] ids, int n) {
        int rows = matrix.rows();
        int size = Math.clamp((1 << 18) / dim, 16, 512);
        long[][][] nearest = new long[Ranges.count(rows, size)][n][];
        Ranges.run(
                rows,
                size,
                progress.part(0.3, 1),
                "neighbourhoods",
                (number, from, to) -> {
                    float[] tile = new float[(to - from) * dim];
                    matrix.tile(from, to - from, tile);
                    new RowChange.Unit().apply(tile, to - from, dim);
                    float[] cosines = new float[n * (to - from)];
                    Gemm.rows(units, 0, n, tile, 0, to - from, dim, cosines);
                    for (int i = 0; i < n; i++) {
                        var kept = new Nearest(NEAR);
                        for (int r = from; r < to; r++) {
                            float far = -cosines[i * (to - from) + r - from];
                            if (far <= kept.worst() && r != ids[i]) {
                                kept.offer(far, r);
                            }
                        }
                        nearest[number][i] = kept.drain();
                    }
                });
        double[] scaling = new double[n];
        for (int i = 0; i < n; i++) {
            var all = new Nearest(NEAR);
            for (long[][] range : nearest) {
                for (long key : range[i]) {
                    if (Nearest.value(key) <= all.worst()) {
                        all.offer(Nearest.value(key), Nearest.id(key));
                    }
                }
            }
            long[] keys = all.drain();
            double sum = 0;
            for (long key : keys) {
                sum -= Nearest.value(key);
            }
            scaling[i] = keys.length == 0 ? Double.NaN : sum / keys.length;
        }
        return scaling;
    }
}
