package lexiscope.cli;

import lexiscope.model.LanguageModel;
import lexiscope.trial.first.Candidate;
import lexiscope.trial.first.Candidates;
import lexiscope.trial.first.Donors;
import lexiscope.trial.first.FirstVector;
import lexiscope.trial.first.Ground;
import lexiscope.trial.proposal.Plan;
import lexiscope.trial.proposal.PlannedRow;
import lexiscope.work.Progress;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The first vectors of the rows that a plan needs.
///
/// @param donors other models, owned by the caller
/// @param median whether they are brought to the median norm
/// @param k neighbours to find of each
record NewVectors(LanguageModel model, Plan plan, Donors donors, boolean median, long seed, int k) {
    /// Those of the input matrix: for each choice one a row. None without a matrix.
    List<List<Candidate>> input(List<FirstVector> choices) {
        var all = new ArrayList<List<Candidate>>();
        if (model.matrix().isPresent()) {
            var ground = new Ground(model.matrix().get(), plan.before(), false, donors, seed);
            for (FirstVector choice : choices) {
                all.add(Candidates.of(ground, choice, plan.rows(), median, k, Progress.NONE));
            }
        }
        return all;
    }

    /// Those of an output matrix of its own; none where there is none.
    List<List<Candidate>> output(FirstVector choice) {
        if (model.output().isEmpty()) {
            return List.of();
        }
        List<PlannedRow> rows = plan.rows().stream().filter(r -> r.id() >= 0).toList();
        var ground = new Ground(model.output().get(), plan.before(), true, donors, seed + 1);
        return List.of(Candidates.of(ground, choice, rows, median, 0, Progress.NONE));
    }

    /// The vectors of the first choice by id.
    static Map<Integer, float[]> first(List<List<Candidate>> candidates) {
        Map<Integer, float[]> vectors = new LinkedHashMap<>();
        if (!candidates.isEmpty()) {
            candidates.getFirst().forEach(c -> vectors.put(c.row().id(), c.vector()));
        }
        return vectors;
    }
}
