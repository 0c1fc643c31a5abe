package lexiscope.trial.first;

import lexiscope.trial.proposal.PlannedRow;
import lexiscope.work.Progress;

import java.util.List;
import java.util.SplittableRandom;

/// Every number drawn from a normal distribution about zero: what `transformers` does with
/// `mean_resizing=False`.
public record RandomNormal() implements FirstVector {
    /// The standard deviation: `initializer_range` of nearly all configurations.
    public static final double DEVIATION = 0.02;

    @Override
    public String name() {
        return "random";
    }

    @Override
    public String label() {
        return "random normal";
    }

    @Override
    public List<float[]> vectors(Ground ground, List<PlannedRow> rows, Progress progress) {
        return rows.stream()
                .map(
                        row -> {
                            var random = new SplittableRandom(ground.seed() * 31 + row.id());
                            float[] vector = new float[ground.matrix().dim()];
                            for (int d = 0; d < vector.length; d++) {
                                vector[d] = (float) (DEVIATION * random.nextGaussian());
                            }
                            return vector;
                        })
                .toList();
    }
}
