package lexiscope.ui.session.map;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

import lexiscope.cluster.Clusters;
import lexiscope.cluster.Grouping;
import lexiscope.embedding.EmbeddingMatrix;
import lexiscope.embedding.Space;
import lexiscope.model.LanguageModel;
import lexiscope.projection.layout.Fitted;
import lexiscope.projection.layout.Layout;
import lexiscope.projection.layout.ReducedRows;
import lexiscope.projection.quality.PointQuality;
import lexiscope.tokens.Shades;
import lexiscope.ui.derive.Derivation;
import lexiscope.ui.derive.Derived;
import lexiscope.ui.task.Tasks;
import lexiscope.work.Progress;

import java.util.Optional;

/// Finds what the points of the finished map are coloured by.
final class Colouring {
    private static final long SEED = 42;

    private final ObservableValue<Optional<LanguageModel>> opened;
    private final ObservableValue<MapState> map;
    private final ObjectProperty<ColourBy> by = new SimpleObjectProperty<>(new ColourBy.Kind());
    private final Derived<Wanted, Colours> derived;
    private final ReadOnlyObjectWrapper<Colours> colours =
            new ReadOnlyObjectWrapper<>(new Colours.Kinds());

    /// What is to be coloured by what.
    private record Wanted(ColourBy by, LanguageModel model, Fitted fitted) {}

    Colouring(
            Tasks tasks,
            ObservableValue<Optional<LanguageModel>> opened,
            ObservableValue<MapState> map) {
        this.opened = opened;
        this.map = map;
        derived =
                new Derived<Wanted, Colours>(
                                tasks,
                                new Colours.Kinds(),
                                (w, p) ->
                                        found(
                                                w,
                                                w.model
                                                        .matrix()
                                                        .orElseThrow()
                                                        .in(Space.named(w.fitted.report().space())),
                                                w.fitted.layout(),
                                                p))
                        .titled(w -> w.by.label())
                        .leasing(Wanted::model);
        map.subscribe(_ -> find());
        by.subscribe(_ -> find());
        derived.state().subscribe(_ -> follow());
    }

    ObjectProperty<ColourBy> by() {
        return by;
    }

    ReadOnlyObjectProperty<Colours> colours() {
        return colours.getReadOnlyProperty();
    }

    private void find() {
        LanguageModel model = opened.getValue().orElse(null);
        Fitted fitted = map.getValue().finished().orElse(null);
        boolean there = model != null && model.matrix().isPresent() && fitted != null;
        derived.from(
                by.get() instanceof ColourBy.Kind || !there || model == null || fitted == null
                        ? null
                        : new Wanted(by.get(), model, fitted));
        follow();
    }

    private void follow() {
        ColourBy wanted = by.get();
        if (wanted instanceof ColourBy.Kind) {
            colours.set(new Colours.Kinds());
            return;
        }
        colours.set(
                switch (derived.state().get()) {
                    case Derivation.Idle<Colours> _ ->
                            new Colours.None("Colours come when the map is finished.");
                    case Derivation.Working<Colours> _ ->
                            new Colours.None(wanted.label() + ": being found.");
                    case Derivation.Ready<Colours> ready -> ready.value();
                    case Derivation.Failed<Colours> failed -> new Colours.None(failed.sentence());
                    case Derivation.Stopped<Colours> _ ->
                            new Colours.None(wanted.label() + ": stopped. Choose it again.");
                });
    }

    private static Colours found(
            Wanted wanted, EmbeddingMatrix matrix, Layout layout, Progress progress) {
        ColourBy by = wanted.by;
        return switch (by) {
            case ColourBy.Kind _ -> new Colours.Kinds();
            case ColourBy.Kept _ ->
                    new Colours.Shares(
                            PointQuality.recalls(matrix, layout, progress),
                            matrix.dim() > ReducedRows.MOST
                                    ? ReducedRows.MOST + " principal components"
                                    : "the space");
            case ColourBy.Value v -> shaded(v, wanted.model, layout, progress);
            case ColourBy.Centres c ->
                    groups(
                            by,
                            new Grouping.Centres(c.centres(), c.where())
                                    .of(matrix, layout, SEED, progress),
                            layout);
            case ColourBy.Density d ->
                    groups(
                            by,
                            new Grouping.Density(d.least(), d.where())
                                    .of(matrix, layout, SEED, progress),
                            layout);
        };
    }

    private static Colours shaded(
            ColourBy.Value by, LanguageModel model, Layout layout, Progress progress) {
        Shades all =
                Shades.of(
                        by.value(),
                        by.value().source().of(model, progress),
                        Colours.Shaded.TINTS,
                        Colours.Shaded.STEPS);
        return all instanceof Shades.None
                ? new Colours.None("No token has it.")
                : new Colours.Shaded(by, all.of(layout.ids()));
    }

    private static Colours groups(ColourBy by, Clusters clusters, Layout layout) {
        int[] middles = clusters.middles(layout.flat(), 2);
        for (int c = 0; c < middles.length; c++) {
            middles[c] = layout.ids()[middles[c]];
        }
        return new Colours.Groups(by, clusters, middles);
    }
}
