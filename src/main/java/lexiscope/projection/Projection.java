package lexiscope.projection;

import lexiscope.embedding.EmbeddingMatrix;
import lexiscope.work.Progress;

import java.util.List;
import java.util.function.Supplier;

/// A way from many dimensions to two, with its options.
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
    List<Choice> choices();

    /// The value of one of the [#choices].
    ///
    /// @throws IllegalArgumentException when there is no such choice
    double value(String choice);

    /// The same projection with one option changed.
    ///
    /// @throws IllegalArgumentException with a sentence when there is no such choice or the value
    ///   is out of its range
    Projection with(String choice, double value);

    /// Prepares a map that is then advanced step by step, stopped and continued at will. What is
    /// left to do without iterations is done here.
    ///
    /// @param matrix in the space that is wanted
    /// @param ids the rows to place, ascending
    /// @param live sees the start, named
    /// @param progress progress, and how the work is stopped
    MapRun start(EmbeddingMatrix matrix, int[] ids, Observer live, Progress progress);

    /// Makes the map of some rows.
    ///
    /// @param matrix in the space that is wanted
    /// @param ids the rows to place, ascending
    /// @param live sees the map grow; may be called from any thread
    /// @param progress progress, and how the work is stopped
    default Fitted fit(EmbeddingMatrix matrix, int[] ids, Observer live, Progress progress) {
        double ready = preparation(ids.length, matrix.dim());
        double last = Math.max(ready, 0.97);
        MapRun run = start(matrix, ids, live, progress.part(0, ready));
        run.advance(run.iterations(), live, progress.part(ready, last));
        return run.fitted(progress.part(last, 1));
    }

    /// A finished map that was kept, able to place further vectors: what that needs of the rows is
    /// made when the first one comes.
    ///
    /// @param matrix in the space of the map; read then
    /// @param layout as it was fitted
    /// @param report as it was fitted
    default Fitted restored(EmbeddingMatrix matrix, Layout layout, Report report) {
        Supplier<Points> rows = () -> Points.of(matrix, layout.ids(), Progress.NONE);
        return switch (this) {
            // as quickly made again
            case Pca pca -> pca.fit(matrix, layout.ids(), Observer.NONE, Progress.NONE);
            case Tsne _, ExactTsne _ ->
                    new Fitted(
                            layout,
                            new AmongNeighbours(rows, layout, new AmongNeighbours.Pull.Gaussian()),
                            report);
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

    /// Sees a map while it is made.
    @FunctionalInterface
    interface Observer {
        /// Looks away.
        Observer NONE =
                new Observer() {
                    @Override
                    public void layout(Layout layout) {}

                    @Override
                    public boolean wanted() {
                        return false;
                    }
                };

        /// A state of the map; the value is the observer's to keep. The work waits until this
        /// returns: who blocks here pauses it.
        void layout(Layout layout);

        /// A state of the map and where in the work it was taken.
        default void layout(Layout layout, Stage stage) {
            layout(layout);
        }

        /// Whether the next state would be looked at; when not, it is not even copied. Asked once
        /// an iteration.
        default boolean wanted() {
            return true;
        }
    }

    /// Where in the work a state of the map was taken.
    ///
    /// @param name of the phase, for people: "PCA start", "early exaggeration" …
    /// @param iteration iterations done, 0 for a start
    /// @param iterations iterations in all
    record Stage(String name, int iteration, int iterations) {}
}
