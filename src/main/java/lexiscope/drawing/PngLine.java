package lexiscope.drawing;

import lexiscope.emoji.EmojiFont;
import lexiscope.emoji.OutlinePen;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A line of words as it is drawn into a PNG: letters of the bundled fonts, letters that these lack
/// from the machine's own, emoji as pictures.
///
/// @param parts from the left to the right
/// @param size of the letters
/// @param width of all of them
record PngLine(List<Part> parts, double size, double width) {
    private static final String FOLDER = "/com/formdev/flatlaf/fonts/";

    /// A part of one font, or one emoji.
    ///
    /// @param font of its letters
    /// @param glyphs of the font of emoji; none where it is letters
    record Part(String text, Font font, int[] glyphs, double width) {}

    static PngLine of(String text, Shape.Lettering lettering, Graphics2D on) {
        Font own = bundled(lettering).deriveFont((float) lettering.size());
        Font other =
                new Font(lettering.mono() ? Font.MONOSPACED : Font.SANS_SERIF, Font.PLAIN, 1)
                        .deriveFont((float) lettering.size());
        var parts = new ArrayList<Part>();
        var letters = new StringBuilder();
        var clusters = BreakIterator.getCharacterInstance(Locale.ROOT);
        clusters.setText(text);
        int start = 0;
        boolean owned = true;
        for (int end = clusters.next(); end != BreakIterator.DONE; end = clusters.next()) {
            String cluster = text.substring(start, end);
            start = end;
            int[] glyphs =
                    EmojiFont.isEmoji(cluster) ? EmojiFont.bundled().glyphs(cluster) : new int[0];
            // a blank goes with what is before it, so that words of one script are one part
            boolean now =
                    cluster.isBlank() && !letters.isEmpty()
                            ? owned
                            : own.canDisplayUpTo(cluster) < 0;
            if (!letters.isEmpty() && (glyphs.length > 0 || now != owned)) {
                parts.add(letters(letters, owned ? own : other, on));
            }
            if (glyphs.length > 0) {
                double side = glyphs.length * 1.2 * lettering.size();
                parts.add(new Part("", own, glyphs, side));
            } else {
                letters.append(cluster);
                owned = now;
            }
        }
        if (!letters.isEmpty()) {
            parts.add(letters(letters, owned ? own : other, on));
        }
        double width = parts.stream().mapToDouble(Part::width).sum();
        return new PngLine(List.copyOf(parts), lettering.size(), width);
    }

    private static Part letters(StringBuilder letters, Font font, Graphics2D on) {
        String text = letters.toString();
        letters.setLength(0);
        double width = on.getFontMetrics(font).getStringBounds(text, on).getWidth();
        return new Part(text, font, new int[0], width);
    }

    /// Draws it from the origin on.
    ///
    /// @param stretch how much wider than it is by itself
    void draw(Graphics2D on, double stretch) {
        double x = 0;
        for (Part part : parts) {
            var before = on.getTransform();
            double width = part.width() * stretch;
            on.translate(x, 0);
            if (part.glyphs().length > 0) {
                for (int i = 0; i < part.glyphs().length; i++) {
                    double room = width / part.glyphs().length;
                    picture(on, part.glyphs()[i], i * room, room);
                }
            } else {
                on.scale(stretch, 1);
                on.setFont(part.font());
                on.drawString(part.text(), 0, 0);
            }
            on.setTransform(before);
            x += width;
        }
    }

    /// As high as the letters, in the middle of its room, never pressed out of shape.
    private void picture(Graphics2D on, int glyph, double x, double room) {
        double scale = Math.min(1.2 * size / EmojiFont.UNITS, room / EmojiFont.WIDE);
        var before = on.getTransform();
        Color ink = on.getColor();
        double below = (EmojiFont.UNITS - EmojiFont.TOP) * scale;
        on.translate(x + (room - EmojiFont.WIDE * scale) / 2, 0.22 * size - below);
        on.scale(scale, -scale);
        var font = EmojiFont.bundled();
        for (var layer : font.layers(glyph)) {
            var path = new Path2D.Double();
            font.outline(layer, pen(path));
            on.setColor(new Color(layer.argb(), true));
            on.fill(path);
        }
        on.setColor(ink);
        on.setTransform(before);
    }

    private static OutlinePen pen(Path2D path) {
        return new OutlinePen() {
            @Override
            public void move(double x, double y) {
                path.moveTo(x, y);
            }

            @Override
            public void line(double x, double y) {
                path.lineTo(x, y);
            }

            @Override
            public void curve(double viaX, double viaY, double x, double y) {
                path.quadTo(viaX, viaY, x, y);
            }

            @Override
            public void close() {
                path.closePath();
            }
        };
    }

    private static Font bundled(Shape.Lettering lettering) {
        return lettering.mono() ? Bundled.MONO : lettering.bold() ? Bundled.BOLD : Bundled.SANS;
    }

    /// The fonts of the window, loaded when first drawn with.
    private static final class Bundled {
        static final Font SANS = load("inter/Inter-Regular.otf");
        static final Font BOLD = load("inter/Inter-SemiBold.otf");
        static final Font MONO = load("jetbrains_mono/JetBrainsMono-Regular.ttf");

        private static Font load(String name) {
            try (var in = PngLine.class.getResourceAsStream(FOLDER + name)) {
                return in == null
                        ? new Font(Font.SANS_SERIF, Font.PLAIN, 1)
                        : Font.createFont(Font.TRUETYPE_FONT, in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (FontFormatException e) {
                throw new IllegalStateException("the bundled font " + name + " is damaged", e);
            }
        }
    }
}
