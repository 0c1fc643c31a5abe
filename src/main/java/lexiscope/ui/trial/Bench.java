package lexiscope.ui.trial;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;

import lexiscope.embedding.EmbeddingMatrix;
import lexiscope.model.LanguageModel;
import lexiscope.projection.layout.Fitted;
import lexiscope.tokenizer.EncodeOptions;
import lexiscope.trial.Trial;
import lexiscope.trial.Trials;
import lexiscope.trial.Tried;
import lexiscope.trial.effect.Effects;
import lexiscope.trial.effect.RoundTrip;
import lexiscope.trial.effect.TextBefore;
import lexiscope.trial.first.Grounds;
import lexiscope.trial.first.Hubs;
import lexiscope.trial.proposal.Proposal;
import lexiscope.trial.tuning.TunedRows;
import lexiscope.ui.derive.Derivation;
import lexiscope.ui.derive.Derived;
import lexiscope.ui.kit.PanelState;
import lexiscope.ui.session.Session;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// The bench of a model: which of its trials is looked at, what is being typed, what they come to.
/// The trials themselves are the session's. Knows no controls.
final class Bench {
    private final Session session;
    private final ObjectProperty<Optional<Proposal>> draft =
            new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyIntegerWrapper chosen = new ReadOnlyIntegerWrapper(-1);
    private final ReadOnlyObjectWrapper<Optional<Tried>> tried =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Derived<Typing, Optional<Tried>> drafted;
    private final Derived<InText, Optional<Effected>> effects;
    private final Derived<Look, Optional<LookedAt>> looked;
    private final Derived<EmbeddingMatrix, Optional<Hubs>> hubs;
    private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");
    private final TokenSources sources;
    private final AtomicReference<@Nullable TextBefore> before = new AtomicReference<>();
    private final BenchTuning tuning;
    private final BenchWriting writing;

    /// What is carried out while it is typed.
    private record Typing(Grounds grounds, Trials trials) {}

    private record InText(Tried tried, String text, EncodeOptions options) {}

    private record Look(
            Grounds grounds, Tried tried, int index, @Nullable Fitted map, Optional<Hubs> hubs) {}

    /// What changes in the text, and what its tokens decode to.
    ///
    /// @param tried what it was made from
    record Effected(Tried tried, Effects effects, RoundTrip decoded) {}

    Bench(Session session) {
        this.session = session;
        drafted =
                new Derived<Typing, Optional<Tried>>(
                                session.tasks(),
                                Optional.empty(),
                                (in, progress) ->
                                        Optional.of(
                                                Tried.of(
                                                        in.grounds,
                                                        in.trials,
                                                        TunedRows.NONE,
                                                        progress)))
                        .leasing(in -> in.grounds.model())
                        .staying((a, b) -> a.grounds.equals(b.grounds))
                        .failing(said::set);
        effects =
                new Derived<InText, Optional<Effected>>(
                                session.tasks(),
                                Optional.empty(),
                                (in, _) -> Optional.of(effected(in)))
                        .leasing(in -> in.tried.opened())
                        .staying((a, b) -> a.tried.opened().equals(b.tried.opened()))
                        .failing(said::set);
        looked =
                new Derived<Look, Optional<LookedAt>>(
                                session.tasks(),
                                Optional.empty(),
                                (in, progress) ->
                                        LookedAt.of(
                                                in.grounds,
                                                in.tried,
                                                in.index,
                                                in.map,
                                                in.hubs,
                                                progress))
                        .leasing(in -> in.tried.opened())
                        .staying((a, b) -> a.grounds.equals(b.grounds) && a.index == b.index)
                        .failing(said::set);
        hubs =
                new Derived<EmbeddingMatrix, Optional<Hubs>>(
                                session.tasks(), Optional.empty(), Hubs::of)
                        .leasing(_ -> session.opened().get().orElse(null));
        sources = new TokenSources(session, said::set);
        tuning = new BenchTuning(session, said::set);
        writing = new BenchWriting(session, said::set);
        chosen.set(session.trials().get().size() - 1);
        session.trials().subscribe(this::trialsChanged);
        session.shown().subscribe(_ -> carryOut());
        session.tried().subscribe(_ -> carryOut());
        draft.subscribe(_ -> carryOut());
        drafted.value().subscribe(_ -> follow());
        tried.subscribe(_ -> look());
        session.text().subscribe(_ -> readText());
        session.reading().subscribe(_ -> readText());
        session.map().state().subscribe(_ -> look());
        hubs.value().subscribe(_ -> look());
    }

