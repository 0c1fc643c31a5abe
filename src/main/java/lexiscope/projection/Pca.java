package lexiscope.projection;

import lexiscope.embedding.Components;
import lexiscope.embedding.EmbeddingMatrix;
import lexiscope.work.Progress;

import java.util.Arrays;
import java.util.List;

/// Principal component analysis, exact: the covariance of all rows, its eigenvectors, the two
/// largest as axes.
///
/// Cost: rows·dim²/2 multiply-adds and dim³; memory 12·dim² bytes and a block of rows. Axes keep
/// their sign from run to run: the largest component of each is positive.
public record Pca() implements Projection {
    private static final int SHARES = 10;

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
    public List<Choice> choices() {
        return List.of();
    }

    @Override
    public double value(String choice) {
        throw Choices.unknown(label(), choices(), choice);
    }

    @Override
    public Projection with(String choice, double value) {
        throw Choices.unknown(label(), choices(), choice);
    }

    @Override
    public double preparation(int rows, int dim) {
        return 1;
    }

    @Override
    public MapRun start(EmbeddingMatrix matrix, int[] ids, Observer live, Progress progress) {
        var seconds = new Seconds();
        int dim = matrix.dim();
        var components = Components.of(matrix, ids, Math.min(SHARES, dim), progress.part(0, 0.8));
        seconds.lap("components");
        var linear =
                new Placement.Linear(
                        components.centre(), Arrays.copyOf(components.axes(), Math.min(2, dim)));
        var flat = components.keeping(Math.min(2, dim));
        int[] shown = components.finiteIds(ids);
        float[] places = flat.places(matrix, shown, progress.part(0.8, 1));
        var layout = Points.layout(shown, places, flat.axes().length);
        seconds.lap("places");
        live.layout(layout, new Stage(label(), 0, 0));
        var report =
                new Report(
                        label(),
                        matrix.space().label(),
                        layout.size(),
                        matrix.rows(),
                        ids.length - layout.size(),
                        components.shares(SHARES),
                        Double.NaN,
                        Double.NaN,
                        dim == 1
                                ? List.of("The rows have one number each: the map is a line.")
                                : List.of(),
                        seconds.phases());
        return new FinishedRun(new Fitted(layout, linear, report));
    }
}
