package lexiscope.kernel;

/// Rows of numbers, however they are stored; what is read is float. Nothing is read before it is
/// asked for. Safe for many threads.
public sealed interface Rows
        permits StoredRows,
                StridedRows,
                PlacedRows,
                PackedRows,
                ScaledRows,
                MappedRows,
                MeanRows,
                AdaptedRows,
                JoinedRows,
                JoinedColumns {
    /// The number of rows.
    int rows();

    /// The numbers in a row.
    int dim();

    /// How the numbers are stored.
    DType dtype();

    /// Decodes `count` rows from row `from` on, one after the other, to the beginning of `into`.
    void tile(int from, int count, float[] into);
}
