package lexiscope.projection.layout;

import lexiscope.embedding.EmbeddingMatrix;
import lexiscope.run.FinishedRun;

import java.util.ArrayList;
import java.util.List;

/// What a map in the making knows of its points, and what it will tell of itself.
public final class MapDraft {
    private static final int SHARES = 10;

    private final String space;
    private final int rows;
    private final MapPoints points;
    private final PhaseTimes seconds;
    private final List<String> notes = new ArrayList<>();

    /// @param matrix in the space of the map
    /// @param points made of it
    /// @param seconds of what was done so far
    public MapDraft(EmbeddingMatrix matrix, MapPoints points, PhaseTimes seconds) {
        this.space = matrix.space().label();
        this.rows = matrix.rows();
        this.points = points;
        this.seconds = seconds;
        if (points.reduced()) {
            double kept = 0;
            for (double share : points.components().shares(MapPoints.MOST)) {
                kept += share;
            }
            note(
                    "Made from the first "
                            + MapPoints.MOST
                            + " principal components, which hold "
                            + Math.round(kept * 1000) / 10.0
                            + " % of the variance.");
        }
        if (points.leftOut() > 0) {
            note(leftOut(points.leftOut()));
        }
    }

    /// What is said of rows that are not on the map.
    public static String leftOut(int rows) {
        return rows == 1
                ? "1 row holds NaN or infinity and has no place."
                : rows + " rows hold NaN or infinity and have no place.";
    }

    /// The points that are placed.
    public MapPoints points() {
        return points;
    }

    /// The stop-watch of the phases.
    public PhaseTimes seconds() {
        return seconds;
    }

    /// Says something of the map in its report, once.
    public void note(String sentence) {
        if (!notes.contains(sentence)) {
            notes.add(sentence);
        }
    }

    /// A layout from x and y side by side.
    public Layout layout(float[] places) {
        return MapPoints.layout(points.ids(), places, 2);
    }

    /// The report as the map is now.
    ///
    /// @param method the projection's name
    /// @param divergence as [Report] has it, or NaN
    /// @param recall share of the true neighbours in the graph, NaN without one
    public Report report(String method, double divergence, double recall) {
        return new Report(
                method,
                space,
                points.size(),
                rows,
                points.leftOut(),
                points.components().shares(SHARES),
                divergence,
                recall,
                List.copyOf(notes),
                seconds.phases());
    }

    /// PCA's map, where the points are too few for another.
    public FinishedRun<Layout, Fitted> finished(String method) {
        var axes = points.components();
        var linear =
                new Placement.Linear(
                        axes.centre(),
                        java.util.Arrays.copyOf(axes.axes(), Math.min(2, axes.axes().length)));
        var layout = layout(points.flat());
        return new FinishedRun<>(
                layout, new Fitted(layout, linear, report(method, Double.NaN, Double.NaN)));
    }
}
