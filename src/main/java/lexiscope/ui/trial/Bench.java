package lexiscope.ui.trial;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import lexiscope.format.FolderWriter;
import lexiscope.model.LanguageModel;
import lexiscope.tokenizer.EncodeOptions;
import lexiscope.trial.PlanChange;
import lexiscope.trial.effect.SplitWords;
import lexiscope.trial.first.Donors;
import lexiscope.trial.first.FirstVectorNames;
import lexiscope.trial.proposal.Proposal;
import lexiscope.trial.tuning.Tuning;
import lexiscope.trial.tuning.TuningOptions;
import lexiscope.ui.derive.Derived;
import lexiscope.ui.session.Session;
import lexiscope.ui.task.Channel;
import lexiscope.ui.task.Outcome;
import lexiscope.ui.task.Task;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The bench of a model: what lies on it, what it comes to, undo and redo, tuning, taking it along.
/// Knows no controls.
final class Bench {
    private static final int PASSES = 200;

    private final Session session;
    private final Donors donors = new Donors();
    private final Deque<BenchState> undo = new ArrayDeque<>();
    private final Deque<BenchState> redo = new ArrayDeque<>();
    private final ReadOnlyObjectWrapper<BenchState> state =
            new ReadOnlyObjectWrapper<>(BenchState.EMPTY);
    private final Derived<Input, Optional<BenchResult>> derived;
    private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<Tuned>> tuned =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Channel tuning;
    private final Channel writing;
    private @Nullable Task running;
    private int runs;

    /// What a result is made from.
    private record Input(LanguageModel model, BenchState state, String text) {}

    /// How far a tuning is.
    ///
    /// @param passes done
    /// @param loss of the last
    /// @param rows the rows now, by id
    /// @param runs whether it goes on
    record Tuned(int passes, double loss, Map<Integer, float[]> rows, boolean runs) {}

    Bench(Session session) {
        this.session = session;
        tuning = session.tasks().channel();
        writing = session.tasks().channel();
        derived =
                new Derived<Input, Optional<BenchResult>>(
                                session.tasks(),
                                Optional.empty(),
                                (in, progress) ->
                                        Optional.of(
                                                BenchResult.of(
                                                        in.model, in.state, in.text, donors,
                                                        progress)))
                        .leasing(Input::model)
                        .staying((a, b) -> a.model.equals(b.model))
                        .failing(said::set);
        session.opened().subscribe(_ -> make());
        session.text().subscribe(_ -> make());
        state.subscribe(_ -> make());
    }

    private void make() {
        derived.from(
                session.opened()
                        .get()
                        .filter(m -> m.tokenizer().isPresent() && !state.get().trials().isEmpty())
                        .map(m -> new Input(m, state.get(), session.text().get().text()))
                        .orElse(null));
    }

    /// What lies on it.
    ReadOnlyObjectProperty<BenchState> state() {
        return state.getReadOnlyProperty();
    }

    /// What it comes to.
    ReadOnlyObjectProperty<Optional<BenchResult>> result() {
        return derived.value();
    }

    /// What there is to say, in a sentence, or "".
    ReadOnlyStringProperty said() {
        return said.getReadOnlyProperty();
    }

    /// How far the tuning is, where there is one.
    ReadOnlyObjectProperty<Optional<Tuned>> tuned() {
        return tuned.getReadOnlyProperty();
    }

    /// Says a sentence.
    void say(String sentence) {
        said.set(sentence);
    }

    /// Makes another state the one there is; it can be undone.
    void change(BenchState next) {
        if (next.equals(state.get())) {
            return;
        }
        undo.push(state.get());
        redo.clear();
        forgetTuning();
        said.set("");
        state.set(next);
    }

    /// Looks at another trial, which is nothing to undo.
    void look(int index) {
        state.set(state.get().looking(index));
    }

    boolean undo() {
        return step(undo, redo);
    }

    boolean redo() {
        return step(redo, undo);
    }

    private boolean step(Deque<BenchState> from, Deque<BenchState> to) {
        if (from.isEmpty()) {
            return false;
        }
        to.push(state.get());
        forgetTuning();
        state.set(from.pop());
        return true;
    }

    /// Adds tokens as they were typed, pasted or listed in a file.
    void add(List<Proposal> proposals) {
        if (!proposals.isEmpty()) {
            change(state.get().adding(proposals.stream().map(BenchTrial::of).toList()));
        }
    }

    /// Adds the words of the text that are split most, turned off, each with what it would save.
    void addSplitWords(int most) {
        LanguageModel model = session.opened().get().orElse(null);
        if (model == null || model.tokenizer().isEmpty()) {
            return;
        }
        var words =
                SplitWords.of(model.tokenizer().get(), List.of(session.text().get().text()), most);
        var trials = new ArrayList<BenchTrial>();
        for (var word : words) {
            trials.add(
                    new BenchTrial(
                            Proposal.added(word.text()),
                            false,
                            word.count() + " times, saves " + word.saved()));
        }
        if (trials.isEmpty()) {
            said.set("No word of your text is split.");
        } else {
            change(state.get().adding(trials));
        }
    }