    private void trialsChanged(Trials before, Trials now) {
        if (!now.beginAs(before)) {
            tuning.forget();
        }
        said.set("");
        int more = now.size() - before.size();
        chosen.set(
                now.isEmpty()
                        ? -1
                        : Math.clamp(more > 0 ? now.size() - 1 : chosen.get(), 0, now.size() - 1));
        carryOut();
    }

    /// The trials, and behind them what is being typed.
    private Trials withDraft() {
        Trials trials = session.trials().get();
        return draft.get().map(d -> trials.adding(List.of(Trial.of(d)))).orElse(trials);
    }

    private void carryOut() {
        Trials all = withDraft();
        Grounds grounds = session.grounds().orElse(null);
        boolean own = draft.get().isEmpty() && !all.counting().isEmpty();
        drafted.from(grounds == null || own || all.isEmpty() ? null : new Typing(grounds, all));
        follow();
    }

    private void follow() {
        Optional<Tried> now =
                draft.get().isEmpty() && !session.trials().get().counting().isEmpty()
                        ? session.tried().get()
                        : drafted.value().get();
        if (!now.equals(tried.get())) {
            tried.set(now);
        } else {
            look();
        }
        readText();
    }

    private void readText() {
        if (tried.get().isEmpty()) {
            before.set(null);
        }
        var options = session.encodeOptions();
        effects.from(
                tried.get()
                        .map(t -> new InText(t, session.text().get().text(), options))
                        .orElse(null));
    }

    private void look() {
        Grounds grounds = session.grounds().orElse(null);
        Tried now = tried.get().orElse(null);
        int at = draft.get().isPresent() ? session.trials().get().size() : chosen.get();
        if (now != null && !now.trials().equals(withDraft())) {
            // the next is on its way
            return;
        }
        boolean there = grounds != null && now != null && at >= 0;
        hubs.from(there && now != null ? now.opened().matrix().orElse(null) : null);
        Fitted map = session.map().state().get().finished().orElse(null);
        looked.from(
                grounds != null && now != null && at >= 0
                        ? new Look(grounds, now, at, map, hubs.value().get())
                        : null);
    }

    /// On a worker.
    private Effected effected(InText in) {
        var plan = in.tried.plan();
        TextBefore known = before.get();
        TextBefore was =
                known != null && known.isOf(plan.before(), in.text, in.options)
                        ? known
                        : TextBefore.of(plan.before(), in.text, in.options, 2);
        before.set(was);
        var effects = Effects.of(plan, was, 2);
        return new Effected(in.tried, effects, effects.decoded(plan, was.decoded()));
    }

    Session session() {
        return session;
    }

    /// What is tried, without what is being typed.
    Trials trials() {
        return session.trials().get();
    }

    /// What is being typed, and is no trial yet.
    ObjectProperty<Optional<Proposal>> draft() {
        return draft;
    }

    /// The trial that is looked at, -1 for none; what is being typed is looked at before all.
    ReadOnlyIntegerProperty chosen() {
        return chosen.getReadOnlyProperty();
    }

    /// What the trials come to, with what is being typed.
    ReadOnlyObjectProperty<Optional<Tried>> tried() {
        return tried.getReadOnlyProperty();
    }

