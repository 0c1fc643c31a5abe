package lexiscope.ui.session.map;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

import lexiscope.embedding.EmbeddingMatrix;
import lexiscope.model.LanguageModel;
import lexiscope.projection.Projection;
import lexiscope.projection.layout.Fitted;
import lexiscope.projection.layout.Layout;
import lexiscope.run.Run;
import lexiscope.run.RunObserver;
import lexiscope.run.RunStage;
import lexiscope.ui.kit.Numbers;
import lexiscope.ui.task.Channel;
import lexiscope.ui.task.Outcome;
import lexiscope.ui.task.Tasks;
import lexiscope.ui.task.Work;
import lexiscope.work.Progress;

import org.jspecify.annotations.Nullable;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// Keeps the map: makes it when the model, the projection or the space changes, and puts tried
/// tokens into it.
final class Mapping {
    /// Iterations that are added to a finished map at a time.
    static final int FURTHER = 250;

    /// Who goes on with a map sooner than this does not wait for what it let go of.
    private static final Duration AT_ONCE = Duration.ofSeconds(15);

    private final Tasks tasks;
    private final SessionMap.Of of;
    private final ObservableValue<Projection> projection;
    private final PreferredTokens preferred;
    private final ReadOnlyObjectWrapper<MapState> map =
            new ReadOnlyObjectWrapper<>(new MapState.Empty("No model is open."));

    private final MapCache keeping;
    private final ReadOnlyObjectWrapper<Continuing> continuing =
            new ReadOnlyObjectWrapper<>(Continuing.NOT);
    private final Channel channel;
    private @Nullable Making current;

    /// @param projection that is wanted
    /// @param keeping where finished maps are kept
    Mapping(
            Tasks tasks,
            SessionMap.Of of,
            ObservableValue<Projection> projection,
            PreferredTokens preferred,
            MapCache keeping) {
        this.tasks = tasks;
        this.of = of;
        this.projection = projection;
        this.preferred = preferred;
        this.keeping = keeping;
        channel = tasks.channel();
        channel.busy().subscribe(_ -> sayContinuing());
        of.opened().subscribe(_ -> make());
        projection.subscribe(_ -> make());
        of.space().subscribe((_, _) -> make());
    }

    ReadOnlyObjectProperty<Continuing> continuing() {
        return continuing.getReadOnlyProperty();
    }

    private void sayContinuing() {
        Run<Layout, Fitted> run = current == null ? null : current.run;
        continuing.set(
                run == null || run.iterations() == 0
                        ? Continuing.NOT
                        : channel.running()
                                ? Continuing.RUNNING
                                : run.iteration() < run.iterations()
                                        ? Continuing.STOPPED
                                        : Continuing.FINISHED);
    }

    /// Changes the exaggeration of the map under way, for the iterations to come.
    void exaggerate(double factor) {
        Run<Layout, Fitted> run = current == null ? null : current.run;
        if (run != null && run.steer("exaggeration", factor)) {
            Objects.requireNonNull(current).changed = true;
        }
    }

    ReadOnlyObjectProperty<MapState> map() {
        return map.getReadOnlyProperty();
    }

    /// Stops what is being made; what has been drawn stays and can be gone on with.
    void stop() {
        channel.stop();
    }

    /// Makes the map, or finds it where it was kept.
    void make() {
        make(true);
    }

    /// Makes the map even where it was kept.
    void remake() {
        make(false);
    }

    private void make(boolean find) {
        LanguageModel model = of.opened().getValue().orElse(null);
        current = null;
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
        Projection wanted = projection.getValue();
        EmbeddingMatrix matrix = model.matrix().get();
        ShownRows chosen = ShownRows.of(wanted, model, preferred);
        var space = of.space().getValue();
        var making = new Making(wanted, chosen, model, channel);
        run(
                making,
                p -> {
                    var seen = matrix.in(space);
                    var key = keeping.key(seen, chosen.ids(), wanted, p.part(0, 0.02));
                    making.key = key;
                    if (find) {
                        var kept = key.flatMap(k -> keeping.find(k, seen, wanted));
                        if (kept.isPresent()) {
                            return kept.get();
                        }
                    }
                    double ready = wanted.preparation(chosen.ids().length, matrix.dim());
                    var live = new Live(making);
                    making.run = wanted.start(seen, chosen.ids(), live, p.part(0.02, ready));
                    return finish(making, live, p.part(ready, 1));
                });
    }

