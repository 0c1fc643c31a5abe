package lexiscope.ui.session;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import lexiscope.model.LanguageModel;
import lexiscope.trial.Trial;
import lexiscope.trial.TrialToken;

import java.util.List;
import java.util.Optional;

/// Carries out what is proposed, as it is typed: the token, its id, its row.
final class Trying {
    private final Session session;
    private final ReadOnlyObjectWrapper<Attempt> attempt =
            new ReadOnlyObjectWrapper<>(new Attempt.None());

    Trying(Session session) {
        this.session = session;
        session.proposal().subscribe(_ -> carryOut());
        session.shown().subscribe(_ -> carryOut());
    }

    ReadOnlyObjectProperty<Attempt> attempt() {
        return attempt.getReadOnlyProperty();
    }

    private void carryOut() {
        Optional<TrialToken> proposal = session.proposal().get();
        LanguageModel model = session.shown().get().orElse(null);
        if (proposal.isEmpty() || model == null) {
            session.background().cancel("try");
            if (!(attempt.get() instanceof Attempt.None)) {
                attempt.set(new Attempt.None());
            }
            return;
        }

        session.background()
                .latest(
                        "try",
                        "",
                        model,
                        _ -> tried(model, proposal.get()),
                        attempt::set,
                        e -> attempt.set(new Attempt.Refused(String.valueOf(e.getMessage()))));
    }

    private static Attempt tried(LanguageModel model, TrialToken proposal) {
        Trial trial = Trial.of(model, proposal);
        return new Attempt.Tried(trial, Trial.applied(model, List.of(trial)));
    }
}
