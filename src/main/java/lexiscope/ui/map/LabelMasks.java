package lexiscope.ui.map;

import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Labels as coverage masks, made on the window's thread a sheet at a time and kept; read by the
/// painting worker.
final class LabelMasks {
    /// A label as pixels.
    ///
    /// @param width of the mask
    /// @param height of the mask
    /// @param ink coverage of the glyphs, 0 to 255
    /// @param halo coverage of the ground around them
    record Mask(int width, int height, byte[] ink, byte[] halo) {}

    /// Which label: text and weight.
    record Key(String text, boolean strong) {}

    private static final int SHEET = 1024;
    private static final int ROW = 20;
    private static final int PAD = 4;
    private static final int KEPT = 20_000;

    /// Labels drawn at a time, so that the window is never held up.
    private static final int BATCH = 150;

    private final Map<Key, Mask> masks = new ConcurrentHashMap<>();
    private final Map<Key, Glyphs> drawn = new ConcurrentHashMap<>();

    /// The mask of a label, or null when it has not been drawn. The ground around the glyphs is
    /// computed here, on the worker that paints.
    @Nullable Mask get(Key key) {
        Mask known = masks.get(key);
        Glyphs glyphs = known == null ? drawn.remove(key) : null;
        if (glyphs == null) {
            return known;
        }
        var made = new Mask(glyphs.width, ROW, glyphs.ink, grown(glyphs.ink, glyphs.width));
        masks.put(key, made);
        return made;
    }

    /// Glyphs as drawn by the window's thread.
    private record Glyphs(int width, byte[] ink) {}

    /// Makes some labels. To be called on the window's thread; some hundred take a few
    /// milliseconds.
    void make(Collection<Key> keys) {
        if (masks.size() > KEPT) {
            masks.clear();
        }
        sheet(keys.stream().limit(BATCH).toList());
    }

    private record Spot(Key key, int x, int y, int width) {}

    /// Draws labels on one sheet.
    private void sheet(List<Key> keys) {
        var spots = new ArrayList<Spot>();
        int x = 0;
        int y = 0;
        for (Key key : keys) {
            int width = (int) Math.ceil(measured(key.text, font(key))) + 2 * PAD;
            width = Math.min(SHEET - 1, width);
            if (x + width > SHEET) {
                x = 0;
                y += ROW;
            }
            spots.add(new Spot(key, x, y, width));
            x += width;
        }
        int height = y + ROW;
        var canvas = new Canvas(SHEET, height);
        var g = canvas.getGraphicsContext2D();
        g.setFill(Color.BLACK);
        for (Spot s : spots) {
            g.setFont(font(s.key));
            g.fillText(s.key.text, s.x + PAD, s.y + 14.0, s.width - 2.0 * PAD);
        }
        var parameters = new SnapshotParameters();
        parameters.setFill(Color.TRANSPARENT);
        WritableImage image = canvas.snapshot(parameters, null);
        int[] pixels = new int[SHEET * height];
        image.getPixelReader()
                .getPixels(0, 0, SHEET, height, PixelFormat.getIntArgbInstance(), pixels, 0, SHEET);
        for (Spot s : spots) {
            drawn.put(s.key, glyphs(pixels, s));
        }
    }

    private static Font font(Key key) {
        return Font.font(key.strong ? "Inter SemiBold" : "Inter", 11);
    }

    private static double measured(String text, Font font) {
        var node = new Text(text);
        node.setFont(font);
        return node.getLayoutBounds().getWidth();
    }

    private static Glyphs glyphs(int[] sheet, Spot s) {
        byte[] ink = new byte[s.width * ROW];
        for (int y = 0; y < ROW; y++) {
            for (int x = 0; x < s.width; x++) {
                ink[y * s.width + x] = (byte) (sheet[(s.y + y) * SHEET + s.x + x] >>> 24);
            }
        }
        return new Glyphs(s.width, ink);
    }

    /// The ground around glyphs: the largest coverage within two pixels.
    private static byte[] grown(byte[] ink, int width) {
        byte[] halo = new byte[ink.length];
        for (int y = 0; y < ROW; y++) {
            for (int x = 0; x < width; x++) {
                int most = 0;
                for (int dy = -2; dy <= 2; dy++) {
                    for (int dx = -2; dx <= 2; dx++) {
                        int at = (y + dy) * width + x + dx;
                        boolean inside =
                                y + dy >= 0 && y + dy < ROW && x + dx >= 0 && x + dx < width;
                        if (inside && dx * dx + dy * dy <= 5) {
                            most = Math.max(most, ink[at] & 0xFF);
                        }
                    }
                }
                halo[y * width + x] = (byte) (most * 235 / 255);
            }
        }
        return halo;
    }
}
