package lexiscope.cluster;

import lexiscope.work.Progress;
import lexiscope.work.Unstoppable;

import smile.clustering.KMeans;
import smile.math.MathEx;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.stream.IntStream;

/// Points parted into clusters.
///
/// @param labels the cluster of each point, from 0, which is the largest; -1 where it belongs to
///   none
/// @param count how many clusters there are
public record Clusters(int[] labels, int count) {
    private static final int ROUNDS = 50;

    /// Clusters around `k` centres (k-means as Smile has it, k-means++ starts). Cost: points·k·dim
    /// a round, at most 50 rounds. The same seed gives the same clusters.
    ///
    /// @param points rows of `dim` finite numbers: the places on a map, or rows of a space
    /// @param k 1 to the number of points
    /// @param seed of the first centres
    /// @throws IllegalArgumentException where `k` is out of its range, with a sentence
    public static Clusters around(float[] points, int dim, int k, long seed, Progress progress) {
        int n = points.length / dim;
        if (k < 1 || k > n) {
            throw new IllegalArgumentException(
                    n + " tokens can be parted into 1 to " + n + " clusters, not " + k + ".");
        }
        if (k == 1 || k == n || distinct(points, dim, k) < k) {
            return few(points, dim);
        }
        double[][] rows = new double[n][dim];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < dim; j++) {
                rows[i][j] = points[i * dim + j];
            }
        }
        // one core, two nanoseconds a product, half of the rounds
        double expected = 5e-8 * n * k * dim;
        int[] groups =
                Unstoppable.call(
                        "k-means",
                        expected,
                        progress,
                        () -> {
                            MathEx.setSeed(seed);
                            return KMeans.fit(rows, k, ROUNDS).group();
                        });
        return new Clusters(groups, k).largestFirst();
    }

    /// Counts different points up to `most`.
    private static int distinct(float[] points, int dim, int most) {
        var seen = new HashSet<java.nio.FloatBuffer>();
        for (int i = 0; i < points.length && seen.size() < most; i += dim) {
            seen.add(java.nio.FloatBuffer.wrap(points, i, dim).slice());
        }
        return seen.size();
    }

    /// Equal points are one cluster, each different one is its own.
    private static Clusters few(float[] points, int dim) {
        var numbers = new LinkedHashMap<java.nio.FloatBuffer, Integer>();
        int[] labels = new int[points.length / dim];
        for (int i = 0; i < labels.length; i++) {
            var point = java.nio.FloatBuffer.wrap(points, i * dim, dim).slice();
            labels[i] = numbers.computeIfAbsent(point, _ -> numbers.size());
        }
        return new Clusters(labels, numbers.size()).largestFirst();
    }

    /// Clusters of density, as many as there are; what lies between belongs to none (HDBSCAN*,
    /// Campello, Moulavi and Sander 2013, clusters by excess of mass). Cost: a neighbour graph,
    /// then points² for groups that lie far from the largest one.
    ///
    /// @param points rows of `dim` finite numbers: the places on a map, or rows of a space
    /// @param least the fewest points of a cluster, and how many make a neighbourhood dense; 2 or
    ///   more
    /// @throws IllegalArgumentException where `least` is below 2
    public static Clusters dense(float[] points, int dim, int least, Progress progress) {
        if (least < 2) {
            throw new IllegalArgumentException(
                    "A cluster has at least 2 tokens, not " + least + ".");
        }
        int n = points.length / dim;
        if (n < 2 * least) {
            int[] none = new int[n];
            Arrays.fill(none, -1);
            return new Clusters(none, 0);
        }
        return new DensityTree(Linkage.of(ReachTree.of(points, dim, least, progress)), least)
                .clusters()
                .largestFirst();
    }

    private Clusters largestFirst() {
        int[] sizes = sizes();
        int[] order =
                IntStream.range(0, count)
                        .boxed()
                        .sorted(Comparator.comparingInt(c -> -sizes[c]))
                        .mapToInt(c -> c)
                        .toArray();
        int[] rank = new int[count];
        for (int r = 0; r < count; r++) {
            rank[order[r]] = r;
        }
        int[] renamed = new int[labels.length];
        for (int i = 0; i < renamed.length; i++) {
            renamed[i] = labels[i] < 0 ? -1 : rank[labels[i]];
        }
        return new Clusters(renamed, count);
    }

    /// How many points belong to each cluster.
    public int[] sizes() {
        int[] sizes = new int[count];
        for (int label : labels) {
            if (label >= 0) {
                sizes[label]++;
            }
        }
        return sizes;
    }

    /// The point of each cluster that is nearest to the mean of its points.
    ///
    /// @param points the points that were parted, or others of the same number, such as their
    ///   places on a map
    public int[] middles(float[] points, int dim) {
        double[] sum = new double[count * dim];
        int[] sizes = sizes();
        for (int i = 0; i < labels.length; i++) {
            for (int j = 0; j < dim && labels[i] >= 0; j++) {
                sum[labels[i] * dim + j] += points[i * dim + j];
            }
        }
        int[] middles = new int[count];
        double[] nearest = new double[count];
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        for (int i = 0; i < labels.length; i++) {
            int c = labels[i];
            if (c < 0) {
                continue;
            }
            double far = 0;
            for (int j = 0; j < dim; j++) {
                double d = points[i * dim + j] - sum[c * dim + j] / sizes[c];
                far += d * d;
            }
            if (far < nearest[c]) {
                nearest[c] = far;
                middles[c] = i;
            }
        }
        return middles;
    }
}
