package lexiscope.ui.workspace;

import lexiscope.model.LanguageModel;
import lexiscope.store.SavedSession;
import lexiscope.store.SavedTuning;
import lexiscope.trial.Trial;
import lexiscope.trial.Trials;
import lexiscope.trial.proposal.As;
import lexiscope.trial.proposal.Proposal;
import lexiscope.trial.tuning.TunedRows;
import lexiscope.ui.session.Session;
import lexiscope.vocabulary.AddedToken;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Trials as a file keeps them: texts, flags, notes and the names of first vectors; ids and rows
/// come from carrying them out again, but for tuned rows, which are kept.
final class SavedTrials {
    private static final String MEAN = "mean-of-pieces";
    private static final String COPY = "copy:";

    private SavedTrials() {}

    static List<SavedSession.Trial> of(Trials trials) {
        return trials.list().stream().map(SavedTrials::of).toList();
    }

    private static SavedSession.Trial of(Trial trial) {
        AddedToken token = trial.proposal().token();
        var flags = new ArrayList<String>();
        add(flags, token.singleWord(), "single_word");
        add(flags, token.leftStrip(), "lstrip");
        add(flags, token.rightStrip(), "rstrip");
        add(flags, token.normalized(), "normalized");
        add(flags, token.special(), "special");
        return new SavedSession.Trial(
                token.content(),
                flags,
                trial.proposal().as().word(),
                trial.proposal().score(),
                trial.on(),
                trial.note(),
                trial.first());
    }

    private static void add(List<String> flags, boolean set, String name) {
        if (set) {
            flags.add(name);
        }
    }

    static SavedSession.Vectors vectors(Trials trials) {
        return new SavedSession.Vectors(
                trials.choices(),
                trials.taken(),
                trials.output(),
                trials.median(),
                trials.multiple());
    }

    static SavedTuning tuned(TunedRows tuned) {
        return new SavedTuning(
                tuned.passes(),
                tuned.loss(),
                tuned.rows().stream()
                        .map(r -> new SavedTuning.Row(r.id(), r.spelling(), r.vector()))
                        .toList());
    }

    private static TunedRows tuned(SavedTuning saved) {
        return new TunedRows(
                saved.passes(),
                saved.loss(),
                saved.rows().stream()
                        .map(r -> new TunedRows.Row(r.id(), r.token(), r.vector()))
                        .toList());
    }

    /// Tries saved trials on a session.
    ///
    /// @return a sentence for each that could not be
    static List<String> restore(SavedSession.Model saved, Session session) {
        var lost = new ArrayList<String>();
        var trials = new ArrayList<Trial>();
        for (SavedSession.Trial each : saved.trials()) {
            try {
                trials.add(trial(each, session.opened().get().orElse(null)));
            } catch (IllegalArgumentException e) {
                lost.add(
                        "The trial “"
                                + each.content()
                                + "” could not be carried out again: "
                                + e.getMessage());
            }
        }
        session.tryOut(vectors(saved.vectors()).with(trials));
        if (!saved.tuned().rows().isEmpty()) {
            session.tune(tuned(saved.tuned()));
        }
        return lost;
    }

    private static Trials vectors(SavedSession.Vectors saved) {
        if (saved.choices().isEmpty()) {
            return Trials.NONE;
        }
        return Trials.NONE
                .choosing(saved.choices(), saved.taken())
                .output(saved.output())
                .median(saved.median())
                .multiple(Math.clamp(saved.multiple(), 1, 1 << 20));
    }

    private static Trial trial(SavedSession.Trial saved, @Nullable LanguageModel model) {
        List<String> flags = saved.flags();
        var token =
                new AddedToken(
                        saved.content(),
                        flags.contains("single_word"),
                        flags.contains("lstrip"),
                        flags.contains("rstrip"),
                        flags.contains("normalized"),
                        flags.contains("special"));
        As as = saved.as().isEmpty() ? As.ADDED : As.named(saved.as());
        return new Trial(
                new Proposal(token, as, saved.score()),
                saved.on(),
                saved.note(),
                first(saved, model));
    }

    /// The first vector; older files name a token that is copied by its id alone.
    private static String first(SavedSession.Trial saved, @Nullable LanguageModel model) {
        String name = saved.first();
        if (!saved.older()) {
            return name;
        }
        if (name.equals(MEAN) || name.isEmpty()) {
            return MEAN;
        }
        if (!name.startsWith(COPY)) {
            throw new IllegalArgumentException("there is no first row \"" + name + "\"");
        }
        try {
            int id = Integer.parseInt(name.substring(COPY.length()));
            return COPY
                    + (model != null && model.vocabulary().has(id)
                            ? model.vocabulary().spelling(id)
                            : "#" + id);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("\"" + name + "\" names no token", e);
        }
    }
}
