package lexiscope.ui.workspace;

import lexiscope.model.LanguageModel;
import lexiscope.store.SavedSession;
import lexiscope.trial.Initialisation;
import lexiscope.trial.Trial;
import lexiscope.trial.TrialToken;
import lexiscope.ui.session.Session;
import lexiscope.vocabulary.AddedToken;

import java.util.ArrayList;
import java.util.List;

/// Trials as a file keeps them: the text, the flags and which row it begins with; ids and rows come
/// from carrying them out again.
final class SavedTrials {
    private static final String MEAN = "mean-of-pieces";
    private static final String COPY = "copy:";

    private SavedTrials() {}

    static SavedSession.Trial of(Trial trial) {
        AddedToken token = trial.proposed().token();
        var flags = new ArrayList<String>();
        add(flags, token.singleWord(), "single_word");
        add(flags, token.leftStrip(), "lstrip");
        add(flags, token.rightStrip(), "rstrip");
        add(flags, token.normalized(), "normalized");
        add(flags, token.special(), "special");
        return new SavedSession.Trial(
                token.content(),
                flags,
                switch (trial.proposed().initialisation()) {
                    case Initialisation.MeanOfPieces _ -> MEAN;
                    case Initialisation.CopyOf copy -> COPY + copy.id();
                });
    }

    private static void add(List<String> flags, boolean set, String name) {
        if (set) {
            flags.add(name);
        }
    }

    /// Carries saved trials out on a session.
    ///
    /// @return a sentence for each that could not be
    static List<String> restore(List<SavedSession.Trial> saved, Session session) {
        LanguageModel model = session.opened().get().orElse(null);
        var lost = new ArrayList<String>();
        var trials = new ArrayList<Trial>();
        for (SavedSession.Trial each : saved) {
            try {
                if (model == null) {
                    break;
                }
                trials.add(Trial.of(Trial.applied(model, trials), token(each)));
            } catch (IllegalArgumentException e) {
                lost.add(
                        "The trial “"
                                + each.content()
                                + "” could not be carried out again: "
                                + e.getMessage());
            }
        }
        if (!trials.isEmpty()) {
            session.change(trials, "opening trials", -1);
        }
        return lost;
    }

    private static TrialToken token(SavedSession.Trial saved) {
        List<String> flags = saved.flags();
        var token =
                new AddedToken(
                        saved.content(),
                        flags.contains("single_word"),
                        flags.contains("lstrip"),
                        flags.contains("rstrip"),
                        flags.contains("normalized"),
                        flags.contains("special"));
        return new TrialToken(token, initialisation(saved.initialisation()));
    }

    private static Initialisation initialisation(String name) {
        if (name.startsWith(COPY)) {
            try {
                return new Initialisation.CopyOf(Integer.parseInt(name.substring(COPY.length())));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("\"" + name + "\" names no token", e);
            }
        }
        if (name.equals(MEAN) || name.isEmpty()) {
            return new Initialisation.MeanOfPieces();
        }
        throw new IllegalArgumentException("there is no first row \"" + name + "\"");
    }
}
