package lexiscope.trial;

import lexiscope.model.LanguageModel;
import lexiscope.trial.first.Candidates;
import lexiscope.trial.first.Ground;
import lexiscope.trial.first.Grounds;
import lexiscope.trial.proposal.Answer;
import lexiscope.trial.proposal.Plan;
import lexiscope.trial.proposal.PlannedRow;
import lexiscope.trial.tuning.TunedRows;
import lexiscope.work.Progress;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Trials carried out on a model.
///
/// @param opened the model as its files have it
/// @param trials what was tried
/// @param plan the proposals carried out
/// @param counts where the rows go
/// @param input the vectors of new rows by id
/// @param output those of an output matrix of its own
/// @param tuned those of the input rows that were tuned, by id
/// @param begun the words for how each of them begins, by id
/// @param failures why vectors could not be made, a sentence each
/// @param model the model at work
public record Tried(
        LanguageModel opened,
        Trials trials,
        Plan plan,
        RowCount counts,
        Map<Integer, float[]> input,
        Map<Integer, float[]> output,
        Map<Integer, float[]> tuned,
        Map<Integer, String> begun,
        List<String> failures,
        LanguageModel model) {
    /// Carries trials out.
    ///
    /// @param tuned rows that were tuned since; those that do not fit count nothing
    public static Tried of(Grounds grounds, Trials trials, TunedRows tuned, Progress progress) {
        LanguageModel opened = grounds.model();
        var plan = Plan.of(opened, trials.proposals());
        var counts = RowCount.of(opened, plan, trials.multiple());
        var making = new Making(grounds, trials, plan);
        var input = making.vectors(false, progress.part(0, 0.5));
        var moved = tuned.fitting(plan, opened.matrix().map(m -> m.dim()).orElse(0)).byId();
        input.putAll(moved);
        var output = making.vectors(true, progress.part(0.5, 1));
        return new Tried(
                opened,
                trials,
                plan,
                counts,
                input,
                output,
                moved,
                making.begun,
                List.copyOf(making.failures),
                ModelAtWork.of(opened, plan, input, output, counts.rowsAfter()));
    }

    /// What became of a trial; empty where it does not count.
    public Optional<Answer> answer(int index) {
        if (index < 0 || index >= trials.size() || !trials.list().get(index).on()) {
            return Optional.empty();
        }
        int before = 0;
        for (int i = 0; i < index; i++) {
            before += trials.list().get(i).on() ? 1 : 0;
        }
        return Optional.of(plan.answers().get(before));
    }

    /// The trial that has an id.
    public Optional<Answer.Taken> taken(int id) {
        return plan.taken().stream().filter(t -> t.id() == id).findFirst();
    }

    /// The id that a text got; -1 where it is not among those taken.
    public int id(String content) {
        return plan.taken().stream()
                .filter(t -> t.proposal().content().equals(content))
                .mapToInt(Answer.Taken::id)
                .findFirst()
                .orElse(-1);
    }

    /// Makes vectors, those of the same way together.
    private static final class Making {
        private final Grounds grounds;
        private final Trials trials;
        private final Plan plan;
        private final Map<Integer, String> begun = new HashMap<>();
        private final LinkedHashSet<String> failures = new LinkedHashSet<>();

        Making(Grounds grounds, Trials trials, Plan plan) {
            this.grounds = grounds;
            this.trials = trials;
            this.plan = plan;
        }

        Map<Integer, float[]> vectors(boolean output, Progress progress) {
            Map<Integer, float[]> vectors = new TreeMap<>();
            Ground ground = (output ? grounds.output() : grounds.input()).orElse(null);
            if (ground == null) {
                return vectors;
            }
            ways(output).forEach((name, rows) -> make(ground, name, rows, vectors, progress));
            return vectors;
        }

        private void make(
                Ground ground,
                String name,
                List<PlannedRow> rows,
                Map<Integer, float[]> into,
                Progress progress) {
            try {
                var way = grounds.named(name);
                var made = Candidates.vectors(ground, way, rows, trials.median(), progress);
                for (int i = 0; i < made.size(); i++) {
                    into.put(rows.get(i).id(), made.get(i));
                    if (!ground.output()) {
                        begun.put(rows.get(i).id(), way.label());
                    }
                }
            } catch (IllegalArgumentException e) {
                failures.add(String.valueOf(e.getMessage()));
            }
        }

        /// Rows by the names of their first vectors; what merges pass through begins as all do.
        private Map<String, List<PlannedRow>> ways(boolean output) {
            Map<Integer, String> own = new HashMap<>();
            var counting = trials.counting();
            for (int i = 0; i < counting.size(); i++) {
                if (plan.answers().get(i) instanceof Answer.Taken taken) {
                    own.put(taken.id(), trials.first(counting.get(i)));
                }
            }
            Map<String, List<PlannedRow>> ways = new LinkedHashMap<>();
            String all = trials.choices().get(trials.taken());
            for (PlannedRow row : plan.rows()) {
                String name =
                        output && !trials.output().isEmpty()
                                ? trials.output()
                                : own.getOrDefault(row.id(), all);
                ways.computeIfAbsent(name, _ -> new ArrayList<>()).add(row);
            }
            return ways;
        }
    }
}
