package lexiscope.projection.tsne;

import lexiscope.embedding.NeighbourGraph;
import lexiscope.projection.graph.SparseGraph;
import lexiscope.projection.layout.MapPoints;
import lexiscope.work.Progress;
import lexiscope.work.Ranges;

import java.util.Arrays;

/// The symmetric affinities p of t-SNE between points; their sum is 1.
///
/// Each point's Gaussian is as wide as gives its neighbours the perplexity (entropy within 1e-7
/// nats), then (p + pᵀ) / sum, as scikit-learn has it. Where more points coincide than the
/// perplexity counts, the entropy cannot be had: they then share evenly.
public final class Affinities {
    private static final int ROWS = 256;
    private static final int STEPS = 100;

    private Affinities() {}

    /// Between neighbours of a graph.
    public static SparseGraph of(NeighbourGraph graph, double perplexity, Progress progress) {
        int n = graph.size();
        int k = graph.k();
        float[] p = new float[n * k];
        Ranges.run(
                n,
                ROWS,
                progress.part(0, 0.5),
                "perplexity of " + n + " points",
                (_, from, to) -> {
                    double[] square = new double[k];
                    double[] weight = new double[k];
                    for (int i = from; i < to; i++) {
                        for (int j = 0; j < k; j++) {
                            double d = graph.distances()[i * k + j];
                            square[j] = d * d;
                        }
                        weigh(square, perplexity, weight);
                        for (int j = 0; j < k; j++) {
                            p[i * k + j] = (float) weight[j];
                        }
                    }
                });
        return SparseGraph.symmetric(
                n, k, graph.ids(), p, (a, b) -> (a + b) / (2f * n), progress.part(0.5, 1));
    }

    /// Between all points, for few of them. Cost: points² · dim, memory 12 bytes a pair.
    public static SparseGraph ofAll(MapPoints points, double perplexity, Progress progress) {
        int n = points.size();
        float[][] p = new float[n][n];
        Ranges.run(
                n,
                16,
                progress,
                "perplexity of " + n + " points",
                (_, from, to) -> {
                    double[] square = new double[n - 1];
                    double[] weight = new double[n - 1];
                    for (int i = from; i < to; i++) {
                        double mean = 0;
                        for (int j = 0; j < n - 1; j++) {
                            square[j] = points.squared(i, j < i ? j : j + 1);
                            mean += square[j] / (n - 1);
                        }
                        // affinities have no scale, but the search for the width begins at one
                        int scale = mean > 0 ? -Math.getExponent(mean) : 0;
                        for (int j = 0; j < n - 1; j++) {
                            square[j] = Math.scalb(square[j], scale);
                        }
                        weigh(square, perplexity, weight);
                        for (int j = 0; j < n - 1; j++) {
                            p[i][j < i ? j : j + 1] = (float) weight[j];
                        }
                    }
                });
        int[] starts = new int[n + 1];
        int[] columns = new int[n * (n - 1)];
        float[] weights = new float[n * (n - 1)];
        int count = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                float weight = (p[i][j] + p[j][i]) / (2f * n);
                if (weight > 0) {
                    columns[count] = j;
                    weights[count++] = weight;
                }
            }
            starts[i + 1] = count;
        }
        return new SparseGraph(
                starts, Arrays.copyOf(columns, count), Arrays.copyOf(weights, count));
    }

    /// Weights that sum to 1 and have the perplexity, nearer neighbours heavier. Newton's steps on
    /// the entropy, kept between the bounds that are known: about five instead of the twenty of a
    /// bisection.
    static void weigh(double[] square, double perplexity, double[] weight) {
        double target = Math.log(perplexity);
        double nearest = Double.POSITIVE_INFINITY;
        double mean = 0;
        for (double s : square) {
            nearest = Math.min(nearest, s);
            mean += s / square.length;
        }
        double low = 0;
        double high = Double.POSITIVE_INFINITY;
        double beta = mean > nearest ? 1 / (mean - nearest) : 1;
        for (int step = 0; step < STEPS; step++) {
            double sum = 0;
            double moment = 0;
            double second = 0;
            for (int j = 0; j < square.length; j++) {
                double d = square[j] - nearest;
                double w = Math.exp(-beta * d);
                weight[j] = w;
                sum += w;
                moment += d * w;
                second += d * d * w;
            }
            double mean1 = moment / sum;
            double off = Math.log(sum) + beta * mean1 - target;
            for (int j = 0; j < square.length; j++) {
                weight[j] /= sum;
            }
            if (Math.abs(off) < 1e-7 || beta > 1e30) {
                return;
            }
            // the entropy falls by beta times the variance of the squares
            double slope = beta * (second / sum - mean1 * mean1);
            double next = beta + off / slope;
            if (off > 0) {
                low = beta;
                double most = Double.isInfinite(high) ? beta * 4 : high;
                beta =
                        next > beta && next < most
                                ? next
                                : Double.isInfinite(high) ? beta * 2 : (beta + high) / 2;
            } else {
                high = beta;
                beta = next < beta && next > low ? next : (beta + low) / 2;
            }
        }
    }
}
