package lexiscope.projection.graph;

import lexiscope.embedding.EmbeddingMatrix;
import lexiscope.embedding.NeighbourGraph;
import lexiscope.embedding.Ranking;
import lexiscope.kernel.Dot;
import lexiscope.projection.layout.MapDraft;
import lexiscope.projection.layout.MapPoints;
import lexiscope.projection.quality.MapQuality;
import lexiscope.projection.quality.SpaceNeighbours;
import lexiscope.work.Progress;
import lexiscope.work.Ranges;

/// The neighbour graph that a map is made from: on the principal components, as the reference
/// pipelines have it, or its candidates ranked again by the whole rows.
public final class MapGraph {
    /// MapPoints that the recall of a graph ranked again is measured on.
    private static final int SAMPLES = 500;

    private static final int ROWS = 64;

    private MapGraph() {}

    /// The graph of a map's points.
    ///
    /// @param k neighbours, fewer than points
    /// @param again candidates for each neighbour that are ranked by the distance of their whole
    ///   rows, 0 for none: the components' own neighbours. Where the points are whole rows already
    ///   it changes nothing. Cost: points·k·again rows read, and 500 looks at all rows
    public static NeighbourGraph of(
            EmbeddingMatrix matrix, MapDraft map, int k, int again, Progress progress) {
        MapPoints points = map.points();
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
                    var ranking = new Ranking(k);
                    for (int i = from; i < to; i++) {
                        matrix.row(points.ids()[i], row);
                        ranking.clear();
                        for (int c = 0; c < wide; c++) {
                            int j = candidates.ids()[i * wide + c];
                            matrix.row(points.ids()[j], other);
                            ranking.offer(Dot.squaredDistance(row, other, dim), j);
                        }
                        ranking.write(ids, distances, i * k);
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
            EmbeddingMatrix matrix, MapPoints points, int k, int[] ids, Progress progress) {
        int[] anchors = MapQuality.sample(points.size(), SAMPLES, 1);
        var layout = MapPoints.layout(points.ids(), points.flat(), 2);
        Ranking[] exact = new SpaceNeighbours(matrix, layout).of(anchors, k, progress);
        float[] row = new float[matrix.dim()];
        float[] other = new float[matrix.dim()];
        long found = 0;
        for (int a = 0; a < anchors.length; a++) {
            matrix.row(points.ids()[anchors[a]], row);
            for (int c = anchors[a] * k; c < anchors[a] * k + k; c++) {
                matrix.row(points.ids()[ids[c]], other);
                double far = Dot.squaredDistance(row, other, row.length);
                // any of those that are equally far does for another
                found += far <= exact[a].worst() ? 1 : 0;
            }
        }
        return (double) found / anchors.length / k;
    }
}
