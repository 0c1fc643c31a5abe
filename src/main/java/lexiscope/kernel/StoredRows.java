package lexiscope.kernel;

import java.lang.foreign.MemorySegment;

/// A matrix as it lies in a mapped file: rows one after the other, in their stored type.
///
/// @param data exactly the bytes of the matrix
/// @param dtype how a number is stored
/// @param rows number of rows
/// @param dim numbers in a row
public record StoredRows(MemorySegment data, DType dtype, int rows, int dim) {
    public StoredRows {
        if (data.byteSize() != (long) rows * dim * dtype.bytes()) {
            throw new IllegalArgumentException(
                    rows + " × " + dim + " " + dtype + " are not " + data.byteSize() + " bytes");
        }
    }

    /// Decodes `count` rows from row `from` on, one after the other, to the beginning of `into`.
    public void tile(int from, int count, float[] into) {
        long row = (long) dim * dtype.bytes();
        dtype.decode(data, from * row, count * dim, into, 0);
    }
}
