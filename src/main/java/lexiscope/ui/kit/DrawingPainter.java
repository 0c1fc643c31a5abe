package lexiscope.ui.kit;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

import lexiscope.drawing.Drawing;
import lexiscope.drawing.MarkOutline;
import lexiscope.drawing.Shape;

/// Paints a drawing on a canvas with the colours of the theme, so that what is exported is what was
/// seen.
public final class DrawingPainter {
    private DrawingPainter() {}

    /// Paints all shapes.
    public static void paint(GraphicsContext g, Drawing drawing, Palette palette) {
        for (Shape shape : drawing.shapes()) {
            switch (shape) {
                case Shape.Rule r -> {
                    g.setStroke(palette.role(r.ink()));
                    g.setLineWidth(r.width());
                    if (r.dashed()) {
                        g.setLineDashes(3, 3);
                    }
                    // on the middle of a pixel, so that a line of one pixel is one
                    g.strokeLine(half(r.x1()), half(r.y1()), half(r.x2()), half(r.y2()));
                    g.setLineDashes((double[]) null);
                }
                case Shape.Box b -> box(g, b, palette);
                case Shape.Mark m -> mark(g, m, palette);
                case Shape.Words w -> words(g, w, palette);
            }
        }
    }

    private static double half(double at) {
        return Math.floor(at) + 0.5;
    }

    private static void box(GraphicsContext g, Shape.Box b, Palette palette) {
        g.setFill(palette.role(b.look().fill()));
        g.fillRoundRect(b.x(), b.y(), b.width(), b.height(), b.radius() * 2, b.radius() * 2);
        if (!b.look().frame().isEmpty()) {
            g.setStroke(palette.role(b.look().frame()));
            g.setLineWidth(1.5);
            g.strokeRoundRect(b.x(), b.y(), b.width(), b.height(), b.radius() * 2, b.radius() * 2);
        }
    }

    /// Paints a mark, such as in a legend.
    public static void mark(GraphicsContext g, Shape.Mark m, Palette palette) {
        Color ink = palette.role(m.ink());
        g.setFill(ink);
        double[] corners = MarkOutline.of(m);
        double r = m.radius();
        if (corners.length > 0) {
            int n = corners.length / 2;
            double[] x = new double[n];
            double[] y = new double[n];
            for (int i = 0; i < n; i++) {
                x[i] = corners[2 * i];
                y[i] = corners[2 * i + 1];
            }
            g.fillPolygon(x, y, n);
        } else if (m.form() == Shape.Form.RING) {
            g.setStroke(ink);
            g.setLineWidth(2);
            g.strokeOval(m.x() - r + 1, m.y() - r + 1, 2 * r - 2, 2 * r - 2);
        } else {
            g.fillOval(m.x() - r, m.y() - r, 2 * r, 2 * r);
        }
    }

    private static void words(GraphicsContext g, Shape.Words w, Palette palette) {
        var lettering = w.lettering();
        String family =
                lettering.mono() ? "JetBrains Mono" : lettering.bold() ? "Inter SemiBold" : "Inter";
        g.setFont(Font.font(family, lettering.size()));
        g.setFill(palette.role(lettering.ink()));
        g.setTextBaseline(VPos.BASELINE);
        g.setTextAlign(
                switch (lettering.anchor()) {
                    case START -> TextAlignment.LEFT;
                    case MIDDLE -> TextAlignment.CENTER;
                    case END -> TextAlignment.RIGHT;
                });
        g.fillText(w.text(), w.x(), w.y());
    }
}
