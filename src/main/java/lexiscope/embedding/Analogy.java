package lexiscope.embedding;

import lexiscope.work.Progress;
import lexiscope.work.Ranges;

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

    private static final int ROWS = 256;

    /// Grows with the first and the last cosine and falls with the middle one.
    abstract double score(double a, double b, double c);

    /// An answer.
    ///
    /// @param id the token
    /// @param value its score
    /// @param rank its rank, from 1, when the three tokens asked with count too
    public record Answer(int id, double value, int rank) {}

    /// The cosines of all rows with one of the three, and how wrong they can be.
    private record Cosines(double[] query, double[] cosines, Nearness nearness) {
        double least(int r) {
            return Math.max(-1, cosines[r] - nearness.doubt(r));
        }

        double most(int r) {
            return Math.min(1, cosines[r] + nearness.doubt(r));
        }

        double exact(double[] row) {
            return Similarity.COSINE.value(Similarity.COSINE.far(query, row));
        }
    }

    /// The best answers, best first, equal ones by id; exact as [Neighbours]. Cost: three passes
    /// over the matrix.
    public List<Answer> of(EmbeddingMatrix matrix, int a, int b, int c, int k, Progress progress) {
        var first = cosines(matrix, a, progress.part(0, 0.33));
        var less = cosines(matrix, b, progress.part(0.33, 0.66));
        var more = cosines(matrix, c, progress.part(0.66, 1));
        int rows = matrix.rows();
        // with those asked with, the answers are among so many
        int wanted = k + 3;
        var least = new Ranking(Math.min(rows, wanted));
        for (int r = 0; r < rows; r++) {
            least.offer(-score(first.least(r), less.most(r), more.least(r)), r);
        }
        var ranking = new Ranking(Math.min(rows, wanted));
        double[] row = new double[matrix.dim()];
        for (int r = 0; r < rows; r++) {
            // also false for NaN
            if (-score(first.most(r), less.least(r), more.most(r)) <= least.worst() + 1e-12) {
                matrix.exact(r, row);
                double score = score(first.exact(row), less.exact(row), more.exact(row));
                ranking.offer(-score, r);
            }
        }
        var answers = new ArrayList<Answer>();
        for (int i = 0; i < ranking.count() && answers.size() < k; i++) {
            int r = ranking.id(i);
            if (r != a && r != b && r != c) {
                answers.add(new Answer(r, -ranking.far(i), i + 1));
            }
        }
        return List.copyOf(answers);
    }

    private static Cosines cosines(EmbeddingMatrix matrix, int id, Progress progress) {
        double[] query = new double[matrix.dim()];
        matrix.exact(id, query);
        var scan = Scan.of(matrix, query, progress.part(0, 0.3));
        var nearness = Nearness.of(matrix, scan, query, Similarity.COSINE, progress.part(0.3, 0.6));
        double[] cosines = new double[matrix.rows()];
        Ranges.run(
                cosines.length,
                ROWS,
                progress.part(0.6, 1),
                "cosines",
                (_, from, to) -> {
                    double[] some = new double[to - from];
                    scan.products(from, to, some);
                    for (int r = from; r < to; r++) {
                        cosines[r] = 1 - nearness.far(r, some[r - from]);
                    }
                });
        return new Cosines(query, cosines, nearness);
    }
}
