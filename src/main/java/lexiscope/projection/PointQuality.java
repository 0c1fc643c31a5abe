package lexiscope.projection;

import lexiscope.embedding.EmbeddingMatrix;
import lexiscope.embedding.NeighbourGraph;
import lexiscope.work.Progress;

/// How well each single token is shown, to colour a map by.
public final class PointQuality {
    private PointQuality() {}

    /// The share of each token's 10 nearest that are also among its 10 nearest on the map, in the
    /// order of the layout. Rows of more than 50 dimensions are compared on their first 50
    /// principal components, as maps are made. Cost: a neighbour graph.
    public static float[] recalls(EmbeddingMatrix matrix, Layout layout, Progress progress) {
        int n = layout.size();
        int near = Math.min(MapQuality.NEAR, n - 1);
        float[] recalls = new float[n];
        if (near < 1) {
            return recalls;
        }
        var points = Points.of(matrix, layout.ids(), progress.part(0, 0.1));
        var graph = NeighbourGraph.of(points.rows(), points.dim(), near, progress.part(0.1, 0.9));
        int[] all = new int[n];
        java.util.Arrays.setAll(all, i -> i);
        int[][] here = MapNeighbours.of(layout, all, near);
        for (int i = 0; i < n; i++) {
            int[] there = java.util.Arrays.copyOfRange(graph.ids(), i * near, (i + 1) * near);
            recalls[i] = MapQuality.shared(there, here[i]) / (float) near;
        }
        return recalls;
    }
}
