package lexiscope.projection;

import lexiscope.embedding.Components;
import lexiscope.embedding.EmbeddingMatrix;
import lexiscope.projection.layout.Fitted;
import lexiscope.projection.layout.Layout;
import lexiscope.projection.layout.MapDraft;
import lexiscope.projection.layout.MapPoints;
import lexiscope.projection.layout.PhaseTimes;
import lexiscope.projection.layout.Placement;
import lexiscope.projection.layout.Report;
import lexiscope.run.FinishedRun;
import lexiscope.run.Run;
import lexiscope.run.RunObserver;
import lexiscope.run.RunStage;
import lexiscope.work.Progress;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Principal component analysis, exact: the covariance of all rows, its eigenvectors, the two
/// largest as axes.
///
/// Cost: rows·dim²/2 multiply-adds and dim³; memory 12·dim² bytes and a block of rows. Axes keep
/// their sign from run to run: the largest component of each is positive.
///
/// @param components how many are found, 2 to 1,000; the map shows the first two, the report tells
///   the share of each
public record Pca(int components) implements Projection {
    private static final List<ProjectionOption> CHOICES =
            List.of(
                    new ProjectionOption.Whole(
                            "components",
                            "Components",
                            2,
                            1000,
                            10,
                            "How many components are found; the map shows the first two, the"
                                    + " report tells how much of the variance each holds."));

    public Pca {
        ProjectionOptions.check("PCA", CHOICES, components);
    }

    /// Ten components.
    public Pca() {
        this(10);
    }

    @Override
    public String label() {
        return "PCA";
    }

    @Override
    public String name() {
        return "pca";
    }

    @Override
    public String purpose() {
        return "The flat view that keeps most of the spread: exact, the same every time, new points"
                + " land exactly.";
    }

    @Override
    public List<ProjectionOption> choices() {
        return CHOICES;
    }

    @Override
    public double preparation(int rows, int dim) {
        return 1;
    }

    @Override
    public Run<Layout, Fitted> start(
            EmbeddingMatrix matrix, int[] ids, RunObserver<Layout> live, Progress progress) {
        var seconds = new PhaseTimes();
        int dim = matrix.dim();
        var found = Components.of(matrix, ids, Math.min(components, dim), progress.part(0, 0.8));
        seconds.lap("components");
        var linear =
                new Placement.Linear(found.centre(), Arrays.copyOf(found.axes(), Math.min(2, dim)));
        var flat = found.keeping(Math.min(2, dim));
        int[] shown = found.finiteIds(ids);
        float[] places = flat.places(matrix, shown, progress.part(0.8, 1));
        var layout = MapPoints.layout(shown, places, flat.axes().length);
        seconds.lap("places");
        live.state(layout, new RunStage(label(), 0, 0));
        var report =
                new Report(
                        label(),
                        matrix.space().label(),
                        layout.size(),
                        matrix.rows(),
                        ids.length - layout.size(),
                        found.shares(components),
                        Double.NaN,
                        Double.NaN,
                        notes(dim, ids.length - layout.size()),
                        seconds.phases());
        return new FinishedRun<>(layout, new Fitted(layout, linear, report));
    }

    private static List<String> notes(int dim, int leftOut) {
        var notes = new ArrayList<String>();
        if (dim == 1) {
            notes.add("The rows have one number each: the map is a line.");
        }
        if (leftOut > 0) {
            notes.add(MapDraft.leftOut(leftOut));
        }
        return List.copyOf(notes);
    }
}
