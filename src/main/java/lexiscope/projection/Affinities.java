package lexiscope.projection;

import lexiscope.embedding.NeighbourGraph;
import lexiscope.work.Progress;
import lexiscope.work.Ranges;

/// The symmetric affinities p of t-SNE between points, as sparse rows; their sum is 1.
///
/// Each point's Gaussian is as wide as gives its neighbours the perplexity (entropy within 1e-7
/// nats), then (p + pᵀ) / sum, as scikit-learn has it. Where more points coincide than the
/// perplexity counts, the entropy cannot be had: they then share evenly.
///
/// @param starts where each row begins; one more at the end
/// @param columns the other points, ascending in a row
/// @param weights p
record Affinities(int[] starts, int[] columns, float[] weights) {
    private static final int ROWS = 256;
    private static final int STEPS = 100;

    /// Edges between two looks whether the work is still wanted.
    private static final int STRETCH = 1 << 18;

    private static final String EDGES = "edges in both directions";

    static Affinities of(NeighbourGraph graph, double perplexity, Progress progress) {
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
        return symmetric(n, k, graph.ids(), p, (a, b) -> (a + b) / (2f * n), progress.part(0.5, 1));
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

    /// How the two directions of an edge become one weight; a missing one is 0.
    @FunctionalInterface
    interface Join {
        float of(float there, float back);
    }

    /// Sparse symmetric rows from k directed edges a point.
    static Affinities symmetric(int n, int k, int[] ids, float[] p, Join join, Progress progress) {
        int[] in = new int[n + 1];
        for (int id : ids) {
            in[id + 1]++;
        }
        for (int i = 0; i < n; i++) {
            in[i + 1] += in[i];
        }
        // edges by their target; sources come in ascending order
        int[] source = new int[n * k];
        float[] back = new float[n * k];
        int[] next = in.clone();
        for (int e = 0; e < n * k; e++) {
            if ((e & STRETCH - 1) == 0) {
                progress.at(0.5 * e / (n * k), EDGES);
            }
            int at = next[ids[e]]++;
            source[at] = e / k;
            back[at] = p[e];
        }
        int[] counts = new int[n];
        int[][] columns = new int[n][];
        float[][] weights = new float[n][];
        Ranges.run(
                n,
                ROWS,
                progress.part(0.5, 0.9),
                EDGES,
                (_, from, to) -> {
                    long[] own = new long[k];
                    for (int i = from; i < to; i++) {
                        for (int j = 0; j < k; j++) {
                            own[j] = (long) ids[i * k + j] << 32 | j;
                        }
                        java.util.Arrays.sort(own);
                        int most = k + in[i + 1] - in[i];
                        int[] column = new int[most];
                        float[] weight = new float[most];
                        int count = 0;
                        int b = in[i];
                        int a = 0;
                        while (a < k || b < in[i + 1]) {
                            int there = a < k ? (int) (own[a] >> 32) : Integer.MAX_VALUE;
                            int here = b < in[i + 1] ? source[b] : Integer.MAX_VALUE;
                            float to1 = there <= here ? p[i * k + (int) own[a++]] : 0;
                            float from1 = here <= there ? back[b++] : 0;
                            column[count] = Math.min(there, here);
                            weight[count] = join.of(to1, from1);
                            if (weight[count] > 0) {
                                count++;
                            }
                        }
                        counts[i] = count;
                        columns[i] = column;
                        weights[i] = weight;
                    }
                });
        int[] starts = new int[n + 1];
        for (int i = 0; i < n; i++) {
            starts[i + 1] = Math.addExact(starts[i], counts[i]);
        }
        int[] allColumns = new int[starts[n]];
        float[] allWeights = new float[starts[n]];
        Ranges.run(
                n,
                ROWS,
                progress.part(0.9, 1),
                EDGES,
                (_, from, to) -> {
                    for (int i = from; i < to; i++) {
                        System.arraycopy(columns[i], 0, allColumns, starts[i], counts[i]);
                        System.arraycopy(weights[i], 0, allWeights, starts[i], counts[i]);
                    }
                });
        return new Affinities(starts, allColumns, allWeights);
    }

    int size() {
        return starts.length - 1;
    }
}
