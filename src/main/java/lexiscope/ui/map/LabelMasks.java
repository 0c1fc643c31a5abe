package lexiscope.ui.map;

import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.PixelFormat;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

import lexiscope.ui.typography.Face;
import lexiscope.ui.typography.Row;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// Labels as masks, made on the window's thread a sheet at a time and kept; read by the painting
/// worker.
final class LabelMasks {
    /// A label as pixels.
    ///
    /// @param width of the mask
    /// @param height of the mask
    /// @param ink coverage of what is drawn in the label's colour, 0 to 255
    /// @param halo coverage of the ground around all of it
    /// @param picture emoji, as premultiplied ARGB; null where there are none
    record Mask(int width, int height, byte[] ink, byte[] halo, int @Nullable [] picture) {
        /// Keeps a label's place until it is made.
        static Mask guessed(Key key) {
            double density = key.density;
            return new Mask(
                    (int) ((8 + 6 * key.text.length()) * density),
                    (int) (ROW * density),
                    new byte[0],
                    new byte[0],
                    null);
        }
    }

    /// Which label.
    ///
    /// @param text what it says
    /// @param strong its weight
    /// @param density pixels of the mask a pixel of the window
    record Key(String text, boolean strong, double density) {}

    private static final int SHEET = 1024;
    private static final int ROW = 20;
    private static final int PAD = 4;
    private static final double SIZE = 11;

    /// Bytes of masks that are kept; past it all go, and those in view are made anew.
    private static final long KEPT = 24_000_000;

    /// Labels drawn at a time, and after how long no more are: the window is never held up.
    private static final int BATCH = 150;

    private static final int LEAST = 12;
    private static final long PATIENCE = 6_000_000;
    private static final int HIGHEST = 2048;

    private final Map<Key, Mask> masks = new ConcurrentHashMap<>();
    private final Map<Key, Glyphs> drawn = new ConcurrentHashMap<>();
    private final AtomicLong bytes = new AtomicLong();
    private final Text scratch = new Text();

    /// The mask of a label, or null when it has not been drawn. The ground around the glyphs is
    /// computed here, on the worker that paints.
    @Nullable Mask get(Key key) {
        Mask known = masks.get(key);
        Glyphs glyphs = known == null ? drawn.remove(key) : null;
        if (glyphs == null) {
            return known;
        }
        var made =
                new Mask(
                        glyphs.width,
                        glyphs.height,
                        glyphs.ink,
                        grown(glyphs, 2 * key.density),
                        glyphs.picture);
        masks.put(key, made);
        bytes.addAndGet(2L * made.ink.length + (made.picture == null ? 0 : 4L * made.ink.length));
        return made;
    }

    /// What the window's thread has drawn.
    private record Glyphs(int width, int height, byte[] ink, int @Nullable [] picture) {}

    /// Makes some labels; those that time does not suffice for stay missing. To be called on the
    /// window's thread.
    void make(Collection<Key> keys) {
        if (bytes.get() > KEPT) {
            masks.clear();
            drawn.clear();
            bytes.set(0);
        }
        if (!keys.isEmpty()) {
            sheet(keys);
        }
    }

    /// A label's place on the sheet, in pixels.
    private record Spot(Key key, Row row, int x, int y, int width, int height) {
        double baseline() {
            double density = key.density;
            double ink = (row.ascent() + row.descent()) * density;
            return Math.round((height - ink) / 2 + row.ascent() * density) / density;
        }
    }

