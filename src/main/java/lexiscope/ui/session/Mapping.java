package lexiscope.ui.session;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;

import lexiscope.embedding.EmbeddingMatrix;
import lexiscope.model.LanguageModel;
import lexiscope.projection.ExactTsne;
import lexiscope.projection.Fitted;
import lexiscope.projection.Layout;
import lexiscope.projection.MapRun;
import lexiscope.projection.Pca;
import lexiscope.projection.Projection;
import lexiscope.projection.Tsne;
import lexiscope.projection.Umap;
import lexiscope.ui.kit.Background;
import lexiscope.ui.kit.Job;
import lexiscope.ui.kit.Numbers;
import lexiscope.vocabulary.TokenKind;
import lexiscope.work.Progress;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/// Keeps the map: makes it when the model, the projection or the space changes, and puts tried
/// tokens into it.
final class Mapping {
    private final Session session;
    private final ReadOnlyObjectWrapper<MapState> map =
            new ReadOnlyObjectWrapper<>(new MapState.Empty("No model is open."));

    private final Keeping keeping;
    private final ReadOnlyBooleanWrapper resumable = new ReadOnlyBooleanWrapper();
    private @Nullable Job job;
    private @Nullable Making unfinished;

    /// Which rows a map shows, and how that is said.
    private record Chosen(int[] ids, String which) {}

    /// @param keeping where finished maps are kept
    Mapping(Session session, Keeping keeping) {
        this.session = session;
        this.keeping = keeping;
        session.background().jobs().addListener((ListChangeListener<Job>) _ -> sayResumable());
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

    /// Whether a map was stopped that can be gone on with.
    ReadOnlyBooleanProperty resumable() {
        return resumable.getReadOnlyProperty();
    }

    private void sayResumable() {
        resumable.set(
                unfinished != null
                        && unfinished.run != null
                        && !session.background().jobs().contains(job));
    }

    ReadOnlyObjectProperty<MapState> map() {
        return map.getReadOnlyProperty();
    }

    /// Stops what is being made; what has been drawn stays and can be gone on with.
    void stop() {
        session.background().cancel("map");
    }

    void make() {
        LanguageModel model = session.opened().get().orElse(null);
        unfinished = null;
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
        var making = new Making(projection, chosen, model);
        run(
                making,
                p -> {
                    var seen = matrix.in(space);
                    making.matrix = seen;
                    var kept = keeping.find(seen, chosen.ids, projection, p.part(0, 0.02));
                    if (kept.isPresent()) {
                        return kept.get();
                    }
                    double ready = projection.preparation(chosen.ids.length, matrix.dim());
                    var live = new Live(making);
                    making.run = projection.start(seen, chosen.ids, live, p.part(0.02, ready));
                    return finish(making, live, p.part(ready, 1));
                });
    }

    /// Goes on with a map that was stopped.
    void resume() {
        Making making = unfinished;
        if (making != null && making.run != null) {
            run(making, p -> finish(making, new Live(making), p));
        }
    }

    private Fitted finish(Making making, Live live, Progress p) {
        MapRun run = Objects.requireNonNull(making.run);
        run.advance(run.iterations(), live, p.part(0, 0.95));
        Fitted fitted = run.fitted(p.part(0.95, 1));
        var matrix = Objects.requireNonNull(making.matrix);
        keeping.keep(matrix, making.chosen.ids, making.projection, fitted);
        return fitted;
    }

    private void run(Making making, Background.Work<Fitted> work) {
        unfinished = making;
        String title =
                making.projection.label()
                        + " of "
                        + Numbers.whole(making.chosen.ids.length)
                        + " tokens";
        job =
                session.background()
                        .latest(
                                "map",
                                title,
                                making.model,
                                work,
                                fitted -> {
                                    unfinished = null;
                                    finished(making.projection, making.chosen, fitted);
                                },
                                e -> {
                                    unfinished = null;
                                    map.set(
                                            new MapState.Failed(
                                                    "The map could not be made: "
                                                            + e.getMessage()));
                                });
    }

    /// A map under way, which outlives a stop.
    private static final class Making {
        private final Projection projection;
        private final Chosen chosen;
        private final LanguageModel model;
        private volatile @Nullable EmbeddingMatrix matrix;
        private volatile @Nullable MapRun run;

        Making(Projection projection, Chosen chosen, LanguageModel model) {
            this.projection = projection;
            this.chosen = chosen;
            this.model = model;
        }
    }

    /// Draws states of a map as fast as the window takes them, and no faster.
    private final class Live implements Projection.Observer {
        private final Making making;
        private final AtomicBoolean waiting = new AtomicBoolean();

        Live(Making making) {
            this.making = making;
        }

        @Override
        public boolean wanted() {
            return !waiting.get();
        }

        @Override
        public void layout(Layout layout) {
            waiting.set(true);
            session.background()
                    .later(
                            () -> {
                                waiting.set(false);
                                if (making.equals(unfinished)) {
                                    map.set(
                                            new MapState.Shown(
                                                    making.projection,
                                                    layout,
                                                    making.chosen.which,
                                                    Optional.empty()));
                                }
                            });
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
        map.set(new MapState.Shown(projection, fitted.layout(), which, Optional.of(fitted)));
    }

    private Chosen chosen(Projection projection, LanguageModel model) {
        int rows = model.rows();
        return switch (projection) {
            case Pca _, Tsne _, Umap _ ->
                    new Chosen(
                            IntStream.range(0, rows).toArray(),
                            "all " + Numbers.whole(rows) + " rows");
            case ExactTsne _ -> some(model, rows);
        };
    }

    /// The selection, else the tokens of the text and the first ordinary ones by id.
    private Chosen some(LanguageModel model, int rows) {
        if (rows <= ExactTsne.MOST) {
            return new Chosen(
                    IntStream.range(0, rows).toArray(), "all " + Numbers.whole(rows) + " rows");
        }
        String of = " of " + Numbers.whole(rows);
        int[] selected = session.selection().get().ids().filter(id -> id < rows).toArray();
        if (selected.length >= 10 && selected.length <= ExactTsne.MOST) {
            return new Chosen(selected, Numbers.whole(selected.length) + of + ": the selection");
        }
        var ids = new BitSet();
        Arrays.stream(session.split().get().before().ids())
                .filter(id -> id < rows)
                .limit(ExactTsne.MOST)
                .forEach(ids::set);
        int inText = ids.cardinality();
        for (int id = 0, n = inText; id < rows && n < ExactTsne.MOST; id++) {
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
