package lexiscope.trial.first;

import lexiscope.embedding.EmbeddingMatrix;
import lexiscope.kernel.Dot;
import lexiscope.trial.proposal.PlannedRow;
import lexiscope.work.Progress;
import lexiscope.work.Ranges;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// A sample about the mean of all rows with their covariance times a factor: 1e-9 in
/// `transformers`' `resize_token_embeddings`, 1e-5 in Hewitt's text, 1 in mergekit.
///
/// No covariance is made. With the n rows less their mean as X, and n normal numbers z, the vector
/// mean + √(c/n)·Xᵀz has that mean and the covariance c·XᵀX/n. One pass for all new rows.
///
/// @param factor c, above 0
public record MeanAndCovariance(double factor) implements FirstVector {
    /// The factor of `transformers`.
    public static final double SMALL = 1e-9;

    private static final int TILE = 64;
    private static final int RANGES = 32;

    public MeanAndCovariance {
        if (!(factor > 0) || !Double.isFinite(factor)) {
            throw new IllegalArgumentException(
                    "The factor of the covariance is a number above 0, as in"
                            + " mean-covariance:1e-5.");
        }
    }

    /// The factor as people write it: 1, 0.5, 1e-5.
    private String written() {
        return String.valueOf(factor).replace("E", "e").replaceFirst("\\.0(?=e|$)", "");
    }

    @Override
    public String name() {
        return factor == SMALL ? "mean-covariance" : "mean-covariance:" + written();
    }

    @Override
    public String label() {
        return "mean and covariance × " + written();
    }

    @Override
    public List<float[]> vectors(Ground ground, List<PlannedRow> rows, Progress progress) {
        EmbeddingMatrix matrix = ground.matrix();
        int dim = matrix.dim();
        int size = Math.max(TILE, (matrix.rows() + RANGES - 1) / RANGES);
        int ranges = Ranges.count(matrix.rows(), size);
        double[][][] sums = new double[ranges][][];
        double[][] drawn = new double[ranges][];
        int[] counts = new int[ranges];
        Ranges.run(
                matrix.rows(),
                size,
                progress,
                "sampling the covariance",
                (number, from, to) -> {
                    double[][] sum = new double[rows.size()][dim];
                    double[] all = new double[rows.size()];
                    var random = new ArrayList<SplittableRandom>();
                    for (PlannedRow row : rows) {
                        long own = ground.seed() * 31 + row.id();
                        random.add(new SplittableRandom(own * 0x9E3779B97F4A7C15L + number));
                    }
                    float[] tile = new float[Math.min(TILE, to - from) * dim];
                    for (int at = from; at < to; at += TILE) {
                        int n = Math.min(TILE, to - at);
                        matrix.tile(at, n, tile);
                        for (int r = 0; r < n; r++) {
                            if (!Dot.finite(tile, r * dim, dim)) {
                                continue;
                            }
                            counts[number]++;
                            for (int k = 0; k < sum.length; k++) {
                                double z = random.get(k).nextGaussian();
                                all[k] += z;
                                add(tile, r * dim, z, sum[k]);
                            }
                        }
                    }
                    sums[number] = sum;
                    drawn[number] = all;
                });
        float[] mean = matrix.mean();
        long n = 0;
        for (int count : counts) {
            n += count;
        }
        double scale = n == 0 ? 0 : Math.sqrt(factor / n);
        var vectors = new ArrayList<float[]>();
        for (int k = 0; k < rows.size(); k++) {
            double[] vector = new double[dim];
            double z = 0;
            for (int number = 0; number < ranges; number++) {
                z += drawn[number][k];
                for (int d = 0; d < dim; d++) {
                    vector[d] += sums[number][k][d];
                }
            }
            for (int d = 0; d < dim; d++) {
                vector[d] = mean[d] + scale * (vector[d] - z * mean[d]);
            }
            vectors.add(Ground.single(vector));
        }
        return vectors;
    }

    private static void add(float[] tile, int at, double z, double[] sum) {
        for (int d = 0; d < sum.length; d++) {
            sum[d] += z * tile[at + d];
        }
    }
}
