package lexiscope.kernel;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/// How numbers are stored, and how a run of them becomes floats. Files are little-endian.
///
/// Plain types store a number at a time and go by the names of safetensors; quantised ones store a
/// block of numbers with its scales and go by the names of ggml (`ggml-common.h`, `ggml-quants.c`).
/// A row is a whole number of blocks.
public enum DType {
    F32(1, 4, PlainNumbers::f32) {
        @Override
        void decode(MemorySegment data, long offset, int count, float[] into, int at) {
            MemorySegment.copy(data, FLOATS, offset, into, at, count);
        }
    },
    F16(1, 2, PlainNumbers::f16) {
        @Override
        void decode(MemorySegment data, long offset, int count, float[] into, int at) {
            short[] stored = new short[count];
            MemorySegment.copy(data, SHORTS, offset, stored, 0, count);
            for (int i = 0; i < count; i++) {
                into[at + i] = Float.float16ToFloat(stored[i]);
            }
        }
    },
    BF16(1, 2, PlainNumbers::bf16) {
        @Override
        void decode(MemorySegment data, long offset, int count, float[] into, int at) {
            short[] stored = new short[count];
            MemorySegment.copy(data, SHORTS, offset, stored, 0, count);
            for (int i = 0; i < count; i++) {
                into[at + i] = Float.intBitsToFloat(stored[i] << 16);
            }
        }
    },
    F64(1, 8, PlainNumbers::f64),
    F8_E4M3(1, 1, EightBitFloats.E4M3),
    F8_E5M2(1, 1, EightBitFloats.E5M2),
    F8_E8M0(1, 1, EightBitFloats.E8M0),
    F8_E4M3FNUZ(1, 1, EightBitFloats.E4M3FNUZ),
    F8_E5M2FNUZ(1, 1, EightBitFloats.E5M2FNUZ),
    I8(1, 1, PlainNumbers::i8),
    U8(1, 1, PlainNumbers::u8),
    I16(1, 2, PlainNumbers::i16),
    U16(1, 2, PlainNumbers::u16),
    I32(1, 4, PlainNumbers::i32),
    U32(1, 4, PlainNumbers::u32),
    I64(1, 8, PlainNumbers::i64),
    U64(1, 8, PlainNumbers::u64),
    Q4_0(32, 18, SimpleBlocks::q4),
    Q4_1(32, 20, SimpleBlocks::q4WithMinimum),
    Q5_0(32, 22, SimpleBlocks::q5),
    Q5_1(32, 24, SimpleBlocks::q5WithMinimum),
    Q8_0(32, 34, SimpleBlocks::q8),
    IQ4_NL(32, 18, SimpleBlocks::iq4),
    MXFP4(32, 17, SimpleBlocks::mxfp4),
    Q2_K(256, 84, SuperBlocks::q2),
    Q3_K(256, 110, SuperBlocks::q3),
    Q4_K(256, 144, SuperBlocks::q4),
    Q5_K(256, 176, SuperBlocks::q5),
    Q6_K(256, 210, SuperBlocks::q6),
    IQ4_XS(256, 136, SuperBlocks::iq4),
    IQ3_S(256, 110, GridBlocks::iq3);

    /// Turns blocks that lie one after the other, from `in[from]` on, into floats from `into[at]`
    /// on.
    @FunctionalInterface
    interface Decoding {
        void blocks(byte[] in, int from, int blocks, float[] into, int at);
    }

    private static final ValueLayout.OfFloat FLOATS =
            ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfShort SHORTS =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final int block;
    private final int bytes;

    @SuppressWarnings("ImmutableEnumChecker") // a decoding keeps no state
    private final Decoding decoding;

    DType(int block, int bytes, Decoding decoding) {
        this.block = block;
        this.bytes = bytes;
        this.decoding = decoding;
    }

    /// The type of a name as safetensors or ggml spell it.
    public static Optional<DType> named(String name) {
        return Arrays.stream(values()).filter(d -> d.name().equals(name)).findFirst();
    }

    /// Numbers that are stored together: 1 for plain types.
    public int block() {
        return block;
    }

    /// Bytes a block takes: of a plain type, those of a number.
    public int bytes() {
        return bytes;
    }

    /// Whether numbers are stored in blocks.
    public boolean quantised() {
        return block > 1;
    }

    /// Bytes that a number of numbers takes, which is a multiple of the block.
    public long bytesOf(long numbers) {
        return numbers / block * bytes;
    }

    /// Writes one number in this type, rounded to the nearest.
    ///
    /// @throws IllegalArgumentException when this is not F32, F16 or BF16
    public void encode(float value, ByteBuffer into) {
        switch (this) {
            case F32 -> into.putFloat(value);
            case F16 -> into.putShort(Float.floatToFloat16(value));
            case BF16 -> into.putShort(brain(value));
            default ->
                    throw new IllegalArgumentException(
                            "Rows are written as F32, F16 or BF16, not " + this + ".");
        }
    }

    private static short brain(float value) {
        int bits = Float.floatToRawIntBits(value);
        // round half to even on the 16 bits that are dropped; NaN keeps its kind
        int rounded = Float.isNaN(value) ? bits | 0x400000 : bits + 0x7FFF + (bits >>> 16 & 1);
        return (short) (rounded >>> 16);
    }

    /// Decodes `count` numbers, whole blocks, that begin `offset` bytes into `data`, to
    /// `into[at…]`.
    void decode(MemorySegment data, long offset, int count, float[] into, int at) {
        // a megabyte at a time, so that a large tile needs no second copy of itself
        int most = Math.max(1, (1 << 20) / bytes);
        int left = count / block;
        byte[] stored = new byte[Math.min(left, most) * bytes];
        while (left > 0) {
            int now = Math.min(left, most);
            MemorySegment.copy(data, ValueLayout.JAVA_BYTE, offset, stored, 0, now * bytes);
            decoding.blocks(stored, 0, now, into, at);
            offset += (long) now * bytes;
            at += now * block;
            left -= now;
        }
    }
}
