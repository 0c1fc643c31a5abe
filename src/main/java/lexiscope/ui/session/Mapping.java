package lexiscope.ui.session;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import lexiscope.embedding.EmbeddingMatrix;
import lexiscope.model.LanguageModel;
import lexiscope.projection.Fitted;
import lexiscope.projection.Layout;
import lexiscope.projection.Pca;
import lexiscope.projection.Projection;
import lexiscope.projection.Tsne;
import lexiscope.ui.kit.Numbers;
import lexiscope.vocabulary.TokenKind;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.stream.IntStream;

/// Keeps the map: makes it when the model, the projection or the space changes, and puts tried
/// tokens into it.
final class Mapping {
    private final Session session;
    private final ReadOnlyObjectWrapper<MapState> map =
            new ReadOnlyObjectWrapper<>(new MapState.Empty("No model is open."));

    /// Which rows a map shows, and how that is said.
    private record Chosen(int[] ids, String which) {}

    Mapping(Session session) {
        this.session = session;
        session.opened().subscribe(_ -> make());
        session.projection().subscribe(_ -> make());
        session.view()
                .subscribe(
                        (old, now) -> {
                            if (!old.space().equals(now.space())) {
                                make();
                            }
                        });
    }

    ReadOnlyObjectProperty<MapState> map() {
        return map.getReadOnlyProperty();
    }

    void stop() {
        session.background().cancel("map");
    }

    void make() {
        LanguageModel model = session.opened().get().orElse(null);
        if (model == null || model.matrix().isEmpty()) {
            stop();
            map.set(
                    new MapState.Empty(
                            model == null
                                    ? "No model is open."
                                    : "This model has a tokenizer only. Text and vocabulary"
                                            + " work."));
            return;
        }
        Projection projection = session.projection().get();
        EmbeddingMatrix matrix = model.matrix().get();
        Chosen chosen = chosen(projection, model);
        var space = session.view().get().space();
        String title = projection.label() + " of " + Numbers.whole(chosen.ids.length) + " tokens";
        Projection.Observer live =
                layout ->
                        session.background()
                                .later(
                                        () -> {
                                            if (session.opened()
                                                            .get()
                                                            .filter(model::equals)
                                                            .isPresent()
                                                    && session.projection()
                                                            .get()
                                                            .equals(projection)) {
                                                drawing(projection, layout, chosen);
                                            }
                                        });
        session.background()
                .latest(
                        "map",
                        title,
                        model,
                        p -> projection.fit(matrix.in(space), chosen.ids, live, p),
                        fitted -> finished(projection, chosen, fitted),
                        e ->
                                map.set(
                                        new MapState.Failed(
                                                "The map could not be made: " + e.getMessage())));
    }

    private void drawing(Projection projection, Layout layout, Chosen chosen) {
        boolean finished =
                map.get() instanceof MapState.Shown s
                        && s.fitted().isPresent()
                        && s.which().equals(chosen.which)
                        && s.method().equals(projection.label());
        if (!finished) {
            map.set(new MapState.Shown(projection.label(), layout, chosen.which, Optional.empty()));
        }
    }

    private void finished(Projection projection, Chosen chosen, Fitted fitted) {
        int leftOut = fitted.report().leftOut();
        String which =
                leftOut == 0
                        ? chosen.which
                        : chosen.which
                                + " · "
                                + Numbers.whole(leftOut)
                                + " rows without finite numbers left out";
        map.set(
                new MapState.Shown(
                        projection.label(), fitted.layout(), which, Optional.of(fitted)));
    }

    private Chosen chosen(Projection projection, LanguageModel model) {
        int rows = model.rows();
        return switch (projection) {
            case Pca _ ->
                    new Chosen(
                            IntStream.range(0, rows).toArray(),
                            "all " + Numbers.whole(rows) + " rows");
            case Tsne _ -> some(model, rows);
        };
    }

    /// The selection, else the tokens of the text and the first ordinary ones by id.
    private Chosen some(LanguageModel model, int rows) {
        if (rows <= Tsne.MOST) {
            return new Chosen(
                    IntStream.range(0, rows).toArray(), "all " + Numbers.whole(rows) + " rows");
        }
        String of = " of " + Numbers.whole(rows);
        int[] selected = session.selection().get().ids().filter(id -> id < rows).toArray();
        if (selected.length >= 10 && selected.length <= Tsne.MOST) {
            return new Chosen(selected, Numbers.whole(selected.length) + of + ": the selection");
        }
        var ids = new BitSet();
        Arrays.stream(session.split().get().before().ids())
                .filter(id -> id < rows)
                .limit(Tsne.MOST)
                .forEach(ids::set);
        int inText = ids.cardinality();
        for (int id = 0, n = inText; id < rows && n < Tsne.MOST; id++) {
            TokenKind kind = model.vocabulary().kind(id);
            boolean ordinary = kind == TokenKind.WORD_START || kind == TokenKind.CONTINUATION;
            if (ordinary && !ids.get(id)) {
                ids.set(id);
                n++;
            }
        }
        return new Chosen(
                ids.stream().toArray(),
                Numbers.whole(ids.cardinality())
                        + of
                        + ": those of the text and the first words by id");
    }
}
