package lexiscope.projection;

import lexiscope.embedding.NeighbourGraph;
import lexiscope.work.Progress;

import smile.clustering.KMeans;
import smile.math.MathEx;

/// Points parted into clusters, to colour and to label a map by.
///
/// @param labels the cluster of each point, from 0; -1 where it belongs to none
/// @param count how many clusters there are
public record Clusters(int[] labels, int count) {
    private static final int ROUNDS = 50;

    /// Clusters around `k` centres (Smile's k-means). Cost: points·k·dim a round, on one core;
    /// cannot be stopped between its rounds.
    ///
    /// @param points rows of `dim` numbers: the places on a map, or rows of the space
    /// @param seed of the first centres
    public static Clusters around(float[] points, int dim, int k, long seed) {
        int n = points.length / dim;
        if (k < 1 || k > n) {
            throw new IllegalArgumentException(
                    n + " tokens can be parted into 1 to " + n + " clusters, not " + k + ".");
        }
        if (k == 1) {
            return new Clusters(new int[n], 1);
        }
        double[][] rows = new double[n][dim];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < dim; j++) {
                rows[i][j] = points[i * dim + j];
            }
        }
        MathEx.setSeed(seed);
        return new Clusters(KMeans.fit(rows, k, ROUNDS).group(), k);
    }

    /// Clusters of density (HDBSCAN*, Campello, Moulavi and Sander 2013), as many as there are;
    /// what lies between belongs to none. The tree is made from each point's neighbours; parts
    /// without a common neighbour count as infinitely far apart. Cost: a neighbour graph and its
    /// sorting.
    ///
    /// @param points rows of `dim` numbers: the places on a map, or rows of the space
    /// @param least the fewest points of a cluster, 2 or more
    public static Clusters dense(float[] points, int dim, int least, Progress progress) {
        if (least < 2) {
            throw new IllegalArgumentException(
                    "A cluster has at least 2 tokens, not " + least + ".");
        }
        int n = points.length / dim;
        if (n < 2 * least) {
            int[] none = new int[n];
            java.util.Arrays.fill(none, -1);
            return new Clusters(none, 0);
        }
        int k = Math.min(n - 1, Math.max(least, 15));
        var graph = NeighbourGraph.of(points, dim, k, progress.part(0, 0.8));
        progress.at(0.8, "clusters");
        return new DensityTree(Linkage.of(graph, Math.min(least, k)), least).clusters();
    }

    /// A map's places as points of two dimensions.
    public static float[] places(Layout layout) {
        float[] places = new float[2 * layout.size()];
        for (int i = 0; i < layout.size(); i++) {
            places[2 * i] = layout.x()[i];
            places[2 * i + 1] = layout.y()[i];
        }
        return places;
    }
}
