package lexiscope.projection;

import lexiscope.embedding.EmbeddingMatrix;
import lexiscope.embedding.Nearest;
import lexiscope.embedding.NeighbourGraph;
import lexiscope.kernel.Dot;
import lexiscope.work.Progress;
import lexiscope.work.Ranges;

import java.util.Arrays;

/// The neighbour graph that a map is made from: on the principal components, as the reference
/// pipelines have it, or its candidates ranked again by the whole rows.
final class MapGraph {
    /// How many candidates are ranked again; the same for every map that is made from a graph.
    static final Choice RERANK =
            new Choice.Whole(
                    "rerank",
                    "Re-rank",
                    0,
                    10,
                    0,
                    "How many candidates for each neighbour are ranked again by their whole rows; 0"
                            + " takes the neighbours of the 50 principal components, as is"
                            + " usual.");

    /// Points that the recall of a graph ranked again is measured on.
    private static final int SAMPLES = 500;

    private static final int ROWS = 64;

    private MapGraph() {}

    /// The graph of a map's points.
    ///
    /// @param k neighbours, fewer than points
    /// @param again candidates for each neighbour that are ranked by the distance of their whole
    ///   rows, 0 for none: the components' own neighbours. Where the points are whole rows already
    ///   it changes nothing. Cost: points·k·again rows read, and 500 looks at all rows
    static NeighbourGraph of(
            EmbeddingMatrix matrix, Mapped map, int k, int again, Progress progress) {
        Points points = map.points();
        int n = points.size();
        if (again == 0 || !points.reduced()) {
            return NeighbourGraph.of(points.rows(), points.dim(), k, progress);
        }
        int wide = (int) Math.min(n - 1L, (long) k * again);
        var candidates =
                NeighbourGraph.of(points.rows(), points.dim(), wide, progress.part(0, 0.6));
        int[] ids = new int[n * k];
        float[] distances = new float[n * k];
        int dim = matrix.dim();
        Ranges.run(
                n,
                ROWS,
                progress.part(0.6, 0.9),
                "ranking neighbours by whole rows",
                (_, from, to) -> {
                    float[] row = new float[dim];
                    float[] other = new float[dim];
                    long[] keys = new long[wide];
                    for (int i = from; i < to; i++) {
                        matrix.row(points.ids()[i], row);
                        for (int c = 0; c < wide; c++) {
                            int j = candidates.ids()[i * wide + c];
                            matrix.row(points.ids()[j], other);
                            double square = Dot.squaredDistance(row, other, dim);
                            keys[c] = Nearest.key((float) square, j);
                        }
                        Arrays.sort(keys);
                        for (int c = 0; c < k; c++) {
                            ids[i * k + c] = Nearest.id(keys[c]);
                            distances[i * k + c] = (float) Math.sqrt(Nearest.value(keys[c]));
                        }
                    }
                });
        map.note(
                "Neighbours were ranked again by their whole rows, of "
                        + wide
                        + " candidates each.");
        double recall = recall(matrix, points, k, ids, progress.part(0.9, 1));
        return new NeighbourGraph(k, ids, distances, recall);
    }

    /// The share of the true neighbours, by whole rows, over sampled points.
    private static double recall(
            EmbeddingMatrix matrix, Points points, int k, int[] ids, Progress progress) {
        int[] anchors = MapQuality.sample(points.size(), SAMPLES, 1);
        var layout = Points.layout(points.ids(), points.flat(), 2);
        int[][] exact = new SpaceNeighbours(matrix, layout).of(anchors, k, progress);
        long found = 0;
        for (int a = 0; a < anchors.length; a++) {
            int[] has = Arrays.copyOfRange(ids, anchors[a] * k, anchors[a] * k + k);
            found += MapQuality.shared(exact[a], has);
        }
        return (double) found / anchors.length / k;
    }
}
