package lexiscope.trial.first;

import lexiscope.embedding.Neighbours;
import lexiscope.embedding.RowNorms;
import lexiscope.embedding.Similarity;
import lexiscope.kernel.Dot;
import lexiscope.trial.proposal.NewRow;
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
            List<NewRow> rows,
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
            List<NewRow> rows,
            boolean median,
            int k,
            Progress progress) {
        var vectors = vectors(ground, choice, rows, median, progress.part(0, 0.5));
        RowNorms norms = ground.norms(progress);
        float[] mean = ground.matrix().mean();
        var warnings = new VectorWarnings(ground, vectors, progress);
        var all = new ArrayList<Candidate>();
        for (int i = 0; i < rows.size(); i++) {
            float[] vector = vectors.get(i);
            double from = 0.5 + 0.5 * i / rows.size();
            double to = 0.5 + 0.5 * (i + 1) / rows.size();
            double norm = Math.sqrt(Dot.exact(vector, vector, vector.length));
            all.add(
                    new Candidate(
                            choice,
                            rows.get(i),
                            vector,
                            norm,
                            norms.percentile((float) norm),
                            Math.sqrt(Dot.squaredDistance(vector, mean, mean.length)),
                            k == 0
                                    ? List.of()
                                    : Neighbours.of(
                                            ground.matrix(),
                                            vector,
                                            rows.get(i).id(),
                                            k,
                                            Similarity.COSINE,
                                            progress.part(from, to)),
                            warnings.of(choice, rows.get(i), i, norm)));
        }
        return all;
    }

    private static float[] scaled(float[] vector, double norm) {
        double own = Math.sqrt(Dot.exact(vector, vector, vector.length));
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
