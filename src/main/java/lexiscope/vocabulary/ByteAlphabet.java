package lexiscope.vocabulary;

import java.util.Arrays;

/// The 256 printable characters that byte-level tokenizers write instead of bytes.
///
/// 33–126, 161–172 and 174–255 stand for themselves, the other 68 bytes in ascending order for
/// U+0100 and up (GPT-2's `bytes_to_unicode`).
public final class ByteAlphabet {
    private static final char[] CHARS = new char[256];
    private static final short[] BYTES = new short[0x144];

    static {
        Arrays.fill(BYTES, (short) -1);
        int next = 0x100;
        for (int b = 0; b < 256; b++) {
            boolean itself = b >= 33 && b <= 126 || b >= 161 && b <= 172 || b >= 174;
            CHARS[b] = (char) (itself ? b : next++);
            BYTES[CHARS[b]] = (short) b;
        }
    }

    private ByteAlphabet() {}

    /// The character for a byte (0 to 255).
    public static char character(int unsignedByte) {
        return CHARS[unsignedByte];
    }

    /// The byte (0 to 255) that a character stands for, or -1 when it is not of the alphabet.
    public static int byteOf(char c) {
        return c < BYTES.length ? BYTES[c] : -1;
    }

    /// Whether every character is of the alphabet.
    public static boolean spells(CharSequence text) {
        return text.chars().allMatch(c -> byteOf((char) c) >= 0);
    }
}
