package lexiscope.embedding;

import lexiscope.kernel.DType;

/// An embedding matrix `[rows × dim]`: the row of an id is where that token lives. Safe for many
/// threads.
public interface EmbeddingMatrix {
    /// The number of rows.
    int rows();

    /// The numbers in a row.
    int dim();

    /// How the rows are stored; what is read is float.
    DType dtype();

    /// Reads `count` rows from row `from` on, one after the other, to the beginning of `into`
    /// (count·dim floats).
    void tile(int from, int count, float[] into);

    /// Reads one row.
    default void row(int id, float[] into) {
        tile(id, 1, into);
    }

    /// The mean of all finite rows. Cost: one pass over the matrix; implementations keep it.
    float[] mean();

    /// The space that the rows are seen in.
    default Space space() {
        return Space.RAW;
    }

    /// The same rows seen in a space. A view: nothing is copied.
    default EmbeddingMatrix in(Space space) {
        return switch (space) {
            case Space.Raw _ -> this;
            case Space.Centred _ -> new CentredMatrix(this);
        };
    }
}