    /// Puts one more first vector beside the others, by its name.
    void compare(String name) {
        try {
            LanguageModel model = session.opened().get().orElseThrow();
            FirstVectorNames.named(name, token -> BenchResult.id(model, token));
        } catch (IllegalArgumentException e) {
            said.set(String.valueOf(e.getMessage()));
            return;
        }
        var names = new ArrayList<>(state.get().choices());
        if (!names.contains(name)) {
            names.add(name);
            change(state.get().choosing(names, state.get().taken()));
        }
    }

    /// Tunes the new rows on the lines of the text that hold their tokens, or goes on.
    void tune() {
        BenchResult result = result().get().orElse(null);
        if (result == null || result.model().matrix().isEmpty() || result.input().isEmpty()) {
            said.set("There is no new row to tune.");
            return;
        }
        var sentences = new ArrayList<int[]>();
        for (String line : result.effects().text().split("(?<=[.!?])\\s+|\\R")) {
            sentences.add(
                    result.plan().tokenizer().encode(line, new EncodeOptions(false, true)).ids());
        }
        Map<Integer, float[]> begin = tuned.get().map(Tuned::rows).orElse(result.input());
        int done = tuned.get().map(Tuned::passes).orElse(0);
        int own = ++runs;
        running =
                tuning.run(
                        "tuning new rows",
                        result.model(),
                        progress -> {
                            var tuning =
                                    new Tuning(
                                            result.model().matrix().orElseThrow(),
                                            begin,
                                            sentences,
                                            TuningOptions.USUAL);
                            tuning.advance(
                                    PASSES,
                                    (pass, loss, rows) ->
                                            session.tasks()
                                                    .later(
                                                            () ->
                                                                    told(
                                                                            own,
                                                                            done + pass,
                                                                            loss,
                                                                            rows,
                                                                            true)),
                                    progress);
                            return tuning.rows();
                        },
                        outcome -> tuningEnded(own, outcome));
    }

    private void told(
            int run, int passes, double loss, Map<Integer, float[]> rows, boolean goesOn) {
        if (run == runs) {
            tuned.set(Optional.of(new Tuned(passes, loss, new TreeMap<>(rows), goesOn)));
        }
    }

    private void tuningEnded(int run, Outcome<Map<Integer, float[]>> outcome) {
        if (run != runs) {
            return;
        }
        running = null;
        if (outcome instanceof Outcome.Failed<Map<Integer, float[]>> failed) {
            said.set(failed.sentence());
        }
        tuned.get().ifPresent(t -> told(run, t.passes(), t.loss(), t.rows(), false));
    }

    void stopTuning() {
        if (running != null) {
            running.stop();
        }
    }

    /// Takes the rows back to where they began.
    void forgetTuning() {
        stopTuning();
        runs++;
        running = null;
        tuned.set(Optional.empty());
    }

    /// The vectors that are taken along: tuned ones where there are some.
    Map<Integer, float[]> vectors(BenchResult result) {
        Map<Integer, float[]> all = new TreeMap<>(result.input());
        tuned.get().ifPresent(t -> all.putAll(t.rows()));
        return all;
    }

    /// Writes the model with the tokens into a folder.
    void write(Path folder, boolean onlyNew) {
        BenchResult result = result().get().orElse(null);
        if (result == null || result.plan().taken().isEmpty()) {
            said.set("There is no token to take along.");
            return;
        }
        var recipe = new LinkedHashMap<String, Object>();
        recipe.put("init", result.state().choices().get(result.state().taken()));
        recipe.put("median_norm", result.state().median());
        tuned.get().ifPresent(t -> recipe.put("tuned_passes", t.passes()));
        recipe.put("peft", PlanChange.adapter(result.model(), result.plan()));
        var change =
                PlanChange.of(
                        "token bench",
                        result.model(),
                        result.plan(),
                        vectors(result),
                        result.output(),
                        result.counts(),
                        recipe);
        List<Path> opened = session.paths();
        writing.run(
                "writing the model with new tokens",
                result.model(),
                progress ->
                        FolderWriter.write(
                                change,
                                result.model(),
                                opened,
                                folder,
                                new FolderWriter.Options(false, onlyNew),
                                progress),
                outcome -> {
                    switch (outcome) {
                        case Outcome.Done<FolderWriter.Result> done ->
                                said.set(
                                        "Written: "
                                                + done.value().files().size()
                                                + " files in "
                                                + folder
                                                + ".");
                        case Outcome.Failed<FolderWriter.Result> failed ->
                                said.set(failed.sentence());
                        case Outcome.Stopped<FolderWriter.Result> _ -> said.set("");
                    }
                });
    }
}
