package lexiscope.embedding;

import lexiscope.work.Progress;

import java.util.ArrayList;
import java.util.List;

/// a − b + c: which token is to c as a is to b. The three are left out of the answers, as is usual,
/// and each answer tells which rank it has when they are not, since otherwise one of them often
/// comes first.
public enum Analogy {
    /// cos(x, a) − cos(x, b) + cos(x, c) (Mikolov et al. 2013).
    ADD {
        @Override
        double score(double a, double b, double c) {
            return a - b + c;
        }
    },
    /// cos(x, a)·cos(x, c) / (cos(x, b) + 0.001), cosines taken to 0…1 (Levy and Goldberg 2014).
    MULTIPLY {
        @Override
        double score(double a, double b, double c) {
            return (1 + a) / 2 * ((1 + c) / 2) / ((1 + b) / 2 + 0.001);
        }
    };

    abstract double score(double a, double b, double c);

    /// An answer.
    ///
    /// @param id the token
    /// @param value its score
    /// @param rank its rank, from 1, when the three tokens asked with count too
    public record Answer(int id, double value, int rank) {}

    /// The best answers, best first. Cost: three passes over the matrix.
    public List<Answer> of(EmbeddingMatrix matrix, int a, int b, int c, int k, Progress progress) {
        float[][] cosines = {
            cosines(matrix, a, progress.part(0, 0.33)),
            cosines(matrix, b, progress.part(0.33, 0.66)),
            cosines(matrix, c, progress.part(0.66, 1))
        };
        long[] keys = new long[matrix.rows()];
        int count = 0;
        for (int r = 0; r < keys.length; r++) {
            double score = score(cosines[0][r], cosines[1][r], cosines[2][r]);
            if (Double.isFinite(score)) {
                keys[count++] = Nearest.key((float) -score, r);
            }
        }
        java.util.Arrays.sort(keys, 0, count);
        var answers = new ArrayList<Answer>();
        for (int i = 0; i < count && answers.size() < k; i++) {
            int r = Nearest.id(keys[i]);
            if (r != a && r != b && r != c) {
                double score = score(cosines[0][r], cosines[1][r], cosines[2][r]);
                answers.add(new Answer(r, score, i + 1));
            }
        }
        return List.copyOf(answers);
    }

    private static float[] cosines(EmbeddingMatrix matrix, int id, Progress progress) {
        float[] unit = new float[matrix.dim()];
        matrix.row(id, unit);
        new RowChange.Unit().apply(unit, 1, unit.length);
        float[] norms = matrix.norms(progress.part(0, 0.5));
        float[] along = Directions.along(matrix, unit, progress.part(0.5, 1));
        for (int r = 0; r < along.length; r++) {
            along[r] /= norms[r];
        }
        return along;
    }
}
