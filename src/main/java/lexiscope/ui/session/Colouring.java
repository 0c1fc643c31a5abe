package lexiscope.ui.session;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

import lexiscope.cluster.Clusters;
import lexiscope.embedding.EmbeddingMatrix;
import lexiscope.embedding.Space;
import lexiscope.model.LanguageModel;
import lexiscope.projection.Fitted;
import lexiscope.projection.Layout;
import lexiscope.projection.PointQuality;
import lexiscope.projection.ReducedRows;
import lexiscope.work.Progress;

/// Finds what the points of the finished map are coloured by.
final class Colouring {
    private static final long SEED = 42;

    private final Session session;
    private final ObjectProperty<ColourBy> by = new SimpleObjectProperty<>(new ColourBy.Kind());
    private final ReadOnlyObjectWrapper<Colours> colours =
            new ReadOnlyObjectWrapper<>(new Colours.Kinds());

    Colouring(Session session) {
        this.session = session;
        session.map().subscribe(_ -> find());
        by.subscribe(_ -> find());
    }

    ObjectProperty<ColourBy> by() {
        return by;
    }

    ReadOnlyObjectProperty<Colours> colours() {
        return colours.getReadOnlyProperty();
    }

    private void find() {
        ColourBy wanted = by.get();
        LanguageModel model = session.opened().get().orElse(null);
        if (wanted instanceof ColourBy.Kind) {
            session.background().cancel("colours");
            colours.set(new Colours.Kinds());
            return;
        }
        Fitted fitted = session.map().get().finished().orElse(null);
        if (model == null || model.matrix().isEmpty() || fitted == null) {
            session.background().cancel("colours");
            colours.set(new Colours.None("Colours come when the map is finished."));
            return;
        }
        colours.set(new Colours.None(wanted.label() + ": being found."));
        var matrix = model.matrix().get().in(Space.named(fitted.report().space()));
        session.background()
                .latest(
                        "colours",
                        wanted.label(),
                        model,
                        p -> found(wanted, matrix, fitted.layout(), p),
                        colours::set,
                        e -> colours.set(new Colours.None(String.valueOf(e.getMessage()))));
    }

    private static Colours found(
            ColourBy by, EmbeddingMatrix matrix, Layout layout, Progress progress) {
        return switch (by) {
            case ColourBy.Kind _ -> new Colours.Kinds();
            case ColourBy.Kept _ ->
                    new Colours.Shares(
                            PointQuality.recalls(matrix, layout, progress),
                            matrix.dim() > ReducedRows.MOST
                                    ? ReducedRows.MOST + " principal components"
                                    : "the space");
            case ColourBy.Centres c -> {
                var points = points(c.where(), matrix, layout, progress.part(0, 0.3));
                int most = Math.min(c.centres(), layout.size());
                yield groups(
                        by,
                        Clusters.around(
                                points.numbers(),
                                points.dim(),
                                Math.max(1, most),
                                SEED,
                                progress.part(0.3, 1)),
                        layout);
            }
            case ColourBy.Density d -> {
                var points = points(d.where(), matrix, layout, progress.part(0, 0.3));
                yield groups(
                        by,
                        Clusters.dense(
                                points.numbers(), points.dim(), d.least(), progress.part(0.3, 1)),
                        layout);
            }
        };
    }

    private static ReducedRows points(
            ColourBy.Where where, EmbeddingMatrix matrix, Layout layout, Progress progress) {
        return switch (where) {
            case MAP -> new ReducedRows(layout.flat(), 2);
            case SPACE -> ReducedRows.of(matrix, layout.ids(), progress);
        };
    }

    private static Colours groups(ColourBy by, Clusters clusters, Layout layout) {
        int[] middles = clusters.middles(layout.flat(), 2);
        for (int c = 0; c < middles.length; c++) {
            middles[c] = layout.ids()[middles[c]];
        }
        return new Colours.Groups(by, clusters, middles);
    }
}