    /// What changes in the text.
    ReadOnlyObjectProperty<Optional<Effected>> effects() {
        return effects.value();
    }

    /// How far that is.
    PanelState effectsState() {
        return state(effects, "The comparison with your text");
    }

    /// Told when one of the states may have changed.
    void onState(Runnable told) {
        drafted.state().subscribe(_ -> told.run());
        session.trying().subscribe(_ -> told.run());
        effects.state().subscribe(_ -> told.run());
        looked.state().subscribe(_ -> told.run());
        draft.subscribe(_ -> told.run());
    }

    /// How far the look at the trial is.
    PanelState lookedState() {
        return state(looked, "The look at this token");
    }

    /// What is derived from the trials waits for them to be carried out.
    private PanelState state(Derived<?, ?> derived, String made) {
        boolean typing = draft.get().isPresent();
        boolean waits =
                derived.state().get() instanceof Derivation.Idle<?>
                        && (typing || !session.trials().get().counting().isEmpty());
        if (waits && !typing) {
            return PanelState.of(session.trying().get(), "The list", "", session::othersChanged);
        }
        return waits
                ? PanelState.of(drafted.state().get(), "What was typed", "", drafted::again)
                : PanelState.of(derived.state().get(), made, "", derived::again);
    }

    /// The trial that is looked at, as far as it counts.
    ReadOnlyObjectProperty<Optional<LookedAt>> looked() {
        return looked.value();
    }

    /// Where lists of tokens come from.
    TokenSources sources() {
        return sources;
    }

    /// The tuning of new rows.
    BenchTuning tuning() {
        return tuning;
    }

    /// What takes the tokens along.
    BenchWriting writing() {
        return writing;
    }

    /// What there is to say, in a sentence, or "".
    ReadOnlyStringProperty said() {
        return said.getReadOnlyProperty();
    }

    /// Says a sentence.
    void say(String sentence) {
        said.set(sentence);
    }

    /// Tries otherwise, as an edit that can be taken back.
    void change(Trials next) {
        session.tryOut(next);
    }

    /// Looks at another trial, which is nothing to undo.
    void look(int index) {
        chosen.set(Math.clamp(index, -1, trials().size() - 1));
        look();
    }

    /// Moves a trial, and goes on looking at it.
    void move(int index, int by) {
        Trials next = trials().moving(index, by);
        if (!next.equals(trials())) {
            change(next);
            look(index + by);
        }
    }

    /// Adds tokens as they were typed, pasted or listed in a file.
    void add(List<Proposal> proposals) {
        if (!proposals.isEmpty()) {
            change(trials().adding(proposals.stream().map(Trial::of).toList()));
        }
    }

    /// What was typed becomes a trial.
    void addDraft() {
        draft.get()
                .ifPresent(
                        d -> {
                            draft.set(Optional.empty());
                            add(List.of(d));
                        });
    }

    /// Puts one more first vector beside the others, by its name.
    ///
    /// @return whether it stands there now; why not is said
    boolean compare(String name) {
        if (!known(name)) {
            return false;
        }
        String own = session.grounds().orElseThrow().named(name).name();
        var names = new ArrayList<>(trials().choices());
        if (names.contains(own)) {
            said.set("That first vector stands beside the others already.");
        } else {
            names.add(own);
            change(trials().choosing(names, trials().taken()));
        }
        return true;
    }

    /// Whether there is a first vector of a name; says why not.
    boolean known(String name) {
        try {
            session.grounds().orElseThrow().named(name);
            return true;
        } catch (IllegalArgumentException e) {
            said.set(String.valueOf(e.getMessage()));
            return false;
        }
    }

    /// Whether the trial that is looked at does not count.
    boolean turnedOff() {
        int at = chosen.get();
        return draft.get().isEmpty()
                && at >= 0
                && at < trials().size()
                && !trials().list().get(at).on();
    }

    /// The opened model.
    Optional<LanguageModel> model() {
        return session.opened().get();
    }
}
