package lexiscope.drawing;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

import javax.imageio.ImageIO;

/// A drawing as PNG, twice as large as it is, without a display. Letters that the bundled fonts
/// lack come from the machine's own.
public final class PngFile {
    private static final int SCALE = 2;

    /// The most pixels of a side.
    private static final double LARGEST = 16_000;

    private final Inks inks;
    private final Graphics2D on;

    private PngFile(Inks inks, Graphics2D on) {
        this.inks = inks;
        this.on = on;
    }

    /// The file's bytes.
    ///
    /// @throws IllegalArgumentException with a sentence when the drawing is too large for a picture
    public static byte[] of(Drawing drawing, Inks inks) throws IOException {
        if (Math.max(drawing.width(), drawing.height()) * SCALE > LARGEST) {
            throw new IllegalArgumentException(
                    "A picture of "
                            + Math.round(drawing.width())
                            + " × "
                            + Math.round(drawing.height())
                            + " is too large for PNG; choose SVG.");
        }
        System.setProperty("java.awt.headless", "true");
        var image =
                new BufferedImage(
                        (int) Math.ceil(drawing.width() * SCALE),
                        (int) Math.ceil(drawing.height() * SCALE),
                        BufferedImage.TYPE_INT_RGB);
        var on = image.createGraphics();
        try {
            on.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            on.setRenderingHint(
                    RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            on.setRenderingHint(
                    RenderingHints.KEY_FRACTIONALMETRICS,
                    RenderingHints.VALUE_FRACTIONALMETRICS_ON);
            on.setRenderingHint(
                    RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            on.scale(SCALE, SCALE);
            on.setColor(Color.decode(inks.of("bg-default")));
            on.fillRect(0, 0, image.getWidth(), image.getHeight());
            var file = new PngFile(inks, on);
            drawing.shapes().forEach(file::add);
        } finally {
            on.dispose();
        }
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    private void add(Shape shape) {
        switch (shape) {
            case Shape.Rule r -> {
                ink(r.ink());
                on.setStroke(stroke(r.width(), r.dashed()));
                on.draw(new Line2D.Double(r.x1(), r.y1(), r.x2(), r.y2()));
            }
            case Shape.Box b -> box(b);
            case Shape.Mark m -> mark(m);
            case Shape.Words w -> words(w);
        }
    }

    private void box(Shape.Box b) {
        var outline =
                new RoundRectangle2D.Double(
                        b.x(), b.y(), b.width(), b.height(), b.radius() * 2, b.radius() * 2);
        ink(b.look().fill());
        on.fill(outline);
        if (!b.look().hatch().isEmpty()) {
            var clip = on.getClip();
            on.clip(outline);
            ink(b.look().hatch());
            on.setStroke(stroke(1.5, false));
            for (double x = b.x() - b.height(); x < b.x() + b.width(); x += 8) {
                on.draw(new Line2D.Double(x, b.y() + b.height(), x + b.height(), b.y()));
            }
            on.setClip(clip);
        }
        if (!b.look().frame().isEmpty()) {
            ink(b.look().frame());
            on.setStroke(stroke(1.5, b.look().dashed()));
            on.draw(outline);
        }
    }

    private void mark(Shape.Mark m) {
        ink(m.ink());
        double[] corners = MarkOutline.of(m);
        if (corners.length == 0) {
            boolean ring = m.form() == Shape.Form.RING;
            double r = ring ? m.radius() - 1 : m.radius();
            var disc = new Ellipse2D.Double(m.x() - r, m.y() - r, 2 * r, 2 * r);
            if (ring) {
                on.setStroke(stroke(2, false));
                on.draw(disc);
            } else {
                on.fill(disc);
            }
            return;
        }
        var path = new Path2D.Double();
        path.moveTo(corners[0], corners[1]);
        for (int i = 2; i < corners.length; i += 2) {
            path.lineTo(corners[i], corners[i + 1]);
        }
        path.closePath();
        on.fill(path);
    }

    private void words(Shape.Words w) {
        ink(w.lettering().ink());
        var line = PngLine.of(w.text(), w.lettering(), on);
        double own = line.width();
        double width = w.width() > 0 ? w.width() : own;
        double x =
                switch (w.lettering().anchor()) {
                    case START -> w.x();
                    case MIDDLE -> w.x() - width / 2;
                    case END -> w.x() - width;
                };
        var before = on.getTransform();
        on.translate(x, w.y());
        line.draw(on, own > 0 ? width / own : 1);
        on.setTransform(before);
    }

    private void ink(String role) {
        on.setColor(Color.decode(inks.of(role)));
    }

    private static BasicStroke stroke(double width, boolean dashed) {
        return dashed
                ? new BasicStroke(
                        (float) width,
                        BasicStroke.CAP_BUTT,
                        BasicStroke.JOIN_ROUND,
                        1,
                        new float[] {3, 3},
                        0)
                : new BasicStroke((float) width);
    }
}
