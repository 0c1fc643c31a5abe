package lexiscope.embedding;

import lexiscope.kernel.DType;
import lexiscope.kernel.Gemm;
import lexiscope.work.Progress;

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

    /// Reads one row in double precision: the numbers as stored, and what the space does to them
    /// without the rounding to float. Not for use outside this package.
    default void exact(int id, double[] into) {
        float[] row = new float[dim()];
        row(id, row);
        for (int i = 0; i < row.length; i++) {
            into[i] = row[i];
        }
    }

    /// How far a norm can be from the true one. Not for use outside this package.
    ///
    /// @param stored the norm of the row as it is stored
    default double normDoubt(double stored, double norm) {
        return 2 * Rounding.UNIT * norm;
    }

    /// The mean of all finite rows. Cost: one pass over the matrix; implementations keep it.
    float[] mean();

    /// The space that the rows are seen in.
    default Space space() {
        return Space.RAW;
    }

    /// Lets go of figures that are gathered again when they are asked for.
    default void rest() {}

    /// The same rows seen in a space. A view: nothing is copied. The figures that a space needs
    /// (mean, components) are gathered here, in one pass, and kept by implementations.
    default EmbeddingMatrix in(Space space) {
        return space instanceof Space.Raw ? this : new SpaceView(this, space, change(space));
    }

    /// Takes a vector as stored into this space, in place: a new row is then to be compared with
    /// these.
    default void seen(float[] vector) {}

    /// The products of `count` rows with a vector, to the beginning of `into`.
    default void products(int from, int count, float[] vector, float[] into) {
        float[] tile = new float[count * dim()];
        tile(from, count, tile);
        Gemm.rows(tile, 0, count, vector, 0, 1, dim(), into);
    }

    /// The Euclidean norm of every row; NaN where a row holds one. Cost: one pass; implementations
    /// keep it, and it is not to be written.
    default float[] norms(Progress progress) {
        return RowStatistics.norms(this, progress);
    }

    /// What a space does to the rows of this matrix. Not for use outside this package.
    default RowChange change(Space space) {
        return switch (space) {
            case Space.Raw _ -> new RowChange.Shift(new float[dim()]);
            case Space.Centred _ -> new RowChange.Shift(mean());
            case Space.UnitNorm _ -> new RowChange.Unit();
            case Space.AllButTheTop top -> {
                int keep = Math.min(dim(), top.components(dim()));
                var c = Components.of(this, RowStatistics.all(rows()), keep, Progress.NONE);
                yield new RowChange.Without(c.centre(), c.axes());
            }
            case Space.Whitened _ ->
                    RowChange.Whiten.of(
                            Components.of(this, RowStatistics.all(rows()), dim(), Progress.NONE));
        };
    }
}
