package lexiscope.matching;

import lexiscope.embedding.ChosenRows;
import lexiscope.embedding.EmbeddingMatrix;
import lexiscope.kernel.Gemm;
import lexiscope.work.Progress;
import lexiscope.work.Ranges;

/// The passes of the Procrustes fit over the shared rows. Rows are read in blocks; a block's
/// products are made in float, panel by panel, and added in double, each panel in its own place, so
/// that the sum is the same at any number of threads.
final class Fitting {
    private static final int BLOCK = 1024;
    private static final int PANEL = 256;
    private static final int TILE = 64;

    private final EmbeddingMatrix a;
    private final EmbeddingMatrix b;
    private final RowPairs pairs;
    private final Procrustes.Options options;
    private final int p;
    private final int q;
    private float[] centreA;
    private float[] centreB;

    Fitting(EmbeddingMatrix a, EmbeddingMatrix b, RowPairs pairs, Procrustes.Options options) {
        if (pairs.size() == 0) {
            throw new IllegalArgumentException(
                    "No token has a row of finite numbers in both matrices, so there is nothing to"
                            + " align by.");
        }
        this.a = ChosenRows.of(a, pairs.first());
        this.b = ChosenRows.of(b, pairs.second());
        this.pairs = pairs;
        this.options = options;
        this.p = a.dim();
        this.q = b.dim();
        this.centreA = new float[p];
        this.centreB = new float[q];
    }

    Procrustes fitted(Progress progress) {
        if (options.centred()) {
            centreA = mean(a, progress.part(0, 0.05));
            centreB = mean(b, progress.part(0.05, 0.1));
        }
        double[] product = new double[p * q];
        double[] squares = products(product, progress.part(0.1, 0.4));
        var polar = PolarFactor.of(product, p, q, progress.part(0.4, 0.9));
        boolean scaled = options.scaled() && squares[0] > 0;
        double scale = scaled ? polar.trace() / squares[0] : 1;
        float[] map = new float[p * q];
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < q; j++) {
                map[j * p + i] = (float) polar.factor()[i * q + j];
            }
        }
        float[] residuals = residuals(map, scale, progress.part(0.9, 1));
        double left = 0;
        for (float residual : residuals) {
            left += (double) residual * residual;
        }
        return new Procrustes(
                map,
                p,
                q,
                centreA,
                centreB,
                scale,
                polar.rank(),
                pairs.first(),
                pairs.second(),
                residuals,
                squares[1] > 0 ? Math.sqrt(left / squares[1]) : Double.NaN);
    }

    private static float[] mean(EmbeddingMatrix rows, Progress progress) {
        int dim = rows.dim();
        double[] sum = new double[dim];
        float[] block = new float[BLOCK * dim];
        for (int from = 0; from < rows.rows(); from += BLOCK) {
            progress.at((double) from / rows.rows(), "mean of the shared rows");
            int count = Math.min(BLOCK, rows.rows() - from);
            rows.tile(from, count, block);
            for (int at = 0; at < count * dim; at += dim) {
                for (int i = 0; i < dim; i++) {
                    sum[i] += block[at + i];
                }
            }
        }
        float[] mean = new float[dim];
        for (int i = 0; i < dim; i++) {
            mean[i] = (float) (sum[i] / rows.rows());
        }
        return mean;
    }

    /// Adds AᵀB, `p` rows of `q`; gives ‖A‖² and ‖B‖².
    private double[] products(double[] into, Progress progress) {
        int n = pairs.size();
        int down = Ranges.count(p, PANEL);
        int across = Ranges.count(q, PANEL);
        int width = p + q;
        float[] block = new float[Math.min(BLOCK, n) * width];
        double[] squares = new double[2];
        for (int from = 0; from < n; from += BLOCK) {
            progress.at((double) from / n, "products of the shared rows");
            int count = Math.min(BLOCK, n - from);
            beside(from, count, block, squares);
            Ranges.run(
                    down * across,
                    1,
                    Progress.NONE,
                    "",
                    (number, _, _) -> {
                        int i = number / across * PANEL;
                        int j = number % across * PANEL;
                        int m = Math.min(PANEL, p - i);
                        int k = Math.min(PANEL, q - j);
                        float[] some = new float[m * k];
                        Gemm.columns(block, count, width, i, m, p + j, k, some);
                        for (int r = 0; r < m; r++) {
                            for (int c = 0; c < k; c++) {
                                into[(i + r) * q + j + c] += some[r * k + c];
                            }
                        }
                    });
        }
        return squares;
    }

    /// Rows of A and B side by side, less their centres.
    private void beside(int from, int count, float[] block, double[] squares) {
        float[] left = centred(a, from, count, centreA);
        float[] right = centred(b, from, count, centreB);
        for (int r = 0; r < count; r++) {
            System.arraycopy(left, r * p, block, r * (p + q), p);
            System.arraycopy(right, r * q, block, r * (p + q) + p, q);
        }
        squares[0] += squared(left);
        squares[1] += squared(right);
    }

    private static float[] centred(EmbeddingMatrix rows, int from, int count, float[] centre) {
        float[] some = new float[count * rows.dim()];
        rows.tile(from, count, some);
        for (int at = 0; at < some.length; at += rows.dim()) {
            for (int i = 0; i < rows.dim(); i++) {
                some[at + i] -= centre[i];
            }
        }
        return some;
    }

    private static double squared(float[] numbers) {
        double sum = 0;
        for (float number : numbers) {
            sum += (double) number * number;
        }
        return sum;
    }

    private float[] residuals(float[] map, double scale, Progress progress) {
        float[] residuals = new float[pairs.size()];
        float[] inverse = new float[p * q];
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < q; j++) {
                inverse[i * q + j] = map[j * p + i];
            }
        }
        Ranges.run(
                residuals.length,
                TILE,
                progress,
                "residuals",
                (_, from, to) -> {
                    float[] left = centred(a, from, to - from, centreA);
                    float[] right = centred(b, from, to - from, centreB);
                    float[] images = new float[(to - from) * q];
                    Gemm.rows(left, 0, to - from, map, 0, q, p, images);
                    // where dimensions are lost: the rows without what lies outside of B's
                    float[] back = new float[p > q ? left.length : 0];
                    if (p > q) {
                        Gemm.rows(images, 0, to - from, inverse, 0, p, q, back);
                    }
                    for (int r = 0; r < to - from; r++) {
                        double sum = 0;
                        for (int j = 0; j < q; j++) {
                            double d = scale * images[r * q + j] - right[r * q + j];
                            sum += d * d;
                        }
                        for (int i = 0; i < p && p > q; i++) {
                            double d = scale * ((double) left[r * p + i] - back[r * p + i]);
                            sum += d * d;
                        }
                        residuals[from + r] = (float) Math.sqrt(sum);
                    }
                });
        return residuals;
    }
}
