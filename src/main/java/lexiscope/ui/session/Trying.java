package lexiscope.ui.session;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import lexiscope.model.LanguageModel;
import lexiscope.trial.Trial;
import lexiscope.trial.TrialToken;
import lexiscope.ui.derive.Derivation;
import lexiscope.ui.derive.Derived;

import java.util.List;
import java.util.Optional;

/// Carries out what is proposed, as it is typed: the token, its id, its row.
final class Trying {
    private static final Attempt NONE = new Attempt.None();

    private final Session session;
    private final Derived<Proposed, Attempt> derived;
    private final ReadOnlyObjectWrapper<Attempt> attempt = new ReadOnlyObjectWrapper<>(NONE);
    private final ReadOnlyObjectWrapper<Optional<LanguageModel>> atWork =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    /// What is proposed, and to which model.
    private record Proposed(LanguageModel model, TrialToken token) {}

    Trying(Session session) {
        this.session = session;
        derived =
                new Derived<Proposed, Attempt>(session.tasks(), NONE, (p, _) -> tried(p))
                        .leasing(Proposed::model)
                        .staying((a, b) -> a.model.equals(b.model));
        session.proposal().subscribe(_ -> carryOut());
        session.shown().subscribe(_ -> carryOut());
        derived.state().subscribe(this::follow);
    }

    ReadOnlyObjectProperty<Attempt> attempt() {
        return attempt.getReadOnlyProperty();
    }

    /// The model with the trials, and with the proposal where that could be carried out on it.
    ReadOnlyObjectProperty<Optional<LanguageModel>> atWork() {
        return atWork.getReadOnlyProperty();
    }

    private void carryOut() {
        TrialToken token = session.proposal().get().orElse(null);
        LanguageModel model = session.shown().get().orElse(null);
        derived.from(token == null || model == null ? null : new Proposed(model, token));
        follow(derived.state().get());
    }

    private void follow(Derivation<Attempt> state) {
        Attempt now =
                switch (state) {
                    case Derivation.Idle<Attempt> _, Derivation.Stopped<Attempt> _ -> NONE;
                    case Derivation.Working<Attempt> _ -> derived.value().get();
                    case Derivation.Ready<Attempt> ready -> ready.value();
                    case Derivation.Failed<Attempt> failed ->
                            new Attempt.Refused(failed.sentence());
                };
        attempt.set(now);
        Optional<LanguageModel> model =
                now instanceof Attempt.Tried tried
                        ? Optional.of(tried.model())
                        : session.shown().get();
        if (!model.equals(atWork.get())) {
            atWork.set(model);
        }
    }

    private static Attempt tried(Proposed proposed) {
        Trial trial = Trial.of(proposed.model, proposed.token);
        return new Attempt.Tried(trial, Trial.applied(proposed.model, List.of(trial)));
    }
}
