package lexiscope.embedding;

import lexiscope.work.Progress;

/// The k nearest neighbours of every point by the straight distance, nearest first, equal ones by
/// number, the point itself left out.
///
/// @param k neighbours a point
/// @param ids `ids[i·k … i·k + k)` are the neighbours of point i
/// @param distances the distance to each
/// @param recall share of the true neighbours that the graph holds, over sampled points; 1 where it
///   is exact
public record NeighbourGraph(int k, int[] ids, float[] distances, double recall) {
    /// The most points whose graph is made by comparing all pairs.
    public static final int EXACT = 60_000;

    /// The graph of points: exact up to [#EXACT] of them (cost points²·dim), by cells and
    /// neighbours of neighbours above (about points^1.5·dim), its recall then measured on 500
    /// points.
    ///
    /// @param points rows of `dim` finite numbers, one after the other
    /// @param k neighbours, fewer than points
    public static NeighbourGraph of(float[] points, int dim, int k, Progress progress) {
        int n = points.length / dim;
        if (k >= n) {
            throw new IllegalArgumentException(
                    n + " points have at most " + (n - 1) + " neighbours, not " + k + ".");
        }
        return n <= EXACT
                ? ExactGraph.of(points, dim, k, progress)
                : CellGraph.of(points, dim, k, progress);
    }

    /// The number of points.
    public int size() {
        return k == 0 ? 0 : ids.length / k;
    }
}
