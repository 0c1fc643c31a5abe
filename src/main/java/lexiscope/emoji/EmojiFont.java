package lexiscope.emoji;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The bundled colour font of emoji (Twemoji, Unicode 15): which glyph stands for a grapheme
/// cluster, and of which coloured outlines it is made (tables `COLR` version 0 and `CPAL`).
///
/// The toolkit draws no colour glyphs on Linux, and which fonts a machine has nobody knows; this
/// way emoji look the same everywhere, at any size. Some 40 ms to open, 2.5 MB while open.
public final class EmojiFont {
    /// Units from the lowest to the highest point of a picture.
    public static final double UNITS = 568;

    /// Units from the baseline to the highest point.
    public static final double TOP = 477;

    /// How wide a picture is, in units.
    public static final double WIDE = 512;

    private static final int LAYER_BYTES = 4;
    private static final int VARIATION = 0xFE0F;
    private static final int AS_TEXT = 0xFE0E;
    private static final int KEYCAP = 0x20E3;

    /// A layer of a picture: an outline in one colour.
    ///
    /// @param glyph whose outline it is
    /// @param argb its colour
    public record Layer(int glyph, int argb) {}

    private final SfntTables tables;
    private final Map<List<Integer>, Integer> ligatures;
    private final Map<Integer, List<Layer>> layers = new HashMap<>();

    private EmojiFont(byte[] file) {
        tables = new SfntTables(file);
        ligatures = tables.ligatures();
        readLayers();
    }

    private static final class Bundled {
        static final EmojiFont FONT = open();

        private static EmojiFont open() {
            try (var in = EmojiFont.class.getResourceAsStream("/lexiscope/fonts/twemoji.ttf")) {
                if (in == null) {
                    throw new IllegalStateException("the emoji font is missing from the program");
                }
                return new EmojiFont(in.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// The font, opened at the first call.
    public static EmojiFont bundled() {
        return Bundled.FONT;
    }

    private void readLayers() {
        int colr = tables.table("COLR");
        int cpal = tables.table("CPAL");
        int bases = colr + tables.i32(colr + 4);
        int records = colr + tables.i32(colr + 8);
        int colours = cpal + tables.i32(cpal + 8) + 4 * tables.u16(cpal + 12);
        for (int b = 0; b < tables.u16(colr + 2); b++) {
            int base = bases + 6 * b;
            var made = new ArrayList<Layer>();
            for (int l = 0; l < tables.u16(base + 4); l++) {
                int at = records + LAYER_BYTES * (tables.u16(base + 2) + l);
                int colour = colours + 4 * tables.u16(at + 2);
                int argb =
                        tables.u8(colour + 3) << 24
                                | tables.u8(colour + 2) << 16
                                | tables.u8(colour + 1) << 8
                                | tables.u8(colour);
                made.add(new Layer(tables.u16(at), argb));
            }
            layers.put(tables.u16(base), List.copyOf(made));
        }
    }

    /// Whether a grapheme cluster asks to be drawn as a picture: by its own nature, a selector, a
    /// skin tone, a keycap, a pair of letters that is a flag.
    public static boolean isEmoji(String cluster) {
        int first = cluster.codePointAt(0);
        if (!Character.isEmoji(first) || cluster.indexOf(AS_TEXT) >= 0) {
            return false;
        }
        if (Character.isEmojiPresentation(first)) {
            return true;
        }
        return cluster.indexOf(VARIATION) >= 0
                || cluster.indexOf(KEYCAP) >= 0
                || cluster.codePoints().anyMatch(Character::isEmojiModifier);
    }

    /// The pictures of a grapheme cluster: one where the font knows the sequence as a whole, else
    /// those of its parts; empty where a part has none.
    ///
    /// @return glyphs, each with [#layers]
    public int[] glyphs(String cluster) {
        int[] all = cluster.codePoints().toArray();
        int whole = glyph(all);
        if (whole == 0) {
            int[] plain = Arrays.stream(all).filter(c -> c != VARIATION).toArray();
            whole = glyph(plain);
        }
        if (whole != 0) {
            return new int[] {whole};
        }
        return parts(all);
    }

    private int glyph(int[] codePoints) {
        var parts = new ArrayList<Integer>();
        for (int c : codePoints) {
            int glyph = tables.glyph(c);
            if (glyph == 0) {
                return 0;
            }
            parts.add(glyph);
        }
        int glyph = parts.size() == 1 ? parts.getFirst() : ligatures.getOrDefault(parts, 0);
        return layers.containsKey(glyph) ? glyph : 0;
    }

    /// The longest sequences that have a picture, one after the other.
    private int[] parts(int[] codePoints) {
        var out = new ArrayList<Integer>();
        int at = 0;
        while (at < codePoints.length) {
            if (codePoints[at] == VARIATION || codePoints[at] == 0x200D) {
                at++;
                continue;
            }
            int end = codePoints.length;
            int found = 0;
            while (end > at && found == 0) {
                found = glyph(Arrays.copyOfRange(codePoints, at, end));
                end -= found == 0 ? 1 : 0;
            }
            if (found == 0) {
                return new int[0];
            }
            out.add(found);
            at = end;
        }
        return out.stream().mapToInt(Integer::intValue).toArray();
    }

    /// The layers of a picture, lowest first.
    public List<Layer> layers(int glyph) {
        return layers.getOrDefault(glyph, List.of());
    }

    /// Draws a layer's outline: units of 1/512 of the height of a line, y upwards from the
    /// baseline.
    public void outline(Layer layer, OutlinePen pen) {
        tables.outline(layer.glyph(), pen);
    }
}
