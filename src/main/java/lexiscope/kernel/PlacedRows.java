package lexiscope.kernel;

import java.lang.foreign.MemorySegment;

/// Rows that lie anywhere in a file, as between the words of a word2vec file.
///
/// @param data the file
/// @param dtype a type that is not quantised
/// @param starts where each row begins, in bytes; owned
/// @param dim numbers in a row
public record PlacedRows(MemorySegment data, DType dtype, long[] starts, int dim) implements Rows {
    public PlacedRows {
        for (long start : starts) {
            if (start < 0 || start + dtype.bytesOf(dim) > data.byteSize()) {
                throw new IllegalArgumentException("a row lies outside the data");
            }
        }
    }

    @Override
    public int rows() {
        return starts.length;
    }

    @Override
    public void tile(int from, int count, float[] into) {
        for (int r = 0; r < count; r++) {
            dtype.decode(data, starts[from + r], dim, into, r * dim);
        }
    }
}
