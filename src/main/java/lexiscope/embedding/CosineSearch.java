package lexiscope.embedding;

import lexiscope.kernel.Dot;
import lexiscope.kernel.Gemm;
import lexiscope.work.Progress;
import lexiscope.work.Ranges;

import java.util.Arrays;

/// The nearest rows of some vectors by the cosine, exactly: products of tiles of unit rows choose
/// candidates with some to spare, which are ranked in double precision; where rounding leaves in
/// doubt whether those were all, the matrix is gone through again for these vectors.
final class CosineSearch {
    private static final int SPARE = 6;

    private final EmbeddingMatrix matrix;
    private final double[][] vectors;
    private final int[] ids;
    private final int k;
    private final Progress progress;
    private final int dim;
    private final float[] units;
    private final float[] doubts;

    /// @param ids the row of each vector, which is not its own neighbour; -1 for none
    CosineSearch(EmbeddingMatrix matrix, double[][] vectors, int[] ids, int k, Progress progress) {
        this.matrix = matrix;
        this.vectors = vectors;
        this.ids = ids;
        this.k = k;
        this.progress = progress;
        this.dim = matrix.dim();
        this.units = new float[vectors.length * dim];
        for (int v = 0; v < vectors.length; v++) {
            double norm = Math.sqrt(Dot.exact(vectors[v], vectors[v]));
            for (int i = 0; i < dim && norm > 0; i++) {
                units[v * dim + i] = (float) (vectors[v][i] / norm);
            }
        }
        this.doubts = new float[matrix.rows()];
        float[] norms = matrix.norms(progress);
        var scan = Scan.of(matrix, new double[dim], progress);
        for (int r = 0; r < doubts.length; r++) {
            double off = 2 * matrix.normDoubt(scan.size(r), norms[r]) / norms[r];
            boolean digits = norms[r] >= Rounding.LEAST && norms[r] <= Rounding.MOST;
            // a zero row has no cosine
            doubts[r] =
                    digits
                            ? Math.nextUp((float) off)
                            : norms[r] > 0 ? Float.POSITIVE_INFINITY : Float.NaN;
        }
    }

    /// The nearest of each vector; none for a zero one.
    Ranking[] nearest() {
        int n = ids.length;
        int rows = matrix.rows();
        int size = Math.clamp((1 << 18) / dim, 16, 512);
        long[][][] some = new long[Ranges.count(rows, size)][n][];
        Ranges.run(
                rows,
                size,
                progress,
                "neighbourhoods",
                (number, from, to) -> {
                    float[] cosines = cosines(units, n, from, to);
                    for (int v = 0; v < n; v++) {
                        var kept = new KSmallest(k + SPARE);
                        for (int r = from; r < to; r++) {
                            float far = far(cosines[v * (to - from) + r - from], r);
                            if (far <= kept.worst() && r != ids[v]) {
                                kept.offer(far, r);
                            }
                        }
                        some[number][v] = kept.drain();
                    }
                });
        var rankings = new Ranking[n];
        int[] open = new int[n];
        int count = 0;
        for (int v = 0; v < n; v++) {
            rankings[v] = new Ranking(k);
            if (!first(v, some, rankings[v])) {
                open[count++] = v;
            }
        }
        if (count > 0) {
            again(Arrays.copyOf(open, count), rankings);
        }
        return rankings;
    }

    private float[] cosines(float[] some, int n, int from, int to) {
        float[] tile = new float[(to - from) * dim];
        matrix.tile(from, to - from, tile);
        new RowChange.Unit().apply(tile, to - from, dim);
        float[] cosines = new float[n * (to - from)];
        Gemm.rows(some, 0, n, tile, 0, to - from, dim, cosines);
        return cosines;
    }

    /// How far a row is at best; NaN stays what it is.
    private float far(float cosine, int r) {
        return -cosine - doubts[r];
    }

    /// Ranks what was kept, and says whether nothing else can come in.
    private boolean first(int v, long[][][] some, Ranking ranking) {
        var all = new KSmallest(k + SPARE);
        for (long[][] range : some) {
            for (long key : range[v]) {
                if (KSmallest.value(key) <= all.worst()) {
                    all.offer(KSmallest.value(key), KSmallest.id(key));
                }
            }
        }
        long[] keys = all.drain();
        double[] row = new double[dim];
        for (long key : keys) {
            offer(v, KSmallest.id(key), row, ranking);
        }
        return keys.length < k + SPARE || KSmallest.value(keys[keys.length - 1]) > limit(ranking);
    }

    /// Negative cosines of rows that may be as near as the last of a ranking do not exceed this.
    private float limit(Ranking ranking) {
        double doubt = Rounding.sum(dim) + 12 * Rounding.UNIT;
        return Math.nextUp((float) (ranking.worst() - 1 + doubt));
    }

    private void again(int[] open, Ranking[] rankings) {
        float[] some = new float[open.length * dim];
        float[] limits = new float[open.length];
        for (int o = 0; o < open.length; o++) {
            System.arraycopy(units, open[o] * dim, some, o * dim, dim);
            limits[o] = limit(rankings[open[o]]);
            rankings[open[o]].clear();
        }
        Ranges.run(
                matrix.rows(),
                Math.clamp((1 << 18) / dim, 16, 512),
                progress.part(1, 1),
                "neighbourhoods",
                (_, from, to) -> {
                    float[] cosines = cosines(some, open.length, from, to);
                    double[] row = new double[dim];
                    for (int r = from; r < to; r++) {
                        boolean read = false;
                        for (int o = 0; o < open.length; o++) {
                            float far = far(cosines[o * (to - from) + r - from], r);
                            if (far <= limits[o] && r != ids[open[o]]) {
                                if (!read) {
                                    matrix.exact(r, row);
                                    read = true;
                                }
                                double exact = Similarity.COSINE.far(vectors[open[o]], row);
                                synchronized (rankings[open[o]]) {
                                    rankings[open[o]].offer(exact, r);
                                }
                            }
                        }
                    }
                });
    }

    private void offer(int v, int r, double[] row, Ranking ranking) {
        matrix.exact(r, row);
        ranking.offer(Similarity.COSINE.far(vectors[v], row), r);
    }
}
