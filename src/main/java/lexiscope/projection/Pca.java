package lexiscope.projection;

import lexiscope.embedding.EmbeddingMatrix;
import lexiscope.kernel.Dot;
import lexiscope.kernel.Eigen;
import lexiscope.kernel.Moments;
import lexiscope.work.Progress;
import lexiscope.work.Ranges;

import java.util.Arrays;
import java.util.LinkedHashMap;

/// Principal component analysis, exact: the covariance of all rows, its eigenvectors, the two
/// largest as axes.
///
/// Cost: rows·dim²/2 multiply-adds and dim³; memory 8·dim² bytes and a block a core. Axes keep
/// their sign from run to run: the largest component of each is positive.
public record Pca() implements Projection {
    private static final int TILE = 256;
    private static final int SHARES = 10;

    @Override
    public String label() {
        return "PCA";
    }

    @Override
    public Fitted fit(EmbeddingMatrix matrix, int[] ids, Observer live, Progress progress) {
        long begun = System.nanoTime();
        int dim = matrix.dim();
        float[] shift = matrix.mean();
        boolean[] finite = new boolean[ids.length];
        Moments moments = moments(matrix, ids, shift, finite, progress.part(0, 0.7));
        double[][] covariance = moments.covariance();
        progress.at(0.7, "eigenvectors");
        long summed = System.nanoTime();
        Eigen eigen = Eigen.symmetric(covariance);
        long solved = System.nanoTime();
        double total = 0;
        for (int i = 0; i < dim; i++) {
            total += covariance[i][i];
        }
        double[] mean = moments.mean();
        float[] centre = new float[dim];
        for (int i = 0; i < dim; i++) {
            centre[i] = (float) (mean[i] + shift[i]);
        }
        var linear = new Placement.Linear(centre, Arrays.copyOf(eigen.vectors(), Math.min(2, dim)));
        Layout layout = placed(matrix, ids, finite, linear, progress.part(0.8, 1));
        live.layout(layout);
        double[] shares = new double[Math.min(SHARES, dim)];
        for (int k = 0; k < shares.length; k++) {
            shares[k] = total > 0 ? eigen.values()[k] / total : 0;
        }
        var seconds = new LinkedHashMap<String, Double>();
        seconds.put("covariance", (summed - begun) / 1e9);
        seconds.put("eigenvectors", (solved - summed) / 1e9);
        seconds.put("places", (System.nanoTime() - solved) / 1e9);
        var report =
                new Report(
                        label(),
                        matrix.space().label(),
                        layout.size(),
                        matrix.rows(),
                        ids.length - layout.size(),
                        shares,
                        Double.NaN,
                        seconds);
        return new Fitted(layout, linear, report);
    }

    private static Moments moments(
            EmbeddingMatrix matrix, int[] ids, float[] shift, boolean[] finite, Progress progress) {
        int dim = matrix.dim();
        int ranges = Ranges.count(ids.length, TILE);
        // blocks are joined in their order: the sum is the same whatever thread was first
        var moments = new Moments(dim);
        var waiting = new java.util.TreeMap<Integer, Runnable>();
        int[] next = {0};
        Ranges.run(
                ids.length,
                TILE,
                progress,
                "covariance of " + ids.length + " rows",
                (number, from, to) -> {
                    float[] tile = new float[(to - from) * dim];
                    int rows = 0;
                    double[] sum = new double[dim];
                    float[] row = new float[dim];
                    for (int i = from; i < to; i++) {
                        matrix.row(ids[i], row);
                        finite[i] = Float.isFinite(Dot.product(row, 0, row, 0, dim));
                        if (finite[i]) {
                            System.arraycopy(row, 0, tile, rows++ * dim, dim);
                            for (int j = 0; j < dim; j++) {
                                sum[j] += row[j] - shift[j];
                            }
                        }
                    }
                    float[] block = Moments.block(tile, rows, dim, shift);
                    int counted = rows;
                    synchronized (waiting) {
                        waiting.put(number, () -> moments.add(block, sum, counted));
                        for (var turn = waiting.remove(next[0]);
                                turn != null;
                                turn = waiting.remove(next[0])) {
                            turn.run();
                            next[0]++;
                        }
                    }
                });
        if (next[0] != ranges) {
            throw new IllegalStateException("a block of the covariance is missing");
        }
        return moments;
    }

    private static Layout placed(
            EmbeddingMatrix matrix,
            int[] ids,
            boolean[] finite,
            Placement.Linear linear,
            Progress progress) {
        float[] x = new float[ids.length];
        float[] y = new float[ids.length];
        Ranges.run(
                ids.length,
                TILE,
                progress,
                "places",
                (_, from, to) -> {
                    float[] row = new float[matrix.dim()];
                    for (int i = from; i < to; i++) {
                        if (finite[i]) {
                            matrix.row(ids[i], row);
                            float[] at = linear.place(row);
                            x[i] = at[0];
                            y[i] = at[1];
                        }
                    }
                });
        return finiteOnly(new Layout(ids, x, y), finite);
    }

    static Layout finiteOnly(Layout layout, boolean[] finite) {
        int n = 0;
        int[] ids = new int[finite.length];
        float[] x = new float[finite.length];
        float[] y = new float[finite.length];
        for (int i = 0; i < finite.length; i++) {
            if (finite[i]) {
                ids[n] = layout.ids()[i];
                x[n] = layout.x()[i];
                y[n++] = layout.y()[i];
            }
        }
        return new Layout(Arrays.copyOf(ids, n), Arrays.copyOf(x, n), Arrays.copyOf(y, n));
    }
}
