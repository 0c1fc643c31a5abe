package lexiscope.kernel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Decoding of little-endian floats and integers, a number at a time. What a float cannot hold
/// exactly is rounded to the nearest.
final class PlainNumbers {
    private static final VarHandle SHORT =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle DOUBLE =
            MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);

    private PlainNumbers() {}

    static void f32(byte[] in, int from, int n, float[] into, int at) {
        for (int i = 0; i < n; i++) {
            into[at + i] = Float.intBitsToFloat((int) INT.get(in, from + 4 * i));
        }
    }

    static void f16(byte[] in, int from, int n, float[] into, int at) {
        for (int i = 0; i < n; i++) {
            into[at + i] = half(in, from + 2 * i);
        }
    }

    static void bf16(byte[] in, int from, int n, float[] into, int at) {
        for (int i = 0; i < n; i++) {
            into[at + i] = Float.intBitsToFloat((short) SHORT.get(in, from + 2 * i) << 16);
        }
    }

    static void f64(byte[] in, int from, int n, float[] into, int at) {
        for (int i = 0; i < n; i++) {
            into[at + i] = (float) (double) DOUBLE.get(in, from + 8 * i);
        }
    }

    static void i8(byte[] in, int from, int n, float[] into, int at) {
        for (int i = 0; i < n; i++) {
            into[at + i] = in[from + i];
        }
    }

    static void u8(byte[] in, int from, int n, float[] into, int at) {
        for (int i = 0; i < n; i++) {
            into[at + i] = in[from + i] & 0xFF;
        }
    }

    static void i16(byte[] in, int from, int n, float[] into, int at) {
        for (int i = 0; i < n; i++) {
            into[at + i] = (short) SHORT.get(in, from + 2 * i);
        }
    }

    static void u16(byte[] in, int from, int n, float[] into, int at) {
        for (int i = 0; i < n; i++) {
            into[at + i] = (short) SHORT.get(in, from + 2 * i) & 0xFFFF;
        }
    }

    static void i32(byte[] in, int from, int n, float[] into, int at) {
        for (int i = 0; i < n; i++) {
            into[at + i] = (int) INT.get(in, from + 4 * i);
        }
    }

    static void u32(byte[] in, int from, int n, float[] into, int at) {
        for (int i = 0; i < n; i++) {
            into[at + i] = Integer.toUnsignedLong((int) INT.get(in, from + 4 * i));
        }
    }

    static void i64(byte[] in, int from, int n, float[] into, int at) {
        for (int i = 0; i < n; i++) {
            into[at + i] = (long) LONG.get(in, from + 8 * i);
        }
    }

    static void u64(byte[] in, int from, int n, float[] into, int at) {
        for (int i = 0; i < n; i++) {
            long v = (long) LONG.get(in, from + 8 * i);
            // halved with its last bit kept, so that the rounding is that of the whole
            into[at + i] = v >= 0 ? v : 2f * (v >>> 1 | v & 1);
        }
    }

    /// The half-precision float at a place.
    static float half(byte[] in, int at) {
        return Float.float16ToFloat((short) SHORT.get(in, at));
    }
}
