package lexiscope.kernel;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// How a number is stored, and how a run of such numbers becomes floats. Files are little-endian.
public enum DType {
    F32(4) {
        @Override
        void decode(MemorySegment data, long offset, int count, float[] into, int at) {
            MemorySegment.copy(data, FLOATS, offset, into, at, count);
        }
    },
    F16(2) {
        @Override
        void decode(MemorySegment data, long offset, int count, float[] into, int at) {
            short[] stored = new short[count];
            MemorySegment.copy(data, SHORTS, offset, stored, 0, count);
            for (int i = 0; i < count; i++) {
                into[at + i] = Float.float16ToFloat(stored[i]);
            }
        }
    },
    BF16(2) {
        @Override
        void decode(MemorySegment data, long offset, int count, float[] into, int at) {
            short[] stored = new short[count];
            MemorySegment.copy(data, SHORTS, offset, stored, 0, count);
            for (int i = 0; i < count; i++) {
                into[at + i] = Float.intBitsToFloat(stored[i] << 16);
            }
        }
    };

    private static final ValueLayout.OfFloat FLOATS =
            ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfShort SHORTS =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final int bytes;

    DType(int bytes) {
        this.bytes = bytes;
    }

    /// Bytes a number takes.
    public int bytes() {
        return bytes;
    }

    /// Writes one number in this type, rounded to the nearest.
    public void encode(float value, ByteBuffer into) {
        switch (this) {
            case F32 -> into.putFloat(value);
            case F16 -> into.putShort(Float.floatToFloat16(value));
            case BF16 -> into.putShort(brain(value));
        }
    }

    private static short brain(float value) {
        int bits = Float.floatToRawIntBits(value);
        // round half to even on the 16 bits that are dropped; NaN keeps its kind
        int rounded = Float.isNaN(value) ? bits | 0x10000 : bits + 0x7FFF + (bits >>> 16 & 1);
        return (short) (rounded >>> 16);
    }

    /// Decodes `count` numbers that begin `offset` bytes into `data`, to `into[at…]`.
    abstract void decode(MemorySegment data, long offset, int count, float[] into, int at);
}
