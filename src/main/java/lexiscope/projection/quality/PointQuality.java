package lexiscope.projection.quality;

import lexiscope.embedding.EmbeddingMatrix;
import lexiscope.embedding.NeighbourGraph;
import lexiscope.embedding.Ranking;
import lexiscope.projection.layout.Layout;
import lexiscope.projection.layout.MapPoints;
import lexiscope.work.Progress;

/// How well each single token is shown, to colour a map by.
public final class PointQuality {
    private PointQuality() {}

    /// The share of each token's 10 nearest that are also among its 10 nearest on the map, in the
    /// order of the layout; of those that are equally far any will do. SampleRows of more than 50
    /// dimensions are compared on their first 50 principal components, as maps are made. Cost: a
    /// neighbour graph.
    public static float[] recalls(EmbeddingMatrix matrix, Layout layout, Progress progress) {
        int n = layout.size();
        int near = Math.min(MapQuality.NEAR, n - 1);
        float[] recalls = new float[n];
        if (near < 1) {
            return recalls;
        }
        var points = MapPoints.of(matrix, layout.ids(), progress.part(0, 0.1));
        var graph = NeighbourGraph.of(points.rows(), points.dim(), near, progress.part(0.1, 0.9));
        int[] all = new int[n];
        java.util.Arrays.setAll(all, i -> i);
        int[][] here = MapNeighbours.of(layout, all, near);
        var there = new Ranking(near);
        for (int i = 0; i < n; i++) {
            int point = i;
            there.clear();
            for (int e = i * near; e < (i + 1) * near; e++) {
                there.offer(distance(points, i, graph.ids()[e]), graph.ids()[e]);
            }
            int kept =
                    KeptNeighbours.count(
                            there,
                            here[i],
                            j -> Math.max(0, distance(points, point, j) - blur(points, point)),
                            j -> layout.squared(point, j));
            recalls[i] = kept / (float) near;
        }
        return recalls;
    }

    private static double distance(MapPoints points, int i, int j) {
        return Math.sqrt(points.squared(i, j));
    }

    /// Places on components are float sums, and those of equal rows can differ by their rounding.
    private static double blur(MapPoints points, int i) {
        if (!points.reduced()) {
            return 0;
        }
        double square = 0;
        for (int c = i * points.dim(); c < (i + 1) * points.dim(); c++) {
            square += (double) points.rows()[c] * points.rows()[c];
        }
        return 1e-6 * Math.sqrt(square);
    }
}
