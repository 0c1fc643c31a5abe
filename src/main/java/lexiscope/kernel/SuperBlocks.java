package lexiscope.kernel;

/// ggml's blocks of 256 numbers, whose sub-blocks have scales of their own, stored in few bits and
/// multiplied by one of the whole block (`ggml-quants.c`, "k-quants" and IQ4_XS).
final class SuperBlocks {
    private static final int N = 256;

    private SuperBlocks() {}

    /// 16 bytes of scales (low half) and minima (high half) for 16 numbers each, 64 bytes of
    /// two-bit codes, f16 scale, f16 minimum.
    static void q2(byte[] in, int from, int blocks, float[] into, int at) {
        for (int b = 0; b < blocks; b++, from += 84, at += N) {
            float scale = PlainNumbers.half(in, from + 80);
            float minimum = PlainNumbers.half(in, from + 82);
            for (int s = 0; s < 16; s++) {
                float step = scale * (in[from + s] & 15);
                float less = minimum * (in[from + s] >> 4 & 15);
                for (int v = s * 16; v < s * 16 + 16; v++) {
                    into[at + v] = step * two(in, from + 16, v) - less;
                }
            }
        }
    }

    /// 32 bytes of third bits, 64 bytes of two-bit codes, 12 bytes of six-bit scales for 16 numbers
    /// each, f16 scale. A third bit that is not set takes four away.
    static void q3(byte[] in, int from, int blocks, float[] into, int at) {
        for (int b = 0; b < blocks; b++, from += 110, at += N) {
            float scale = PlainNumbers.half(in, from + 108);
            for (int s = 0; s < 16; s++) {
                int low = in[from + 96 + s % 8] >> (s < 8 ? 0 : 4) & 15;
                int high = in[from + 104 + s % 4] >> 2 * (s / 4) & 3;
                float step = scale * ((low | high << 4) - 32);
                for (int v = s * 16; v < s * 16 + 16; v++) {
                    int third = in[from + v % 32] >> v / 32 & 1;
                    into[at + v] = step * (two(in, from + 32, v) - (third == 0 ? 4 : 0));
                }
            }
        }
    }

    /// The two-bit code of number `v`: 32 bytes serve 128 numbers, two bits after the other.
    private static int two(byte[] in, int codes, int v) {
        return in[codes + v / 128 * 32 + v % 32] >> 2 * (v % 128 / 32) & 3;
    }

    /// f16 scale, f16 minimum, 12 bytes of six-bit scales and minima for 32 numbers each, 128 bytes
    /// of four-bit codes.
    static void q4(byte[] in, int from, int blocks, float[] into, int at) {
        for (int b = 0; b < blocks; b++, from += 144, at += N) {
            float scale = PlainNumbers.half(in, from);
            float minimum = PlainNumbers.half(in, from + 2);
            for (int s = 0; s < 8; s++) {
                float step = scale * scale(in, from + 4, s);
                float less = minimum * minimum(in, from + 4, s);
                for (int v = s * 32; v < s * 32 + 32; v++) {
                    into[at + v] = step * four(in, from + 16, v) - less;
                }
            }
        }
    }

    /// As Q4_K, with 32 bytes of fifth bits before the codes.
    static void q5(byte[] in, int from, int blocks, float[] into, int at) {
        for (int b = 0; b < blocks; b++, from += 176, at += N) {
            float scale = PlainNumbers.half(in, from);
            float minimum = PlainNumbers.half(in, from + 2);
            for (int s = 0; s < 8; s++) {
                float step = scale * scale(in, from + 4, s);
                float less = minimum * minimum(in, from + 4, s);
                for (int v = s * 32; v < s * 32 + 32; v++) {
                    int fifth = in[from + 16 + v % 32] >> s & 1;
                    into[at + v] = step * (four(in, from + 48, v) | fifth << 4) - less;
                }
            }
        }
    }

    /// The four-bit code of number `v`: 32 bytes serve 64 numbers, the low halves first.
    private static int four(byte[] in, int codes, int v) {
        return in[codes + v / 64 * 32 + v % 32] >> (v % 64 < 32 ? 0 : 4) & 15;
    }

    /// Of 12 bytes: the first four scales are the low six bits of bytes 0–3; the others have their
    /// low four bits in bytes 8–11 and their top two above the first ones.
    private static int scale(byte[] in, int packed, int s) {
        return s < 4
                ? in[packed + s] & 63
                : in[packed + s + 4] & 15 | (in[packed + s - 4] >> 6 & 3) << 4;
    }

    private static int minimum(byte[] in, int packed, int s) {
        return s < 4
                ? in[packed + s + 4] & 63
                : in[packed + s + 4] >> 4 & 15 | (in[packed + s] >> 6 & 3) << 4;
    }

    /// 128 bytes of low four bits, 64 of top two bits, 16 signed scales for 16 numbers each, f16
    /// scale: step · (code − 32).
    static void q6(byte[] in, int from, int blocks, float[] into, int at) {
        for (int b = 0; b < blocks; b++, from += 210, at += N) {
            float scale = PlainNumbers.half(in, from + 208);
            for (int s = 0; s < 16; s++) {
                float step = scale * in[from + 192 + s];
                for (int v = s * 16; v < s * 16 + 16; v++) {
                    int low = in[from + v / 128 * 64 + v % 64] >> (v % 128 < 64 ? 0 : 4) & 15;
                    into[at + v] = step * ((low | two(in, from + 128, v) << 4) - 32);
                }
            }
        }
    }

    /// f16 scale, 16 bits and 4 bytes of six-bit scales for 32 numbers each, 128 bytes of codes
    /// into the uneven table.
    static void iq4(byte[] in, int from, int blocks, float[] into, int at) {
        for (int b = 0; b < blocks; b++, from += 136, at += N) {
            float scale = PlainNumbers.half(in, from);
            int high = in[from + 2] & 0xFF | (in[from + 3] & 0xFF) << 8;
            for (int s = 0; s < 8; s++) {
                int low = in[from + 4 + s / 2] >> 4 * (s % 2) & 15;
                float step = scale * ((low | (high >> 2 * s & 3) << 4) - 32);
                SimpleBlocks.coded(
                        in, from + 8 + 16 * s, step, SimpleBlocks.UNEVEN, into, at + 32 * s);
            }
        }
    }
}
