package lexiscope.kernel;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// A matrix whose numbers lie at even distances: column after column (Fortran order), a slice or
/// the transpose of another matrix, or with the bytes of each number in the other order.
///
/// @param data holds the numbers; the first one lies at its start
/// @param dtype a type that is not quantised
/// @param rows number of rows
/// @param dim numbers in a row
/// @param rowStep bytes from a row to the next
/// @param columnStep bytes from a number of a row to the next
/// @param order the order of the bytes of a number
public record StridedRows(
        MemorySegment data,
        DType dtype,
        int rows,
        int dim,
        long rowStep,
        long columnStep,
        ByteOrder order)
        implements Rows {
    public StridedRows {
        long last =
                Math.addExact(
                        Math.multiplyExact(rowStep, Math.max(0, rows - 1L)),
                        Math.multiplyExact(columnStep, Math.max(0, dim - 1L)));
        if (dtype.quantised()
                || rowStep < 0
                || columnStep < 0
                || rows > 0 && dim > 0 && last + dtype.bytes() > data.byteSize()) {
            throw new IllegalArgumentException(
                    "numbers of " + rows + " × " + dim + " " + dtype + " lie outside the data");
        }
    }

    @Override
    public void tile(int from, int count, float[] into) {
        // along whichever way the numbers lie side by side, runs are copied whole
        boolean across = columnStep == dtype.bytes() || rowStep != dtype.bytes();
        int runs = across ? count : dim;
        int length = across ? dim : count;
        long step = across ? columnStep : rowStep;
        byte[] stored = new byte[length * dtype.bytes()];
        float[] run = new float[length];
        for (int r = 0; r < runs; r++) {
            long start = across ? (from + (long) r) * rowStep : from * rowStep + r * columnStep;
            gather(start, step, length, stored);
            dtype.decode(MemorySegment.ofArray(stored), 0, length, run, 0);
            if (across) {
                System.arraycopy(run, 0, into, r * dim, dim);
            } else {
                for (int k = 0; k < length; k++) {
                    into[k * dim + r] = run[k];
                }
            }
        }
    }

    private void gather(long start, long step, int length, byte[] stored) {
        int bytes = dtype.bytes();
        if (step == bytes) {
            MemorySegment.copy(data, ValueLayout.JAVA_BYTE, start, stored, 0, stored.length);
        } else {
            for (int i = 0; i < length; i++) {
                MemorySegment.copy(
                        data, ValueLayout.JAVA_BYTE, start + i * step, stored, i * bytes, bytes);
            }
        }
        if (order == ByteOrder.BIG_ENDIAN) {
            for (int i = 0; i < stored.length; i += bytes) {
                for (int k = 0; k < bytes / 2; k++) {
                    byte first = stored[i + k];
                    stored[i + k] = stored[i + bytes - 1 - k];
                    stored[i + bytes - 1 - k] = first;
                }
            }
        }
    }
}
