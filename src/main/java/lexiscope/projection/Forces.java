package lexiscope.projection;

import java.util.function.DoubleUnaryOperator;

/// A function of a squared distance as a table over its logarithm, read between two entries: the
/// powers of UMAP's gradient cost ten times as much. Relative error below 1e-5.
final class Forces {
    /// Bits of a float below those that choose the entry: 128 entries an octave.
    private static final int SHIFT = 16;

    private static final int FIRST = Float.floatToRawIntBits(1e-14f) >> SHIFT;
    private static final int LAST = Float.floatToRawIntBits(1e10f) >> SHIFT;
    private static final float UNIT = 1f / (1 << SHIFT);

    private final float[] table = new float[LAST - FIRST + 2];

    Forces(DoubleUnaryOperator function) {
        for (int i = 0; i < table.length; i++) {
            table[i] = (float) function.applyAsDouble(Float.intBitsToFloat(FIRST + i << SHIFT));
        }
    }

    /// The function at a squared distance over 0; beyond the table's ends, its value there.
    float at(float square) {
        int bits = Float.floatToRawIntBits(square);
        int entry = (bits >> SHIFT) - FIRST;
        if (entry < 0) {
            return table[0];
        }
        if (entry > LAST - FIRST) {
            return table[LAST - FIRST + 1];
        }
        float part = (bits & (1 << SHIFT) - 1) * UNIT;
        return table[entry] + part * (table[entry + 1] - table[entry]);
    }
}
