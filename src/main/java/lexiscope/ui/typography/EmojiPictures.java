package lexiscope.ui.typography;

import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.transform.Transform;

import lexiscope.emoji.EmojiFont;
import lexiscope.emoji.OutlinePen;

import java.util.LinkedHashMap;
import java.util.Map;

/// Emoji as images, drawn once a size from the outlines of the bundled font and kept. To be used on
/// the window's thread; the first picture of a kind takes about a millisecond.
final class EmojiPictures {
    private static final int KEPT = 1500;

    /// Pixels a pixel, so that they are sharp on dense displays.
    private static final double DENSITY = 2;

    private record Key(int glyph, int side) {}

    private static final Map<Key, Image> IMAGES =
            new LinkedHashMap<>(64, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Key, Image> eldest) {
                    return size() > KEPT;
                }
            };

    private EmojiPictures() {}

    /// The picture of a glyph.
    ///
    /// @param side of the square that it is shown in, in pixels
    static Image of(int glyph, double side) {
        int pixels = Math.max(1, (int) Math.ceil(side));
        return IMAGES.computeIfAbsent(new Key(glyph, pixels), EmojiPictures::drawn);
    }

    private static Image drawn(Key key) {
        var canvas = new Canvas(key.side, key.side);
        GraphicsContext g = canvas.getGraphicsContext2D();
        double scale = key.side / EmojiFont.UNITS;
        g.translate((key.side - EmojiFont.WIDE * scale) / 2, EmojiFont.TOP * scale);
        g.scale(scale, -scale);
        var font = EmojiFont.bundled();
        for (var layer : font.layers(key.glyph)) {
            g.setFill(colour(layer.argb()));
            g.beginPath();
            font.outline(layer, pen(g));
            g.fill();
        }
        var parameters = new SnapshotParameters();
        parameters.setFill(Color.TRANSPARENT);
        parameters.setTransform(Transform.scale(DENSITY, DENSITY));
        int pixels = (int) Math.ceil(key.side * DENSITY);
        return canvas.snapshot(parameters, new WritableImage(pixels, pixels));
    }

    private static Color colour(int argb) {
        return Color.rgb(argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF, (argb >>> 24) / 255.0);
    }

    private static OutlinePen pen(GraphicsContext g) {
        return new OutlinePen() {
            @Override
            public void move(double x, double y) {
                g.moveTo(x, y);
            }

            @Override
            public void line(double x, double y) {
                g.lineTo(x, y);
            }

            @Override
            public void curve(double viaX, double viaY, double x, double y) {
                g.quadraticCurveTo(viaX, viaY, x, y);
            }

            @Override
            public void close() {
                g.closePath();
            }
        };
    }
}
