package lexiscope.trial.first;

import lexiscope.trial.proposal.PlannedRow;
import lexiscope.work.Progress;

import java.util.List;

/// The row of another token.
///
/// @param id that token
/// @param named how it was named
public record CopiedRow(int id, String named) implements FirstVector {
    @Override
    public String name() {
        return "copy:" + named;
    }

    @Override
    public String label() {
        return "copy of “" + named + "”";
    }

    @Override
    public List<float[]> vectors(Ground ground, List<PlannedRow> rows, Progress progress) {
        float[] row = ground.row(id);
        if (row == null) {
            throw new IllegalArgumentException(
                    "Token " + id + " has no row of finite numbers to copy.");
        }
        return rows.stream().map(_ -> row.clone()).toList();
    }
}