    private void sheet(Collection<Key> keys) {
        double density = keys.iterator().next().density;
        var spots = new ArrayList<Spot>();
        int sheet = (int) Math.ceil(SHEET * density);
        int x = 0;
        int y = 0;
        int tallest = 0;
        long begun = System.nanoTime();
        for (Key key : keys) {
            boolean late = spots.size() >= LEAST && System.nanoTime() - begun > PATIENCE;
            if (late || spots.size() == BATCH || y > HIGHEST) {
                break;
            }
            var row = new Row(key.text, face(key), false, scratch);
            int width = (int) Math.ceil((row.width() + 2 * PAD) * density);
            width = Math.min(sheet, width);
            int height = (int) Math.ceil(Math.max(ROW, row.ascent() + row.descent() + 6) * density);
            if (x + width > sheet) {
                x = 0;
                y += tallest;
                tallest = 0;
            }
            spots.add(new Spot(key, row, x, y, width, height));
            x += width;
            tallest = Math.max(tallest, height);
        }
        int height = y + tallest;
        int[] black = painted(spots, sheet, height, density, Color.BLACK);
        boolean pictures = spots.stream().anyMatch(s -> s.row.hasInsets());
        int[] white = pictures ? painted(spots, sheet, height, density, Color.WHITE) : black;
        for (Spot s : spots) {
            drawn.put(
                    s.key,
                    s.row.hasInsets()
                            ? parted(black, white, s, sheet)
                            : new Glyphs(s.width, s.height, alphas(black, s, sheet), null));
        }
    }

    private static int[] painted(
            List<Spot> spots, int width, int height, double density, Color ink) {
        var canvas = new Canvas(width, height);
        var g = canvas.getGraphicsContext2D();
        for (Spot s : spots) {
            g.save();
            g.beginPath();
            g.rect(s.x, s.y, s.width, s.height);
            g.clip();
            g.translate(s.x, s.y);
            g.scale(density, density);
            s.row.paint(g, PAD, s.baseline(), ink);
            g.restore();
        }
        var parameters = new SnapshotParameters();
        parameters.setFill(Color.TRANSPARENT);
        int[] pixels = new int[width * height];
        canvas.snapshot(parameters, null)
                .getPixelReader()
                .getPixels(
                        0, 0, width, height, PixelFormat.getIntArgbPreInstance(), pixels, 0, width);
        return pixels;
    }

    private static Face face(Key key) {
        return Face.of(Font.font(key.strong ? "Inter SemiBold" : "Inter", SIZE));
    }

    private static byte[] alphas(int[] sheet, Spot s, int stride) {
        byte[] ink = new byte[s.width * s.height];
        for (int y = 0; y < s.height; y++) {
            for (int x = 0; x < s.width; x++) {
                ink[y * s.width + x] = (byte) (sheet[(s.y + y) * stride + s.x + x] >>> 24);
            }
        }
        return ink;
    }

    /// Tells ink from pictures: drawn once in black and once in white, only the ink differs.
    private static Glyphs parted(int[] black, int[] white, Spot s, int stride) {
        byte[] ink = new byte[s.width * s.height];
        int[] picture = new int[ink.length];
        for (int y = 0; y < s.height; y++) {
            for (int x = 0; x < s.width; x++) {
                int from = (s.y + y) * stride + s.x + x;
                int to = y * s.width + x;
                int covered = Math.max(0, (white[from] >> 8 & 0xFF) - (black[from] >> 8 & 0xFF));
                ink[to] = (byte) covered;
                int alpha = Math.max(0, (black[from] >>> 24) - covered);
                picture[to] = alpha << 24 | black[from] & 0xFFFFFF;
            }
        }
        return new Glyphs(s.width, s.height, ink, picture);
    }

    /// The ground around glyphs: the largest coverage within a reach.
    private static byte[] grown(Glyphs glyphs, double reach) {
        int width = glyphs.width;
        int height = glyphs.height;
        int around = (int) Math.ceil(reach);
        double furthest = (reach + 0.25) * (reach + 0.25);
        int[] halo = new int[glyphs.ink.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int at = y * width + x;
                int picture = glyphs.picture == null ? 0 : glyphs.picture[at] >>> 24;
                int covered = Math.max(glyphs.ink[at] & 0xFF, picture);
                if (covered == 0) {
                    continue;
                }
                for (int dy = Math.max(-around, -y); dy <= around && y + dy < height; dy++) {
                    for (int dx = Math.max(-around, -x); dx <= around && x + dx < width; dx++) {
                        int to = at + dy * width + dx;
                        if (halo[to] < covered && dx * dx + dy * dy <= furthest) {
                            halo[to] = covered;
                        }
                    }
                }
            }
        }
        byte[] out = new byte[halo.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (byte) (halo[i] * 235 / 255);
        }
        return out;
    }
}
