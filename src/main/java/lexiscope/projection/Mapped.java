package lexiscope.projection;

import lexiscope.embedding.EmbeddingMatrix;

import java.util.ArrayList;
import java.util.List;

/// What a map in the making knows of its points, and what it will tell of itself.
final class Mapped {
    private static final int SHARES = 10;

    private final String space;
    private final int rows;
    private final Points points;
    private final Seconds seconds;
    private final List<String> notes = new ArrayList<>();

    Mapped(EmbeddingMatrix matrix, Points points, Seconds seconds) {
        this.space = matrix.space().label();
        this.rows = matrix.rows();
        this.points = points;
        this.seconds = seconds;
        if (points.reduced()) {
            double kept = 0;
            for (double share : points.components().shares(Points.MOST)) {
                kept += share;
            }
            note(
                    "Made from the first "
                            + Points.MOST
                            + " principal components, which hold "
                            + Math.round(kept * 1000) / 10.0
                            + " % of the variance.");
        }
        if (points.leftOut() > 0) {
            note(leftOut(points.leftOut()));
        }
    }

    /// What is said of rows that are not on the map.
    static String leftOut(int rows) {
        return rows == 1
                ? "1 row holds NaN or infinity and has no place."
                : rows + " rows hold NaN or infinity and have no place.";
    }

    Points points() {
        return points;
    }

    Seconds seconds() {
        return seconds;
    }

    void note(String sentence) {
        if (!notes.contains(sentence)) {
            notes.add(sentence);
        }
    }

    /// A layout from x and y side by side.
    Layout layout(float[] places) {
        return Points.layout(points.ids(), places, 2);
    }

    Report report(String method, double divergence, double recall) {
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
    MapRun finished(String method) {
        var axes = points.components();
        var linear =
                new Placement.Linear(
                        axes.centre(),
                        java.util.Arrays.copyOf(axes.axes(), Math.min(2, axes.axes().length)));
        return new FinishedRun(
                new Fitted(layout(points.flat()), linear, report(method, Double.NaN, Double.NaN)));
    }
}
