package lexiscope.ui.typography;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

/// Draws insets, and says how much room they want.
final class Insets {
    private static final double PICTURE = 1.2;
    private static final double LETTER = 0.5;

    /// Where the middle of a row's letters is above the baseline, in heights of the font.
    private static final double MIDDLE = 0.36;

    private Insets() {}

    static double pictureWidth(Face face) {
        return PICTURE * face.font().getSize();
    }

    private static double letter(Face face) {
        return Math.max(6, LETTER * face.font().getSize());
    }

    /// Names of more than three letters stand in two rows.
    private static int columns(String name) {
        return name.length() <= 3 ? name.length() : (name.length() + 1) / 2;
    }

    static double boxWidth(Face face, String name) {
        return columns(name) * letter(face) * 0.6 + 5;
    }

    /// Draws one.
    ///
    /// @param left edge of the room that is kept for it
    /// @param right its other edge
    /// @param baseline of the row
    /// @param ink colour of what is drawn in one colour
    static void paint(
            GraphicsContext g,
            Inset inset,
            Face face,
            double left,
            double right,
            double baseline,
            Color ink) {
        double size = face.font().getSize();
        double middle = baseline - MIDDLE * size;
        switch (inset) {
            case Inset.Picture picture -> {
                double each = (right - left) / picture.glyphs().length;
                double side = Math.min(each, pictureWidth(face));
                for (int i = 0; i < picture.glyphs().length; i++) {
                    Image image = EmojiPictures.of(picture.glyphs()[i], side);
                    double x = left + each * i + (each - side) / 2;
                    g.drawImage(image, x, middle - side / 2, side, side);
                }
            }
            case Inset.Box box -> box(g, box, face, left, right, middle, ink);
        }
    }

    private static void box(
            GraphicsContext g,
            Inset.Box box,
            Face face,
            double left,
            double right,
            double middle,
            Color ink) {
        double letter = letter(face);
        double wide = boxWidth(face, box.name()) - 1;
        double x = (left + right) / 2 - wide / 2;
        double tall = Math.min(1.25 * face.font().getSize(), 2 * letter + 4);
        g.save();
        g.setStroke(ink);
        g.setLineWidth(0.8);
        if (box.invisible()) {
            g.setLineDashes(1.6, 1.6);
        }
        g.strokeRoundRect(x, middle - tall / 2, wide, tall, 3, 3);
        g.setFill(ink);
        var font = Font.font("JetBrains Mono", letter);
        int columns = columns(box.name());
        if (columns == box.name().length()) {
            Lettering.of(box.name(), font).fillAround(g, x + wide / 2, middle);
        } else {
            Lettering.of(box.name().substring(0, columns), font)
                    .fillAround(g, x + wide / 2, middle - letter * 0.52);
            Lettering.of(box.name().substring(columns), font)
                    .fillAround(g, x + wide / 2, middle + letter * 0.52);
        }
        g.restore();
    }
}
