package lexiscope.trial.first;

import lexiscope.embedding.EmbeddingMatrix;
import lexiscope.embedding.NeighbourGraph;
import lexiscope.work.Progress;

import java.util.Optional;

/// How many rows have a row among their ten nearest by cosine: hubs are near to everything and say
/// little.
///
/// @param counts by id; owned, not to be written
public record Hubs(int[] counts) {
    private static final int NEAR = 10;

    /// Multiply-adds that are spent on it without being asked: about a second.
    private static final double MOST = 2e10;

    /// Counts them, where that is quick: empty for large matrices.
    public static Optional<Hubs> of(EmbeddingMatrix matrix, Progress progress) {
        double work = (double) matrix.rows() * matrix.rows() * matrix.dim();
        return work > MOST || matrix.rows() <= NEAR
                ? Optional.empty()
                : Optional.of(counted(matrix, progress));
    }

    private static Hubs counted(EmbeddingMatrix matrix, Progress progress) {
        int rows = matrix.rows();
        int dim = matrix.dim();
        float[] points = new float[rows * dim];
        matrix.tile(0, rows, points);
        for (int r = 0; r < rows; r++) {
            double square = 0;
            for (int d = 0; d < dim; d++) {
                square += (double) points[r * dim + d] * points[r * dim + d];
            }
            float scale =
                    Double.isFinite(square) && square > 0 ? (float) (1 / Math.sqrt(square)) : 0;
            for (int d = 0; d < dim; d++) {
                points[r * dim + d] = scale == 0 ? 0 : points[r * dim + d] * scale;
            }
        }
        int[] counts = new int[rows];
        for (int id : NeighbourGraph.of(points, dim, NEAR, progress).ids()) {
            if (id >= 0) {
                counts[id]++;
            }
        }
        return new Hubs(counts);
    }

    /// How many rows have this one near; -1 for an id without a row.
    public int of(int id) {
        return id >= 0 && id < counts.length ? counts[id] : -1;
    }
}
