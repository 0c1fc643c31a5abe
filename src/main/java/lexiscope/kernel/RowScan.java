package lexiscope.kernel;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// Products of stored rows with one vector, at the speed of the memory.
///
/// BF16 is taken apart as pairs: the two halves of an int, each shifted or masked in a loop that
/// the compiler vectorises, are the floats of the even and the odd columns; the vector is parted
/// alike, and no float is ever shuffled into its place. Other types are decoded tile by tile.
public final class RowScan {
    /// Numbers decoded at a time: 256 KB of floats.
    private static final int TILE = 1 << 16;

    private static final ValueLayout.OfInt INTS =
            ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final StoredRows rows;
    private final float[] vector;
    private final float[] even;
    private final float[] odd;

    /// A scan with a vector of `dim` numbers.
    public RowScan(StoredRows rows, float[] vector) {
        this.rows = rows;
        this.vector = vector;
        int half = vector.length / 2;
        this.even = new float[half];
        this.odd = new float[half];
        for (int i = 0; i < half; i++) {
            even[i] = vector[2 * i];
            odd[i] = vector[2 * i + 1];
        }
    }

    /// The products of `count` rows from row `from` on, to the beginning of `into`.
    public void products(int from, int count, float[] into) {
        int dim = rows.dim();
        int tile = Math.clamp(TILE / dim, 1, count);
        boolean pairs = rows.dtype() == DType.BF16 && dim % 2 == 0 && Blas.present();
        int[] packed = new int[pairs ? tile * dim / 2 : 0];
        int[] high = new int[packed.length];
        float[] decoded = new float[pairs ? 0 : tile * dim];
        float[] some = new float[tile];
        for (int done = 0; done < count; done += tile) {
            int n = Math.min(tile, count - done);
            if (pairs) {
                long offset = 2L * (from + done) * dim;
                MemorySegment.copy(rows.data(), INTS, offset, packed, 0, n * dim / 2);
                part(packed, high, n * dim / 2);
                Blas.sgemv(n, dim / 2, MemorySegment.ofArray(packed), even, 0, some);
                Blas.sgemv(n, dim / 2, MemorySegment.ofArray(high), odd, 1, some);
            } else {
                rows.tile(from + done, n, decoded);
                Blas.sgemv(n, dim, MemorySegment.ofArray(decoded), vector, 0, some);
            }
            System.arraycopy(some, 0, into, done, n);
        }
    }

    /// Bits of the even columns stay in `packed`, those of the odd ones come to `high`.
    private static void part(int[] packed, int[] high, int n) {
        for (int i = 0; i < n; i++) {
            high[i] = packed[i] & 0xFFFF0000;
        }
        for (int i = 0; i < n; i++) {
            packed[i] <<= 16;
        }
    }
}
