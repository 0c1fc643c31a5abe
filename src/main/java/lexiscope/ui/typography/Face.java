package lexiscope.ui.typography;

import com.sun.javafx.font.CharToGlyphMapper;
import com.sun.javafx.font.PGFont;
import com.sun.javafx.scene.text.FontHelper;

import javafx.geometry.VPos;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextBoundsType;

import org.jspecify.annotations.Nullable;

import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// A font at a size, with what rows are broken and placed by: its measures, which characters it and
/// the fonts behind it have, the widths of words seen before.
///
/// Which characters a font has the toolkit does not tell; its glyph mapper is asked, which is
/// internal to it. To be used on the window's thread.
public final class Face {
    private static final int WORDS_KEPT = 20_000;
    private static final int ROWS_KEPT = 512;

    /// The upper byte of a glyph's number says which font it is from; 0 is the font itself.
    private static final int SLOT_SHIFT = 24;

    private static final Map<Font, Face> FACES = new HashMap<>();

    private final Font font;
    private final Text scratch = new Text();
    private final Text inked = new Text();
    private final CharToGlyphMapper mapper;
    private final BitSet asked = new BitSet();
    private final BitSet known = new BitSet();
    private final BitSet own = new BitSet();
    private final Map<String, Float> widths = new HashMap<>();
    private final Map<String, double[]> heights = kept();
    private final Map<String, double[]> overhangs = kept();
    private final double space;
    private final double ascent;
    private final double descent;
    private final boolean monospaced;

    private static Map<String, double[]> kept() {
        return new LinkedHashMap<>(64, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, double[]> eldest) {
                return size() > ROWS_KEPT;
            }
        };
    }

    private Face(Font font) {
        this.font = font;
        scratch.setFont(font);
        scratch.setTextOrigin(VPos.BASELINE);
        inked.setFont(font);
        inked.setTextOrigin(VPos.BASELINE);
        inked.setBoundsType(TextBoundsType.VISUAL);
        mapper = ((PGFont) FontHelper.getNativeFont(font)).getFontResource().getGlyphMapper();
        scratch.setText("Xg");
        ascent = -scratch.getLayoutBounds().getMinY();
        descent = scratch.getLayoutBounds().getMaxY();
        space = measured(" ");
        monospaced =
                Math.abs(measured("iiiiiiiiii") - measured("MMMMMMMMMM")) < 0.01
                        && Math.abs(measured("i") - space) < 0.01;
    }

    /// The face of a font; the same font has the same face.
    public static Face of(Font font) {
        return FACES.computeIfAbsent(font, Face::new);
    }

    public Font font() {
        return font;
    }

    /// Width of a space in pixels.
    public double space() {
        return space;
    }

    /// Height above the baseline that a row of the font's own characters needs, in pixels.
    public double ascent() {
        return ascent;
    }

    /// Depth below the baseline, in pixels.
    public double descent() {
        return descent;
    }

    /// Whether every character of ASCII is as wide as a space.
    boolean monospaced() {
        return monospaced;
    }

    double tab() {
        return 4 * space;
    }

    /// Whether the font, or one that the system has in its place, can draw a code point.
    boolean has(int codePoint) {
        ask(codePoint);
        return known.get(codePoint);
    }

    /// Whether the font itself can draw it.
    boolean owns(int codePoint) {
        ask(codePoint);
        return own.get(codePoint);
    }

    /// Which of the fonts draws a code point: 0 for the font itself, else a number for each that
    /// stands in for it.
    int fontOf(int codePoint) {
        return mapper.charToGlyph(codePoint) >>> SLOT_SHIFT;
    }

    private void ask(int codePoint) {
        if (!asked.get(codePoint)) {
            asked.set(codePoint);
            int glyph = mapper.charToGlyph(codePoint);
            boolean there = glyph != 0 && glyph != mapper.getMissingGlyphCode();
            known.set(codePoint, there);
            own.set(codePoint, there && glyph >>> SLOT_SHIFT == 0);
        }
    }

    /// Width of what the toolkit draws for a string on one row, in pixels. Kept for words that were
    /// measured before.
    double width(String shown) {
        if (monospaced && isAscii(shown)) {
            return shown.length() * space;
        }
        Float known = widths.get(shown);
        if (known == null) {
            if (widths.size() > WORDS_KEPT) {
                widths.clear();
            }
            known = (float) measured(shown);
            widths.put(shown, known);
        }
        return known;
    }

    private double measured(String shown) {
        scratch.setText(shown);
        return scratch.getLayoutBounds().getWidth();
    }

    /// Ink above and below the baseline of a row, in pixels, at least those of the font itself.
    double[] ink(String shown) {
        double @Nullable [] known = heights.get(shown);
        if (known == null) {
            inked.setText(shown);
            var bounds = inked.getLayoutBounds();
            known =
                    new double[] {
                        Math.max(ascent, -bounds.getMinY()), Math.max(descent, bounds.getMaxY())
                    };
            heights.put(shown, known);
        }
        return known;
    }

    /// How far the ink of a cluster reaches over the room it takes, left and right, in pixels;
    /// marks of some scripts are wider than their letter.
    double[] overhang(String cluster) {
        double @Nullable [] known = overhangs.get(cluster);
        if (known == null) {
            inked.setText(cluster);
            var bounds = inked.getLayoutBounds();
            known =
                    new double[] {
                        Math.max(0, -bounds.getMinX()),
                        Math.max(0, bounds.getMaxX() - measured(cluster))
                    };
            overhangs.put(cluster, known);
        }
        return known;
    }

    static boolean isAscii(String s) {
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            if (c < ' ' || c > '~') {
                return false;
            }
        }
        return true;
    }
}
