package lexiscope.emoji;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/// The tables of a font file (OpenType, "sfnt" container, big-endian) that a colour font is drawn
/// from: characters to glyphs, ligatures of glyphs, outlines.
///
/// Reads only what the bundled font has: `cmap` format 12, one ligature lookup of `GSUB`, simple
/// outlines of `glyf`. Source: the OpenType specification 1.9.
final class SfntTables {
    private final ByteBuffer file;
    private final Map<String, Integer> tables = new HashMap<>();
    private final Map<Integer, Integer> glyphs = new HashMap<>();
    private final boolean longOffsets;

    SfntTables(byte[] bytes) {
        file = ByteBuffer.wrap(bytes);
        int count = u16(4);
        for (int i = 0; i < count; i++) {
            int at = 12 + 16 * i;
            var tag = new StringBuilder();
            for (int c = 0; c < 4; c++) {
                tag.append((char) file.get(at + c));
            }
            tables.put(tag.toString(), file.getInt(at + 8));
        }
        longOffsets = u16(table("head") + 50) == 1;
        readCharacters();
    }

    int table(String tag) {
        Integer at = tables.get(tag);
        if (at == null) {
            throw new IllegalStateException("the font has no table " + tag);
        }
        return at;
    }

    int u16(int at) {
        return file.getShort(at) & 0xFFFF;
    }

    int i32(int at) {
        return file.getInt(at);
    }

    int u8(int at) {
        return file.get(at) & 0xFF;
    }

    private void readCharacters() {
        int cmap = table("cmap");
        for (int i = 0; i < u16(cmap + 2); i++) {
            int sub = cmap + i32(cmap + 4 + 8 * i + 4);
            if (u16(sub) == 12) {
                int groups = i32(sub + 12);
                for (int g = 0; g < groups; g++) {
                    int at = sub + 16 + 12 * g;
                    int first = i32(at);
                    for (int c = first; c <= i32(at + 4); c++) {
                        glyphs.put(c, i32(at + 8) + c - first);
                    }
                }
            }
        }
    }

    /// The glyph of a code point, or 0 where the font has none.
    int glyph(int codePoint) {
        return glyphs.getOrDefault(codePoint, 0);
    }

    /// The ligatures of the font's only substitution: glyphs, joined, to the glyph that stands for
    /// them.
    Map<java.util.List<Integer>, Integer> ligatures() {
        var out = new HashMap<java.util.List<Integer>, Integer>();
        int gsub = table("GSUB");
        int lookups = gsub + u16(gsub + 8);
        for (int l = 0; l < u16(lookups); l++) {
            int lookup = lookups + u16(lookups + 2 + 2 * l);
            for (int s = 0; s < u16(lookup + 4); s++) {
                readLigatures(lookup + u16(lookup + 6 + 2 * s), u16(lookup), out);
            }
        }
        return out;
    }

    private void readLigatures(int sub, int type, Map<java.util.List<Integer>, Integer> out) {
        if (type != 4) {
            return;
        }
        int[] covered = coverage(sub + u16(sub + 2));
        for (int i = 0; i < covered.length; i++) {
            int set = sub + u16(sub + 6 + 2 * i);
            for (int g = 0; g < u16(set); g++) {
                int ligature = set + u16(set + 2 + 2 * g);
                var parts = new java.util.ArrayList<Integer>();
                parts.add(covered[i]);
                for (int c = 1; c < u16(ligature + 2); c++) {
                    parts.add(u16(ligature + 2 + 2 * c));
                }
                out.put(java.util.List.copyOf(parts), u16(ligature));
            }
        }
    }

    private int[] coverage(int at) {
        int count = u16(at + 2);
        if (u16(at) == 1) {
            int[] out = new int[count];
            for (int i = 0; i < count; i++) {
                out[i] = u16(at + 4 + 2 * i);
            }
            return out;
        }
        var out = java.util.stream.IntStream.builder();
        for (int r = 0; r < count; r++) {
            int range = at + 4 + 6 * r;
            for (int g = u16(range); g <= u16(range + 2); g++) {
                out.add(g);
            }
        }
        return out.build().toArray();
    }

    /// Draws a glyph's outline, in font units with y upwards.
    void outline(int glyph, OutlinePen pen) {
        int loca = table("loca");
        int from = longOffsets ? i32(loca + 4 * glyph) : 2 * u16(loca + 2 * glyph);
        int to = longOffsets ? i32(loca + 4 * glyph + 4) : 2 * u16(loca + 2 * glyph + 2);
        if (from == to) {
            return;
        }
        int at = table("glyf") + from;
        int contours = (short) u16(at);
        at += 10;
        int[] ends = new int[contours];
        for (int c = 0; c < contours; c++) {
            ends[c] = u16(at + 2 * c);
        }
        at += 2 * contours;
        at += 2 + u16(at);
        int points = ends[contours - 1] + 1;
        int[] flags = new int[points];
        for (int i = 0; i < points; ) {
            int flag = u8(at++);
            int times = (flag & 8) == 0 ? 1 : 1 + u8(at++);
            for (int k = 0; k < times; k++) {
                flags[i++] = flag;
            }
        }
        int[] x = new int[points];
        at = coordinates(at, flags, 2, 16, x);
        int[] y = new int[points];
        coordinates(at, flags, 4, 32, y);
        int first = 0;
        for (int end : ends) {
            contour(flags, x, y, first, end, pen);
            first = end + 1;
        }
    }

    private int coordinates(int start, int[] flags, int shortBit, int sameBit, int[] out) {
        int at = start;
        int value = 0;
        for (int i = 0; i < flags.length; i++) {
            if ((flags[i] & shortBit) != 0) {
                int by = u8(at++);
                value += (flags[i] & sameBit) != 0 ? by : -by;
            } else if ((flags[i] & sameBit) == 0) {
                value += (short) u16(at);
                at += 2;
            }
            out[i] = value;
        }
        return at;
    }

    /// Points off the curve steer it; between two of them the curve passes through their middle.
    private static void contour(
            int[] flags, int[] x, int[] y, int first, int last, OutlinePen pen) {
        int n = last - first + 1;
        int begin = 0;
        while (begin < n && (flags[first + begin] & 1) == 0) {
            begin++;
        }
        double startX;
        double startY;
        if (begin == n) {
            begin = 0;
            startX = (x[first] + x[last]) / 2.0;
            startY = (y[first] + y[last]) / 2.0;
        } else {
            startX = x[first + begin];
            startY = y[first + begin];
            begin++;
        }
        pen.move(startX, startY);
        boolean steered = false;
        double viaX = 0;
        double viaY = 0;
        for (int k = 0; k < n; k++) {
            int i = first + (begin + k) % n;
            boolean on = (flags[i] & 1) != 0;
            if (on && steered) {
                pen.curve(viaX, viaY, x[i], y[i]);
            } else if (on) {
                pen.line(x[i], y[i]);
            } else if (steered) {
                pen.curve(viaX, viaY, (viaX + x[i]) / 2, (viaY + y[i]) / 2);
            }
            steered = !on;
            viaX = x[i];
            viaY = y[i];
        }
        if (steered) {
            pen.curve(viaX, viaY, startX, startY);
        }
        pen.close();
    }
}
