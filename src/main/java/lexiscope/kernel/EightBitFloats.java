package lexiscope.kernel;

/// Floats of eight bits, by a table of their 256 values.
///
/// E4M3 and E5M2 are those of the OCP specification "8-bit Floating Point" (E4M3 has no infinities
/// and one NaN of each sign; E5M2 is the upper half of a half-precision float); the FNUZ kinds have
/// a bias one greater, no negative zero, and their only NaN in its place. E8M0 is a power of two.
final class EightBitFloats implements DType.Decoding {
    static final EightBitFloats E4M3 = new EightBitFloats(b -> e4m3(b, 7));
    static final EightBitFloats E5M2 =
            new EightBitFloats(b -> Float.float16ToFloat((short) (b << 8)));
    static final EightBitFloats E8M0 =
            new EightBitFloats(b -> b == 255 ? Float.NaN : (float) Math.scalb(1.0, b - 127));
    static final EightBitFloats E4M3FNUZ =
            new EightBitFloats(b -> b == 128 ? Float.NaN : small(b, 3, 8));
    static final EightBitFloats E5M2FNUZ =
            new EightBitFloats(b -> b == 128 ? Float.NaN : small(b, 2, 16));

    private final float[] values = new float[256];

    private interface Value {
        float of(int bits);
    }

    private EightBitFloats(Value value) {
        for (int b = 0; b < 256; b++) {
            values[b] = value.of(b);
        }
    }

    private static float e4m3(int bits, int bias) {
        return (bits & 0x7F) == 0x7F ? Float.NaN : small(bits, 3, bias);
    }

    /// The value of a sign, an exponent and a fraction of so many bits.
    private static float small(int bits, int fractionBits, int bias) {
        int fraction = bits & (1 << fractionBits) - 1;
        int exponent = (bits & 0x7F) >> fractionBits;
        float magnitude =
                exponent == 0
                        ? Math.scalb((float) fraction, 1 - bias - fractionBits)
                        : Math.scalb(
                                (float) (fraction | 1 << fractionBits),
                                exponent - bias - fractionBits);
        return bits >= 128 ? -magnitude : magnitude;
    }

    @Override
    public void blocks(byte[] in, int from, int n, float[] into, int at) {
        for (int i = 0; i < n; i++) {
            into[at + i] = values[in[from + i] & 0xFF];
        }
    }
}
