package lexiscope.ui.session;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import lexiscope.model.LanguageModel;
import lexiscope.trial.Trials;
import lexiscope.trial.Tried;
import lexiscope.trial.first.Donors;
import lexiscope.trial.first.Grounds;
import lexiscope.trial.proposal.Quoted;
import lexiscope.trial.tuning.TunedRows;
import lexiscope.ui.derive.Derivation;
import lexiscope.ui.derive.Derived;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// Carries the trials out: the model at work is the opened one with them.
final class Trying {
    private final Session session;
    private final Supplier<Map<Path, LanguageModel>> others;
    private final Donors donors = Donors.offered();
    private final Derived<Input, Optional<Tried>> tried;
    private final ReadOnlyObjectWrapper<Optional<LanguageModel>> shown =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<TunedRows> tuned =
            new ReadOnlyObjectWrapper<>(TunedRows.NONE);
    private Optional<Grounds> grounds = Optional.empty();
    private Map<Path, LanguageModel> offered = Map.of();
    private Optional<Tried> before = Optional.empty();
    private @Nullable Function<Optional<Tried>, Focus> then;

    /// What is carried out.
    ///
    /// @param tuned rows that were tuned since
    /// @param others the other open models that vectors may be taken from
    private record Input(
            Grounds grounds, Trials trials, TunedRows tuned, Map<Path, LanguageModel> others) {}

    /// @param others the other open models by their paths
    Trying(Session session, Supplier<Map<Path, LanguageModel>> others) {
        this.session = session;
        this.others = others;
        tried =
                new Derived<Input, Optional<Tried>>(
                                session.tasks(),
                                Optional.empty(),
                                (in, progress) ->
                                        Optional.of(
                                                Tried.of(
                                                        in.grounds, in.trials, in.tuned, progress)))
                        .leasing(in -> in.grounds.model())
                        .staying((a, b) -> a.grounds.equals(b.grounds))
                        .failing(
                                why ->
                                        session.tell(
                                                new Notice(
                                                        Notice.Kind.ERROR,
                                                        "The trials could not be carried out: "
                                                                + why)));
        tried.value()
                .subscribe(
                        (_, now) -> {
                            now.ifPresent(this::keepFitting);
                            follow(now);
                        });
    }

    ReadOnlyObjectProperty<Optional<LanguageModel>> shown() {
        return shown.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Tried>> tried() {
        return tried.value();
    }

    ReadOnlyObjectProperty<Derivation<Optional<Tried>>> state() {
        return tried.state();
    }

    Optional<Grounds> grounds() {
        return grounds;
    }

    /// What is focused when the trials are carried out.
    void then(Function<Optional<Tried>, Focus> focus) {
        then = focus;
    }

    ReadOnlyObjectProperty<TunedRows> tuned() {
        return tuned.getReadOnlyProperty();
    }

    /// Other rows stand in the place of first vectors.
    void tune(TunedRows rows) {
        tuned.set(rows);
        carryOut();
    }

    /// Tuned rows of tokens that are no longer the same, as of a model whose files changed since,
    /// are let go of with a sentence.
    private void keepFitting(Tried now) {
        TunedRows rows = tuned.get();
        TunedRows fit = rows.fitting(now.plan(), dim(now.opened()));
        if (fit.rows().size() < rows.rows().size() && now.trials().equals(session.trials().get())) {
            tuned.set(fit);
            var lost = rows.rows().stream().filter(r -> !fit.rows().contains(r)).toList();
            session.tell(
                    new Notice(
                            Notice.Kind.WARNING,
                            "The tuned row of "
                                    + Quoted.of(lost.getFirst().spelling())
                                    + (lost.size() == 1
                                            ? ""
                                            : " and " + (lost.size() - 1) + " more")
                                    + " no longer fits this model and was left out."));
        }
    }

    private static int dim(LanguageModel model) {
        return model.matrix().map(m -> m.dim()).orElse(0);
    }

    /// The model was opened or closed, the trials changed, or other models came or went.
    void carryOut() {
        LanguageModel model = session.opened().get().orElse(null);
        if (grounds.map(Grounds::model).orElse(null) != model) {
            grounds =
                    model == null || model.tokenizer().isEmpty()
                            ? Optional.empty()
                            : Optional.of(new Grounds(model, donors, 1));
        }
        offered = new LinkedHashMap<>(model == null ? Map.of() : others.get());
        offered.values().removeIf(other -> other.equals(model));
        donors.offer(offered);
        Trials trials = session.trials().get();
        Grounds on = grounds.orElse(null);
        if (on == null || trials.counting().isEmpty()) {
            tried.from(null);
            follow(Optional.empty());
        } else {
            tried.from(new Input(on, trials, tuned.get(), named(trials)));
            if (tried.state().get() instanceof Derivation.Failed<?>
                    || tried.state().get() instanceof Derivation.Stopped<?>) {
                tried.again();
            }
        }
    }

    Map<Path, String> offered() {
        Map<Path, String> names = new LinkedHashMap<>();
        offered.forEach((path, model) -> names.put(path, model.facts().name()));
        return names;
    }

    /// The other models that the trials name: of the rest nothing hangs on what is open.
    private Map<Path, LanguageModel> named(Trials trials) {
        Map<Path, LanguageModel> named = new HashMap<>();
        offered.forEach(
                (path, model) -> {
                    String end = ":" + path;
                    if (trials.choices().stream().anyMatch(c -> c.endsWith(end))
                            || trials.output().endsWith(end)
                            || trials.list().stream().anyMatch(t -> t.first().endsWith(end))) {
                        named.put(path, model);
                    }
                });
        return named;
    }

    private void follow(Optional<Tried> now) {
        Optional<LanguageModel> model = now.map(Tried::model).or(session.opened()::get);
        if (model.equals(shown.get())) {
            then = null;
            return;
        }
        Focus next = then == null ? moved(now) : then.apply(now);
        then = null;
        before = now;
        boolean moves = !next.equals(session.focus().get());
        if (moves) {
            // an id means another token from here on
            session.focus().set(Focus.NONE);
        }
        shown.set(model);
        if (moves) {
            session.focus().set(next);
        }
    }

    /// The focus on the same token, which may have another id now, or have gone.
    private Focus moved(Optional<Tried> now) {
        Focus focus = session.focus().get();
        var was = before.flatMap(t -> t.taken(focus.id()));
        if (was.isEmpty()) {
            return focus;
        }
        int id = now.map(t -> t.id(was.get().proposal().content())).orElse(-1);
        boolean own =
                session.opened().get().filter(m -> m.vocabulary().has(focus.id())).isPresent();
        return id == focus.id() || id < 0 && own ? focus : id < 0 ? Focus.NONE : Focus.of(id);
    }
}
