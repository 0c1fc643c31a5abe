package lexiscope.kernel;

import java.lang.foreign.MemorySegment;

/// A matrix as it lies in a mapped file: rows one after the other, in their stored type.
///
/// @param data exactly the bytes of the matrix
/// @param dtype how the numbers are stored
/// @param rows number of rows
/// @param dim numbers in a row, whole blocks of the type
public record StoredRows(MemorySegment data, DType dtype, int rows, int dim) implements Rows {
    public StoredRows {
        if (dim % dtype.block() != 0 || data.byteSize() != (long) rows * dtype.bytesOf(dim)) {
            throw new IllegalArgumentException(
                    rows + " × " + dim + " " + dtype + " are not " + data.byteSize() + " bytes");
        }
    }

    @Override
    public void tile(int from, int count, float[] into) {
        dtype.decode(data, from * dtype.bytesOf(dim), count * dim, into, 0);
    }
}
