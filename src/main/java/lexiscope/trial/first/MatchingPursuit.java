package lexiscope.trial.first;

import lexiscope.embedding.ChosenRows;
import lexiscope.embedding.EmbeddingMatrix;
import lexiscope.trial.proposal.PlannedRow;
import lexiscope.work.Progress;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// The token's row in another model as a combination of few rows of tokens that both models have,
/// the same combination then made of the model's own rows (orthogonal matching pursuit, Goddard and
/// Fernandes Neto 2025, as mergekit's tokensurgeon).
///
/// @param path the other model
public record MatchingPursuit(Path path) implements FirstVector {
    /// Rows in a combination at most, as in tokensurgeon.
    public static final int MOST = 64;

    @Override
    public String name() {
        return "matching-pursuit:" + path;
    }

    @Override
    public String label() {
        return "combination from " + path.getFileName();
    }

    @Override
    public List<float[]> vectors(Ground ground, List<PlannedRow> rows, Progress progress) {
        return ground.donors()
                .with(path, progress, donor -> combined(donor, ground, rows, progress));
    }

    private static List<float[]> combined(
            Donor donor, Ground ground, List<PlannedRow> rows, Progress progress) {
        boolean output = ground.output();
        var targets = rows.stream().map(row -> donor.row(row, output)).toList();
        var matching = donor.matching(ground.tokenizer().vocabulary(), progress.part(0, 0.2));
        EmbeddingMatrix theirs = donor.rows(output);
        int[] shared =
                IntStream.range(0, matching.size())
                        .filter(
                                i ->
                                        matching.first()[i] < theirs.rows()
                                                && ground.row(matching.second()[i]) != null)
                        .toArray();
        if (shared.length == 0) {
            throw new IllegalArgumentException(
                    "The two models share no token, so there is nothing to combine.");
        }
        int[] first = IntStream.of(shared).map(i -> matching.first()[i]).toArray();
        EmbeddingMatrix points = ChosenRows.of(theirs, first);
        var vectors = new ArrayList<float[]>();
        for (int k = 0; k < targets.size(); k++) {
            double from = 0.2 + 0.8 * k / targets.size();
            double to = 0.2 + 0.8 * (k + 1) / targets.size();
            var found = Pursuit.of(targets.get(k), points, MOST, progress.part(from, to));
            int[] own =
                    IntStream.of(found.places()).map(i -> matching.second()[shared[i]]).toArray();
            double[] sum = ground.weighted(own, found.coefficients());
            vectors.add(Ground.single(java.util.Arrays.copyOf(sum, sum.length - 1)));
        }
        return vectors;
    }
}
