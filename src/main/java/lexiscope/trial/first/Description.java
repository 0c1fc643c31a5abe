package lexiscope.trial.first;

import lexiscope.trial.proposal.PlannedRow;
import lexiscope.work.Progress;

import java.util.Arrays;
import java.util.List;

/// The mean of the pieces of some words that describe the token.
///
/// @param text the words
public record Description(String text) implements FirstVector {
    public Description {
        if (text.isBlank()) {
            throw new IllegalArgumentException(
                    "Describe the token in a few words, as in description:a part of the brain.");
        }
    }

    @Override
    public String name() {
        return "description:" + text;
    }

    @Override
    public String label() {
        return "mean of a description";
    }

    @Override
    public List<float[]> vectors(Ground ground, List<PlannedRow> rows, Progress progress) {
        int[] pieces = ground.pieces(text);
        double[] alike = new double[pieces.length];
        Arrays.fill(alike, 1);
        float[] mean = ground.mean(pieces, alike);
        return rows.stream().map(_ -> mean.clone()).toList();
    }
}
