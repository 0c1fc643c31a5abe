package lexiscope.trial.first;

import lexiscope.trial.proposal.PlannedRow;
import lexiscope.work.Progress;

import java.util.List;

/// The mean of all rows (Hewitt 2021): the same for every new token.
public record MeanOfRows() implements FirstVector {
    @Override
    public String name() {
        return "mean";
    }

    @Override
    public String label() {
        return "mean of all rows";
    }

    @Override
    public List<float[]> vectors(Ground ground, List<PlannedRow> rows, Progress progress) {
        float[] mean = ground.matrix().mean();
        return rows.stream().map(_ -> mean.clone()).toList();
    }
}
