package lexiscope.ui.trial;

import lexiscope.model.LanguageModel;
import lexiscope.trial.RowCount;
import lexiscope.trial.effect.Effects;
import lexiscope.trial.effect.LibraryNotes;
import lexiscope.trial.effect.RoundTrip;
import lexiscope.trial.first.Candidate;
import lexiscope.trial.first.Candidates;
import lexiscope.trial.first.Donors;
import lexiscope.trial.first.FirstVectorNames;
import lexiscope.trial.first.Ground;
import lexiscope.trial.first.Hubs;
import lexiscope.trial.proposal.Answer;
import lexiscope.trial.proposal.Plan;
import lexiscope.trial.verdict.Verdict;
import lexiscope.vocabulary.Lookup;
import lexiscope.work.Progress;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What the bench comes to on a model and a text. Made on a worker.
///
/// @param state what it was made from
/// @param model the model as opened
/// @param plan the proposals carried out
/// @param effects what changes in the text
/// @param decoded what comes back from its tokens
/// @param looked what is known of the trial that is looked at, where it counts
/// @param counts where the rows go
/// @param input the vectors taken along, by id
/// @param output those of an output matrix of its own
record BenchResult(
        BenchState state,
        LanguageModel model,
        Plan plan,
        Effects effects,
        RoundTrip decoded,
        Optional<Looked> looked,
        RowCount counts,
        Map<Integer, float[]> input,
        Map<Integer, float[]> output) {
    private static final int NEIGHBOURS = 7;

    /// A first vector of the trial that is looked at, or why it cannot be made.
    ///
    /// @param name its name
    /// @param candidate what it comes to; empty where it cannot be made
    /// @param sentence why not, else ""
    record Way(String name, Optional<Candidate> candidate, String sentence) {}

    /// The trial that is looked at.
    ///
    /// @param answer what becomes of it
    /// @param verdict whether it is ever produced; empty where it was refused
    /// @param library what the reference library does with it
    /// @param ways its first vectors side by side; none where it keeps its row
    /// @param hubs how near to everything tokens are, where that is known
    record Looked(
            Answer answer,
            Optional<Verdict> verdict,
            List<String> library,
            List<Way> ways,
            Optional<Hubs> hubs) {}

    static BenchResult of(
            LanguageModel model, BenchState state, String text, Donors donors, Progress progress) {
        var plan = Plan.of(model, state.proposals());
        var effects = Effects.of(plan, text, 2);
        var counts = RowCount.of(model, plan, state.multiple());
        return new BenchResult(
                state,
                model,
                plan,
                effects,
                effects.decoded(plan),
                looked(model, state, plan, donors, progress),
                counts,
                taken(model, state, plan, false, donors, progress),
                taken(model, state, plan, true, donors, progress));
    }

    private static Map<Integer, float[]> taken(
            LanguageModel model,
            BenchState state,
            Plan plan,
            boolean output,
            Donors donors,
            Progress progress) {
        Map<Integer, float[]> vectors = new TreeMap<>();
        var matrix = output ? model.output() : model.matrix();
        if (matrix.isEmpty() || state.choices().isEmpty() || plan.rows().isEmpty()) {
            return vectors;
        }
        try {
            var ground = new Ground(matrix.get(), plan.before(), output, donors, 1);
            var choice =
                    FirstVectorNames.named(
                            state.choices().get(state.taken()), name -> id(model, name));
            var made = Candidates.vectors(ground, choice, plan.rows(), state.median(), progress);
            for (int i = 0; i < made.size(); i++) {
                vectors.put(plan.rows().get(i).id(), made.get(i));
            }
        } catch (IllegalArgumentException _) {
            // said beside the choice itself
            return vectors;
        }
        return vectors;
    }

    private static Optional<Looked> looked(
            LanguageModel model, BenchState state, Plan plan, Donors donors, Progress progress) {
        int at = state.chosen();
        if (at < 0 || !state.trials().get(at).on()) {
            return Optional.empty();
        }
        int counted = 0;
        for (int i = 0; i < at; i++) {
            counted += state.trials().get(i).on() ? 1 : 0;
        }
        Answer answer = plan.answers().get(counted);
        return Optional.of(
                switch (answer) {
                    case Answer.Refused r ->
                            new Looked(r, Optional.empty(), List.of(), List.of(), Optional.empty());
                    case Answer.Taken t ->
                            new Looked(
                                    t,
                                    Optional.of(Verdict.of(plan.tokenizer(), t.id())),
                                    LibraryNotes.of(plan.before(), t),
                                    ways(model, state, plan, t, donors, progress),
                                    model.matrix().flatMap(m -> Hubs.of(m, progress)));
                });
    }

    private static List<Way> ways(
            LanguageModel model,
            BenchState state,
            Plan plan,
            Answer.Taken taken,
            Donors donors,
            Progress progress) {
        var rows = plan.rows().stream().filter(r -> r.id() == taken.id()).toList();
        var ways = new ArrayList<Way>();
        if (rows.isEmpty() || model.matrix().isEmpty()) {
            return ways;
        }
        var ground = new Ground(model.matrix().get(), plan.before(), false, donors, 1);
        for (String name : state.choices()) {
            try {
                var choice = FirstVectorNames.named(name, token -> id(model, token));
                var made =
                        Candidates.of(ground, choice, rows, state.median(), NEIGHBOURS, progress);
                ways.add(new Way(name, Optional.of(made.getFirst()), ""));
            } catch (IllegalArgumentException e) {
                ways.add(new Way(name, Optional.empty(), String.valueOf(e.getMessage())));
            }
        }
        return ways;
    }

    /// The token that a person names.
    static int id(LanguageModel model, String name) {
        return Lookup.of(model.vocabulary(), model.rows(), name)
                .first()
                .orElseThrow(() -> new IllegalArgumentException("No token is “" + name + "”."));
    }
}
