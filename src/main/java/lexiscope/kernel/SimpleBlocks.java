package lexiscope.kernel;

/// ggml's blocks of 32 numbers with one scale each. Of the 16 bytes that hold four bits a number,
/// byte j holds number j in its low half and number j + 16 in its high half (`ggml-quants.c`).
final class SimpleBlocks {
    private static final int N = 32;

    /// The values that the codes of IQ4_NL and IQ4_XS stand for (ggml `kvalues_iq4nl`).
    static final byte[] UNEVEN = {
        -127, -104, -83, -65, -49, -35, -22, -10, 1, 13, 25, 38, 53, 69, 89, 113
    };

    /// Twice the values of the four-bit float E2M1, so that they are whole.
    private static final byte[] E2M1 = {0, 1, 2, 3, 4, 6, 8, 12, 0, -1, -2, -3, -4, -6, -8, -12};

    private SimpleBlocks() {}

    /// f16 scale, 16 bytes: scale · (code − 8).
    static void q4(byte[] in, int from, int blocks, float[] into, int at) {
        for (int b = 0; b < blocks; b++, from += 18, at += N) {
            float scale = PlainNumbers.half(in, from);
            for (int j = 0; j < 16; j++) {
                int two = in[from + 2 + j];
                into[at + j] = scale * ((two & 15) - 8);
                into[at + j + 16] = scale * ((two >> 4 & 15) - 8);
            }
        }
    }

    /// f16 scale, f16 minimum, 16 bytes: scale · code + minimum.
    static void q4WithMinimum(byte[] in, int from, int blocks, float[] into, int at) {
        for (int b = 0; b < blocks; b++, from += 20, at += N) {
            float scale = PlainNumbers.half(in, from);
            float minimum = PlainNumbers.half(in, from + 2);
            for (int j = 0; j < 16; j++) {
                int two = in[from + 4 + j];
                into[at + j] = scale * (two & 15) + minimum;
                into[at + j + 16] = scale * (two >> 4 & 15) + minimum;
            }
        }
    }

    /// f16 scale, 32 fifth bits, 16 bytes: scale · (code − 16).
    static void q5(byte[] in, int from, int blocks, float[] into, int at) {
        for (int b = 0; b < blocks; b++, from += 22, at += N) {
            float scale = PlainNumbers.half(in, from);
            for (int j = 0; j < N; j++) {
                into[at + j] = scale * (five(in, from + 2, j) - 16);
            }
        }
    }

    /// f16 scale, f16 minimum, 32 fifth bits, 16 bytes: scale · code + minimum.
    static void q5WithMinimum(byte[] in, int from, int blocks, float[] into, int at) {
        for (int b = 0; b < blocks; b++, from += 24, at += N) {
            float scale = PlainNumbers.half(in, from);
            float minimum = PlainNumbers.half(in, from + 2);
            for (int j = 0; j < N; j++) {
                into[at + j] = scale * five(in, from + 4, j) + minimum;
            }
        }
    }

    private static int five(byte[] in, int bits, int j) {
        int fifth = in[bits + j / 8] >> j % 8 & 1;
        int four = in[bits + 4 + j % 16] >> (j < 16 ? 0 : 4) & 15;
        return four | fifth << 4;
    }

    /// f16 scale, 32 signed bytes.
    static void q8(byte[] in, int from, int blocks, float[] into, int at) {
        for (int b = 0; b < blocks; b++, from += 34, at += N) {
            float scale = PlainNumbers.half(in, from);
            for (int j = 0; j < N; j++) {
                into[at + j] = in[from + 2 + j] * scale;
            }
        }
    }

    /// f16 scale, 16 bytes of codes into the uneven table.
    static void iq4(byte[] in, int from, int blocks, float[] into, int at) {
        for (int b = 0; b < blocks; b++, from += 18, at += N) {
            coded(in, from + 2, PlainNumbers.half(in, from), UNEVEN, into, at);
        }
    }

    /// A power of two as E8M0, 16 bytes of E2M1 floats (OCP "Microscaling Formats").
    static void mxfp4(byte[] in, int from, int blocks, float[] into, int at) {
        for (int b = 0; b < blocks; b++, from += 17, at += N) {
            int exponent = in[from] & 0xFF;
            // the table holds doubled values
            float scale = (float) Math.scalb(1.0, exponent - 128);
            coded(in, from + 1, scale, E2M1, into, at);
        }
    }

    /// 32 numbers of 16 bytes of codes into a table, times a scale.
    static void coded(byte[] in, int from, float scale, byte[] table, float[] into, int at) {
        for (int j = 0; j < 16; j++) {
            int two = in[from + j];
            into[at + j] = scale * table[two & 15];
            into[at + j + 16] = scale * table[two >> 4 & 15];
        }
    }
}
