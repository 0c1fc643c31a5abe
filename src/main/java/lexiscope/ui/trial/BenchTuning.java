package lexiscope.ui.trial;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import lexiscope.tokenizer.EncodeOptions;
import lexiscope.trial.Tried;
import lexiscope.trial.tuning.TunedRows;
import lexiscope.trial.tuning.Tuning;
import lexiscope.trial.tuning.TuningOptions;
import lexiscope.ui.session.Session;
import lexiscope.ui.task.Channel;
import lexiscope.ui.task.Outcome;
import lexiscope.ui.task.Task;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// Tunes the rows of new tokens on the text; stopped, gone on with as if nothing had been, taken
/// back.
final class BenchTuning {
    private static final int PASSES = 200;

    private final Session session;
    private final Consumer<String> say;
    private final Channel channel;
    private final ReadOnlyObjectWrapper<Optional<Tuned>> tuned =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private @Nullable Begun begun;
    private @Nullable Task running;
    private int runs;

    /// A tuning that can be gone on with.
    ///
    /// @param tried with the rows that it begins from
    /// @param text the sentences that it learns from
    /// @param before passes that were done before, in a session that was saved
    /// @param made the tuning itself, once it was prepared
    private record Begun(Tried tried, String text, int before, AtomicReference<Tuning> made) {}

    /// How far it is.
    ///
    /// @param passes done
    /// @param loss of the last
    /// @param rows the rows now, by id
    /// @param runs whether it goes on
    record Tuned(int passes, double loss, Map<Integer, float[]> rows, boolean runs) {}

    BenchTuning(Session session, Consumer<String> say) {
        this.session = session;
        this.say = say;
        channel = session.tasks().channel();
        session.tuned().subscribe(this::follow);
    }

    /// Rows came from a saved session, or from taking an edit back.
    private void follow(TunedRows rows) {
        if (tuned.get().filter(Tuned::runs).isEmpty()) {
            show(rows);
        }
    }

    private void show(TunedRows rows) {
        tuned.set(
                rows.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Tuned(rows.passes(), rows.loss(), rows.byId(), false)));
    }

    /// How far it is, where there is one.
    ReadOnlyObjectProperty<Optional<Tuned>> tuned() {
        return tuned.getReadOnlyProperty();
    }

    /// Tunes the new rows on the sentences of the text that hold their tokens, or goes on.
    void tune() {
        Tried tried = session.tried().get().orElse(null);
        if (tried == null || tried.opened().matrix().isEmpty() || tried.input().isEmpty()) {
            say.accept("There is no new row to tune.");
            return;
        }
        say.accept("");
        String text = session.text().get().text();
        Begun known = begun;
        Begun on =
                known != null && known.text.equals(text)
                        ? known
                        : new Begun(
                                tried,
                                text,
                                session.tuned().get().passes(),
                                new AtomicReference<>());
        begun = on;
        int own = ++runs;
        running =
                channel.run(
                        "tuning new rows",
                        tried.opened(),
                        progress -> {
                            Tuning tuning = prepared(on);
                            tuning.advance(
                                    PASSES,
                                    (pass, loss, rows) ->
                                            session.tasks()
                                                    .later(() -> told(own, pass, loss, rows)),
                                    progress);
                            return tuning.rows();
                        },
                        outcome -> ended(own, outcome));
    }

    private static Tuning prepared(Begun on) {
        synchronized (on) {
            Tuning known = on.made.get();
            if (known == null) {
                known =
                        new Tuning(
                                on.tried.opened().matrix().orElseThrow(),
                                on.tried.input(),
                                sentences(on.tried, on.text),
                                TuningOptions.USUAL,
                                on.before);
                on.made.set(known);
            }
            return known;
        }
    }

    private static List<int[]> sentences(Tried tried, String text) {
        var tokenizer = tried.plan().tokenizer();
        var sentences = new ArrayList<int[]>();
        for (String line : text.split("(?<=[.!?])\\s+|\\R")) {
            sentences.add(tokenizer.encode(line, new EncodeOptions(false, true)).ids());
        }
        return sentences;
    }

    private void told(int run, int passes, double loss, Map<Integer, float[]> rows) {
        if (run == runs) {
            tuned.set(Optional.of(new Tuned(passes, loss, new TreeMap<>(rows), true)));
        }
    }

    private void ended(int run, Outcome<Map<Integer, float[]>> outcome) {
        if (run != runs) {
            return;
        }
        running = null;
        Begun on = begun;
        if (outcome instanceof Outcome.Failed<Map<Integer, float[]>> failed) {
            say.accept(failed.sentence());
            begun = null;
        }
        Optional<Tuned> now = tuned.get().filter(Tuned::runs);
        if (now.isPresent() && on != null) {
            Tuned t = now.get();
            tuned.set(Optional.of(new Tuned(t.passes(), t.loss(), t.rows(), false)));
            session.tune(TunedRows.of(t.passes(), t.loss(), t.rows(), on.tried.plan()));
        }
    }

    /// Stops it; it can be gone on with.
    void stop() {
        if (running != null) {
            running.stop();
        }
    }

    /// Takes the rows back to where they began.
    void revert() {
        forget();
        session.tune(TunedRows.NONE);
    }

    /// Rows begin otherwise: what was begun is none of theirs.
    void forget() {
        stop();
        runs++;
        running = null;
        begun = null;
        show(session.tuned().get());
    }
}