    /// Goes on with a map that was stopped, or adds iterations to one that is finished.
    void resume() {
        Making making = current;
        if (making != null && making.run != null) {
            run(making, p -> finish(making, new Live(making), p));
        }
    }

    private Fitted finish(Making making, Live live, Progress p) {
        Run<Layout, Fitted> run = Objects.requireNonNull(making.run);
        boolean further = run.iteration() >= run.iterations() && run.iterations() > 0;
        int until = further ? run.iteration() + FURTHER : run.iterations();
        run.advance(until, live, p.part(0, 0.95));
        Fitted fitted = run.result(p.part(0.95, 1));
        if (!further && !making.changed) {
            // with more iterations, or another exaggeration, it is not the map of its options
            making.key.ifPresent(key -> keeping.keep(key, fitted));
        }
        return fitted;
    }

    private void run(Making making, Work<Fitted> work) {
        current = making;
        if (making.run == null) {
            map.set(new MapState.Making(making.projection, map.get().shown()));
        }
        String title =
                making.projection.label()
                        + " of "
                        + Numbers.whole(making.chosen.ids().length)
                        + " tokens";
        channel.run(title, making.model, work, outcome -> ended(making, outcome));
        sayContinuing();
    }

    private void ended(Making making, Outcome<Fitted> outcome) {
        switch (outcome) {
            case Outcome.Done<Fitted> done ->
                    finished(making.projection, making.chosen, done.value());
            case Outcome.Failed<Fitted> why -> {
                current = null;
                map.set(new MapState.Failed(making.projection, why.sentence(), map.get().shown()));
            }
            case Outcome.Stopped<Fitted> _ -> stopped(making);
        }
        sayContinuing();
        // a model that is closed meanwhile is not held until then
        var resting = new WeakReference<>(making);
        tasks.after(AT_ONCE, () -> rest(resting.get()));
    }

    /// Lets go of what only a map that goes on needs.
    void rest() {
        rest(current);
    }

    /// A map that nobody goes on with takes less memory.
    private static void rest(@Nullable Making making) {
        if (making != null && making.run != null && !making.channel.running()) {
            making.run.rest();
        }
    }

    /// A map that was stopped before it could be drawn leaves nothing that looks like it.
    private void stopped(Making making) {
        if (map.get() instanceof MapState.Making unseen) {
            current = null;
            map.set(new MapState.Stopped(making.projection, unseen.last()));
        }
    }

    /// A map under way, which outlives a stop.
    private static final class Making {
        private final Projection projection;
        private final ShownRows chosen;
        private final LanguageModel model;
        private final Channel channel;
        private volatile boolean changed;
        private volatile Optional<String> key = Optional.empty();
        private volatile @Nullable Run<Layout, Fitted> run;

        Making(Projection projection, ShownRows chosen, LanguageModel model, Channel channel) {
            this.channel = channel;
            this.projection = projection;
            this.chosen = chosen;
            this.model = model;
        }
    }

    /// Draws states of a map as fast as the window takes them, and no faster.
    private final class Live implements RunObserver<Layout> {
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
        public void state(Layout layout, RunStage stage) {
            waiting.set(true);
            tasks.later(
                    () -> {
                        waiting.set(false);
                        sayContinuing();
                        if (making.equals(current) && !finished(making)) {
                            map.set(
                                    new MapState.Shown(
                                            making.projection,
                                            layout,
                                            making.chosen.which(),
                                            Optional.empty()));
                        }
                    });
        }
    }

    /// Whether the finished map is shown already, which a late state must not replace.
    private boolean finished(Making making) {
        return !channel.running()
                && map.get() instanceof MapState.Shown shown
                && shown.finished().isPresent()
                && shown.projection().equals(making.projection);
    }

    private void finished(Projection projection, ShownRows chosen, Fitted fitted) {
        int leftOut = fitted.report().leftOut();
        int all = chosen.ids().length;
        if (leftOut == all) {
            map.set(
                    new MapState.Empty(
                            all == 0
                                    ? "There are no rows to make a map of."
                                    : "No row of this matrix holds finite numbers only: there is"
                                            + " nothing to make a map of."));
            return;
        }
        String which =
                leftOut == 0
                        ? chosen.which()
                        : chosen.which()
                                + " · "
                                + Numbers.whole(leftOut)
                                + " rows without finite numbers left out";
        map.set(new MapState.Shown(projection, fitted.layout(), which, Optional.of(fitted)));
    }
}
