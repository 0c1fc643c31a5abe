package lexiscope.format.part;

import lexiscope.embedding.EmbeddingMatrix;

import java.util.function.IntFunction;

/// Rows of floats to be written to a file.
///
/// @param rows how many, at least 0
/// @param dim numbers in a row, at least 0
/// @param row gives each row, `dim` numbers or more, asked for once and in order; the same array
///   may be given again
public record FloatRows(int rows, int dim, IntFunction<float[]> row) {
    public FloatRows {
        if (rows < 0 || dim < 0) {
            throw new IllegalArgumentException("not a matrix: " + rows + " × " + dim);
        }
    }

    /// The rows of a matrix as it is seen.
    public static FloatRows of(EmbeddingMatrix matrix) {
        float[] row = new float[matrix.dim()];
        return new FloatRows(
                matrix.rows(),
                matrix.dim(),
                id -> {
                    matrix.row(id, row);
                    return row;
                });
    }
}
