package lexiscope.app;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Takes the drawing away from a font's first glyph, the one that stands for characters that it
/// does not have.
///
/// The toolkit draws it where a shaper says that nothing is to be drawn (JavaFX 26.0.2,
/// `PangoGlyphLayout.layout`): a box over every joiner of Persian, Hindi or Sinhala. Characters
/// that no font has are drawn by us, so it is never missed.
final class BlankMissing {
    private static final byte END_OF_OUTLINE = 14;
    private static final int OUTLINES = 17;

    private BlankMissing() {}

    /// Empties the glyph in place; fonts of other kinds than TrueType and CFF stay as they are.
    ///
    /// @param font bytes of an OpenType file (OpenType 1.9, `loca` and `CFF `)
    static void in(byte[] font) {
        var file = ByteBuffer.wrap(font);
        int loca = table(file, "loca");
        int cff = table(file, "CFF ");
        if (loca >= 0) {
            boolean wide = file.getShort(table(file, "head") + 50) != 0;
            if (wide) {
                file.putInt(loca, file.getInt(loca + 4));
            } else {
                file.putShort(loca, file.getShort(loca + 2));
            }
        } else if (cff >= 0) {
            int names = cff + (font[cff + 2] & 0xFF);
            int outlines = cff + outlines(file, behind(file, names));
            file.put(start(file, outlines, 0), END_OF_OUTLINE);
        }
    }

    private static int table(ByteBuffer file, String tag) {
        int tables = file.getShort(4);
        for (int i = 0; i < tables; i++) {
            int at = 12 + 16 * i;
            byte[] name = new byte[4];
            file.get(at, name);
            if (new String(name, StandardCharsets.US_ASCII).equals(tag)) {
                return file.getInt(at + 8);
            }
        }
        return -1;
    }

    /// Where an object of an index begins.
    private static int start(ByteBuffer file, int index, int object) {
        int count = file.getShort(index) & 0xFFFF;
        int size = file.get(index + 2);
        int offset = 0;
        for (int i = 0; i < size; i++) {
            offset = offset << 8 | file.get(index + 3 + object * size + i) & 0xFF;
        }
        return index + 2 + (count + 1) * size + offset;
    }

    private static int behind(ByteBuffer file, int index) {
        int count = file.getShort(index) & 0xFFFF;
        return count == 0 ? index + 2 : start(file, index, count);
    }

    /// Where the dictionary of the font says that its outlines are.
    private static int outlines(ByteBuffer file, int dictionaries) {
        int at = start(file, dictionaries, 0);
        int end = start(file, dictionaries, 1);
        int operand = 0;
        while (at < end) {
            int b = file.get(at) & 0xFF;
            switch (b) {
                case OUTLINES -> {
                    return operand;
                }
                case 12 -> at += 2;
                case 28 -> {
                    operand = file.getShort(at + 1);
                    at += 3;
                }
                case 29 -> {
                    operand = file.getInt(at + 1);
                    at += 5;
                }
                case 30 -> at = behindReal(file, at + 1);
                default -> {
                    boolean two = b >= 247 && b <= 254;
                    if (two) {
                        int low = file.get(at + 1) & 0xFF;
                        operand =
                                b < 251
                                        ? (b - 247) * 256 + low + 108
                                        : (247 + 4 - b) * 256 - low - 108;
                    } else if (b >= 32) {
                        operand = b - 139;
                    }
                    at += two ? 2 : 1;
                }
            }
        }
        throw new IllegalStateException("a font says not where its outlines are");
    }

    /// A real number ends with a half byte of ones.
    private static int behindReal(ByteBuffer file, int from) {
        int at = from;
        while ((file.get(at) & 0x0F) != 0x0F && (file.get(at) & 0xF0) != 0xF0) {
            at++;
        }
        return at + 1;
    }
}
