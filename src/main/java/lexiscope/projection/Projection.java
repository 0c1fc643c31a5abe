package lexiscope.projection;

import lexiscope.embedding.EmbeddingMatrix;
import lexiscope.projection.layout.AmongNeighbours;
import lexiscope.projection.layout.Fitted;
import lexiscope.projection.layout.Layout;
import lexiscope.projection.layout.MapPoints;
import lexiscope.projection.layout.Report;
import lexiscope.projection.tsne.GaussianPull;
import lexiscope.run.Run;
import lexiscope.run.RunObserver;
import lexiscope.work.Progress;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// A way from many dimensions to two, with its options. Each is a record of the values of its
/// [#choices].
public sealed interface Projection permits Pca, Tsne, Umap, ExactTsne {
    /// All projections with their usual options, in the order of the choosers.
    static List<Projection> all() {
        return List.of(new Pca(), Tsne.DEFAULT, Umap.DEFAULT, ExactTsne.DEFAULT);
    }

    /// The name for people.
    String label();

    /// The name in the verbs.
    String name();

    /// What it shows and when one wants it, in a sentence.
    String purpose();

    /// The options on offer, in the order of the choosers.
    List<ProjectionOption> choices();

    /// The value of one of the [#choices].
    ///
    /// @throws IllegalArgumentException when there is no such choice
    default double value(String choice) {
        return new OptionValues<>(this).get(choice);
    }

    /// The same projection with one option changed.
    ///
    /// @throws IllegalArgumentException with a sentence when there is no such choice or the value
    ///   is out of its range
    default Projection with(String choice, double value) {
        return new OptionValues<>(this).with(choice, value);
    }

    /// The values of all [#choices], by name.
    default Map<String, Double> options() {
        Map<String, Double> options = new LinkedHashMap<>();
        for (ProjectionOption option : choices()) {
            options.put(option.name(), value(option.name()));
        }
        return options;
    }

    /// The same projection with options that were kept, as far as it has them; with its own where
    /// one is out of its range, as after another version.
    default Projection with(Map<String, Double> options) {
        Projection projection = this;
        try {
            for (ProjectionOption option : choices()) {
                Double value = options.get(option.name());
                projection = value == null ? projection : projection.with(option.name(), value);
            }
            return projection;
        } catch (IllegalArgumentException e) {
            return this;
        }
    }

    /// Prepares a map that is then advanced step by step, stopped and continued at will. What is
    /// left to do without iterations is done here.
    ///
    /// @param matrix in the space that is wanted
    /// @param ids the rows to place, ascending
    /// @param live sees the start, named
    /// @param progress progress, and how the work is stopped
    Run<Layout, Fitted> start(
            EmbeddingMatrix matrix, int[] ids, RunObserver<Layout> live, Progress progress);

    /// Makes the map of some rows.
    ///
    /// @param matrix in the space that is wanted
    /// @param ids the rows to place, ascending
    /// @param live sees the map grow; may be called from any thread
    /// @param progress progress, and how the work is stopped
    default Fitted fit(
            EmbeddingMatrix matrix, int[] ids, RunObserver<Layout> live, Progress progress) {
        double ready = preparation(ids.length, matrix.dim());
        double last = Math.max(ready, 0.97);
        Run<Layout, Fitted> run = start(matrix, ids, live, progress.part(0, ready));
        run.advance(run.iterations(), live, progress.part(ready, last));
        return run.result(progress.part(last, 1));
    }

    /// A finished map that was kept, able to place further vectors: what that needs of the rows is
    /// made when the first one comes.
    ///
    /// @param matrix in the space of the map; read then
    /// @param layout as it was fitted
    /// @param report as it was fitted
    default Fitted restored(EmbeddingMatrix matrix, Layout layout, Report report) {
        Supplier<MapPoints> rows = () -> MapPoints.of(matrix, layout.ids(), Progress.NONE);
        return switch (this) {
            // as quickly made again
            case Pca pca -> pca.fit(matrix, layout.ids(), RunObserver.none(), Progress.NONE);
            case Tsne _, ExactTsne _ ->
                    new Fitted(
                            layout, new AmongNeighbours(rows, layout, new GaussianPull()), report);
            case Umap umap ->
                    new Fitted(layout, new AmongNeighbours(rows, layout, umap.pull()), report);
        };
    }

    /// About which share of the whole time the preparation takes, for an honest progress.
    double preparation(int rows, int dim);

    /// The projection of a name, with its usual options.
    ///
    /// @throws IllegalArgumentException with a sentence when there is none
    static Projection named(String name) {
        return all().stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "There is no method \""
                                                + name
                                                + "\"; choose one of "
                                                + String.join(
                                                        ", ",
                                                        all().stream()
                                                                .map(Projection::name)
                                                                .toList())
                                                + "."));
    }
}
