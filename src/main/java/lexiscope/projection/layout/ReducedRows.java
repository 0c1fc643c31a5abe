package lexiscope.projection.layout;

import lexiscope.embedding.EmbeddingMatrix;
import lexiscope.work.Progress;

/// SampleRows as maps of neighbours take them: on their first 50 principal components where they
/// have more dimensions.
///
/// @param numbers one row after the other; owned, not to be written
/// @param dim numbers a row
public record ReducedRows(float[] numbers, int dim) {
    /// The most dimensions that are taken as they are, and the components of more.
    public static final int MOST = MapPoints.MOST;

    /// The rows of some tokens. Cost: PCA of them.
    ///
    /// @param matrix in the space that is wanted
    /// @param ids rows of finite numbers, ascending
    public static ReducedRows of(EmbeddingMatrix matrix, int[] ids, Progress progress) {
        var points = MapPoints.of(matrix, ids, progress);
        return new ReducedRows(points.rows(), points.dim());
    }
}
