package lexiscope.trial.first;

import lexiscope.trial.proposal.PlannedRow;
import lexiscope.work.Progress;

import java.util.List;

/// Nothing but zeros.
public record ZeroVector() implements FirstVector {
    @Override
    public String name() {
        return "zero";
    }

    @Override
    public String label() {
        return "zeros";
    }

    @Override
    public List<float[]> vectors(Ground ground, List<PlannedRow> rows, Progress progress) {
        return rows.stream().map(_ -> new float[ground.matrix().dim()]).toList();
    }
}
