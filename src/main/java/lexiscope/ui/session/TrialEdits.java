package lexiscope.ui.session;

import javafx.beans.property.ObjectProperty;

import lexiscope.trial.Trial;
import lexiscope.trial.Trials;
import lexiscope.trial.Tried;
import lexiscope.trial.tuning.TunedRows;
import lexiscope.ui.history.Edit;
import lexiscope.ui.history.History;

import java.util.Optional;

/// Changes of the trials as edits that can be taken back, the tuned rows with them.
final class TrialEdits {
    private TrialEdits() {}

    /// Tries other tokens, as an edit; where tokens come, the last of them is focused.
    ///
    /// @param trials that are tried now
    /// @param trying carries them out
    static void tryOut(
            Trials next,
            ObjectProperty<Trials> trials,
            ObjectProperty<Focus> focus,
            Trying trying,
            History history) {
        Trials before = trials.get();
        if (next.equals(before)) {
            return;
        }
        Focus was = focus.get();
        TunedRows rows = trying.tuned().get();
        TunedRows[] then = {next.beginAs(before) ? rows : TunedRows.NONE};
        boolean more = next.size() > before.size() && next.list().getLast().on();
        Runnable does =
                () -> {
                    if (more) {
                        Trial last = next.list().getLast();
                        trying.then(t -> focused(t, last, focus.get()));
                    }
                    trials.set(next);
                    trying.tune(then[0]);
                };
        does.run();
        history.add(
                new Edit(
                        Edits.trials(before, next),
                        () -> {
                            if (more) {
                                trying.then(_ -> was);
                            }
                            then[0] = trying.tuned().get();
                            trials.set(before);
                            trying.tune(rows);
                        },
                        does));
    }

    private static Focus focused(Optional<Tried> tried, Trial trial, Focus otherwise) {
        int id = tried.map(t -> t.id(trial.content())).orElse(-1);
        return id < 0 ? otherwise : Focus.of(id);
    }
}
