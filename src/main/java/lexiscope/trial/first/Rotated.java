package lexiscope.trial.first;

import lexiscope.trial.proposal.PlannedRow;
import lexiscope.work.Progress;

import java.nio.file.Path;
import java.util.List;

/// The token's row in another model, rotated and scaled as brings the rows of the tokens that both
/// have nearest to each other (orthogonal Procrustes).
///
/// @param path the other model
public record Rotated(Path path) implements FirstVector {
    @Override
    public String name() {
        return "procrustes:" + path;
    }

    @Override
    public String label() {
        return "rotated from " + path.getFileName();
    }

    @Override
    public List<float[]> vectors(Ground ground, List<PlannedRow> rows, Progress progress) {
        return ground.donors()
                .with(
                        path,
                        progress,
                        donor -> {
                            var there =
                                    rows.stream()
                                            .map(row -> donor.row(row, ground.output()))
                                            .toList();
                            var rotation = donor.rotation(ground, progress);
                            return there.stream().map(rotation::image).toList();
                        });
    }
}
