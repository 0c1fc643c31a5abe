package lexiscope.trial.first;

import lexiscope.embedding.Neighbours;
import lexiscope.embedding.Similarity;
import lexiscope.kernel.Dot;
import lexiscope.trial.proposal.PlannedRow;
import lexiscope.work.Progress;

import java.util.ArrayList;
import java.util.List;

/// Makes vectors and finds out what is to be known of them.
public final class Candidates {
    private Candidates() {}

    /// The vectors of some rows by one choice, without looking further.
    ///
    /// @param median whether each is brought to the median norm of the matrix
    public static List<float[]> vectors(
            Ground ground,
            FirstVector choice,
            List<PlannedRow> rows,
            boolean median,
            Progress progress) {
        var vectors = choice.vectors(ground, rows, progress.part(0, 0.9));
        return median
                ? vectors.stream().map(v -> scaled(v, ground.medianNorm(progress))).toList()
                : vectors;
    }

    /// The same with what is to be known of each. Cost: a pass over the matrix a row, and one for
    /// the norms.
    ///
    /// @param k how many neighbours
    public static List<Candidate> of(
            Ground ground,
            FirstVector choice,
            List<PlannedRow> rows,
            boolean median,
            int k,
            Progress progress) {
        var vectors = vectors(ground, choice, rows, median, progress.part(0, 0.5));
        var warnings = new VectorWarnings(ground, vectors, progress);
        var all = new ArrayList<Candidate>();
        for (int i = 0; i < rows.size(); i++) {
            double from = 0.5 + 0.5 * i / rows.size();
            double to = 0.5 + 0.5 * (i + 1) / rows.size();
            var near = progress.part(from, to);
            var said = warnings.of(choice, rows.get(i), norm(vectors.get(i)));
            all.add(known(ground, choice, rows.get(i), vectors.get(i), said, k, near));
        }
        return all;
    }

    /// What is to be known of one row, beside others that begin in the same way.
    ///
    /// @param index which of the rows
    public static Candidate one(
            Ground ground,
            FirstVector choice,
            List<PlannedRow> rows,
            int index,
            boolean median,
            int k,
            Progress progress) {
        List<PlannedRow> beside = beside(choice, rows, index);
        var vectors = vectors(ground, choice, beside, median, progress.part(0, 0.5));
        var warnings = new VectorWarnings(ground, vectors, progress);
        PlannedRow row = rows.get(index);
        float[] vector = vectors.get(beside.indexOf(row));
        var said = warnings.of(choice, row, norm(vector));
        return known(ground, choice, row, vector, said, k, progress.part(0.5, 1));
    }

    /// What is to be known of a row that was moved since it began.
    ///
    /// @param choice how it began
    /// @param vector what it is now; owned, not to be written
    public static Candidate moved(
            Ground ground,
            FirstVector choice,
            PlannedRow row,
            float[] vector,
            int k,
            Progress progress) {
        var warnings = new VectorWarnings(ground, List.of(vector), progress);
        return known(ground, choice, row, vector, warnings.of(norm(vector)), k, progress);
    }

    private static double norm(float[] vector) {
        return Math.sqrt(Dot.exact(vector, vector, vector.length));
    }

    /// The rows that are made to tell whether all are alike.
    private static List<PlannedRow> beside(FirstVector choice, List<PlannedRow> rows, int index) {
        PlannedRow row = rows.get(index);
        return switch (choice) {
            // never all alike, and dear
            case MatchingPursuit _, Rotated _ -> List.of(row);
            // a sample is like another where all are, and dear too
            case MeanAndCovariance _ ->
                    rows.size() == 1 ? rows : List.of(row, rows.get(index == 0 ? 1 : 0));
            case CopiedRow _,
                    Description _,
                    MeanOfRows _,
                    MixedRows _,
                    OfPieces _,
                    RandomNormal _,
                    ZeroVector _ ->
                    rows;
        };
    }

    private static Candidate known(
            Ground ground,
            FirstVector choice,
            PlannedRow row,
            float[] vector,
            List<String> warnings,
            int k,
            Progress progress) {
        float[] mean = ground.matrix().mean();
        double norm = norm(vector);
        return new Candidate(
                choice,
                row,
                vector,
                norm,
                ground.norms(progress).percentile((float) norm),
                Math.sqrt(Dot.squaredDistance(vector, mean, mean.length)),
                k == 0
                        ? List.of()
                        : Neighbours.of(
                                ground.matrix(), vector, row.id(), k, Similarity.COSINE, progress),
                warnings);
    }

    private static float[] scaled(float[] vector, double norm) {
        double own = norm(vector);
        if (own == 0 || norm == 0 || !Double.isFinite(own)) {
            return vector;
        }
        float[] scaled = new float[vector.length];
        for (int d = 0; d < scaled.length; d++) {
            scaled[d] = (float) (vector[d] * (norm / own));
        }
        return scaled;
    }
}
