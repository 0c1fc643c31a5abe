package lexiscope.embedding;

import lexiscope.kernel.Eigen;
import lexiscope.kernel.Gemm;
import lexiscope.kernel.Moments;
import lexiscope.work.Progress;
import lexiscope.work.Ranges;

/// The principal components of rows: exact, through the covariance of all of them.
///
/// @param centre the mean of the rows that count
/// @param axes the components asked for, of length 1, the one that explains most first
/// @param variances the variance along each
/// @param total the sum of all variances
/// @param finite which of the ids have a row of finite numbers and so count
/// @param rows how many those are
public record Components(
        float[] centre,
        double[][] axes,
        double[] variances,
        double total,
        boolean[] finite,
        int rows) {
    private static final int TILE = 64;

    /// Sums of squares in this range have neither lost their digits nor left the floats.
    private static final double LEAST = 1e-20;

    private static final double MOST = 1e30;

    /// Cost: rows·dim²/2 multiply-adds and dim³; memory 12·dim² bytes and a block of rows. Twice
    /// that where the numbers are so large or small that their squares leave the floats.
    public static Components of(EmbeddingMatrix matrix, int[] ids, int keep, Progress progress) {
        int dim = matrix.dim();
        boolean[] finite = new boolean[ids.length];
        // the eigenvectors cost dim³, the covariance rows·dim²/2 at a higher rate
        double work = ids.length / (ids.length + 12.0 * dim);
        float scale = 1;
        Moments moments = moments(matrix, ids, 1, finite, progress.part(0, work));
        double trace = moments.trace();
        if (!(trace >= LEAST && trace <= MOST)) {
            scale = scale(matrix, ids);
            if (scale != 1) {
                moments = moments(matrix, ids, scale, finite, progress.part(0, work));
                trace = moments.trace();
            }
        }
        Eigen eigen = Eigen.largest(dim, keep, moments::covariance, progress.part(work, 1));
        double[] mean = moments.mean();
        float[] shift = matrix.mean();
        float[] centre = new float[dim];
        for (int i = 0; i < dim; i++) {
            centre[i] = (float) (mean[i] / scale + shift[i]);
        }
        double[] variances = eigen.values().clone();
        for (int k = 0; k < variances.length; k++) {
            variances[k] = variances[k] / scale / scale;
        }
        return new Components(
                centre,
                eigen.vectors(),
                variances,
                trace / scale / scale,
                finite,
                (int) moments.count());
    }

    /// A power of two that brings the longest row, less the mean, near 1.
    private static float scale(EmbeddingMatrix matrix, int[] ids) {
        float[] shift = matrix.mean();
        float[] row = new float[matrix.dim()];
        double most = 0;
        for (int id : ids) {
            matrix.row(id, row);
            if (Gathered.finite(row, 0, row.length)) {
                double square = 0;
                for (int i = 0; i < row.length; i++) {
                    double v = (double) row[i] - shift[i];
                    square += v * v;
                }
                most = Math.max(most, square);
            }
        }
        return Rounding.scale(Math.sqrt(most));
    }

    private static Moments moments(
            EmbeddingMatrix matrix, int[] ids, float scale, boolean[] finite, Progress progress) {
        int dim = matrix.dim();
        var moments = new Moments(dim);
        int size = Moments.block(dim);
        float[] block = new float[Math.min(size, Math.max(1, ids.length)) * dim];
        for (int from = 0; from < ids.length; from += size) {
            int to = Math.min(ids.length, from + size);
            int counted = read(matrix, ids, from, to, scale, finite, block);
            moments.add(
                    block,
                    to - from,
                    counted,
                    progress.part((double) from / ids.length, (double) to / ids.length));
        }
        return moments;
    }

    /// Reads a block less the matrix' mean and times the scale, rows that are not finite as zeros.
    private static int read(
            EmbeddingMatrix matrix,
            int[] ids,
            int from,
            int to,
            float scale,
            boolean[] finite,
            float[] block) {
        int dim = matrix.dim();
        float[] shift = matrix.mean();
        Ranges.run(
                to - from,
                TILE,
                Progress.NONE,
                "",
                (_, a, b) -> {
                    float[] tile = new float[(b - a) * dim];
                    Gathered.rows(matrix, ids, from + a, from + b, tile);
                    for (int i = a; i < b; i++) {
                        int at = (i - a) * dim;
                        finite[from + i] = Gathered.finite(tile, at, dim);
                        for (int j = 0; j < dim; j++) {
                            float v = (tile[at + j] - shift[j]) * scale;
                            block[i * dim + j] = finite[from + i] ? v : 0;
                        }
                    }
                });
        int counted = 0;
        for (int i = from; i < to; i++) {
            counted += finite[i] ? 1 : 0;
        }
        return counted;
    }

    /// The ids that count.
    public int[] finiteIds(int[] ids) {
        int[] kept = new int[rows];
        for (int i = 0, n = 0; i < ids.length; i++) {
            if (finite[i]) {
                kept[n++] = ids[i];
            }
        }
        return kept;
    }

    /// The places of rows on the components, `axes.length` numbers a row.
    ///
    /// @param ids of finite rows
    public float[] places(EmbeddingMatrix matrix, int[] ids, Progress progress) {
        int dim = matrix.dim();
        int keep = axes.length;
        float[] flat = new float[keep * dim];
        for (int k = 0; k < keep; k++) {
            for (int j = 0; j < dim; j++) {
                flat[k * dim + j] = (float) axes[k][j];
            }
        }
        float[] places = new float[ids.length * keep];
        Ranges.run(
                ids.length,
                TILE,
                progress,
                "places on " + keep + " components",
                (_, from, to) -> {
                    float[] tile = new float[(to - from) * dim];
                    Gathered.rows(matrix, ids, from, to, tile);
                    for (int at = 0; at < tile.length; at += dim) {
                        for (int j = 0; j < dim; j++) {
                            tile[at + j] -= centre[j];
                        }
                    }
                    float[] some = new float[(to - from) * keep];
                    Gemm.rows(tile, 0, to - from, flat, 0, keep, dim, some);
                    System.arraycopy(some, 0, places, from * keep, some.length);
                });
        return places;
    }

    /// The same with the first components only.
    public Components keeping(int count) {
        return new Components(
                centre,
                java.util.Arrays.copyOf(axes, count),
                java.util.Arrays.copyOf(variances, count),
                total,
                finite,
                rows);
    }

    /// The share of the variance that each component explains.
    public double[] shares(int most) {
        double[] shares = new double[Math.min(most, variances.length)];
        for (int k = 0; k < shares.length; k++) {
            shares[k] = total > 0 ? variances[k] / total : 0;
        }
        return shares;
    }
}
