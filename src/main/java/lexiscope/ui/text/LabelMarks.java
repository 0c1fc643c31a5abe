package lexiscope.ui.text;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

import lexiscope.passage.LabelFit;
import lexiscope.passage.LabelledSpan;
import lexiscope.ui.edit.PlacedRow;
import lexiscope.ui.edit.TextRows;
import lexiscope.ui.kit.Palette;
import lexiscope.ui.typography.Lettering;

import java.util.List;

/// Draws labelled spans over the text: a line below each with its ends turned up, and its label
/// where it begins. One that ends inside a piece has the colour of a doubt.
final class LabelMarks {
    private static final double TALL = 8;

    /// How far names reach into the row above, so that the letters below them can be read.
    private static final double ABOVE = 2;

    private final TextRows rows;
    private final Palette palette;
    private List<LabelFit> fits = List.of();

    LabelMarks(TextRows rows, Palette palette) {
        this.rows = rows;
        this.palette = palette;
    }

    void show(List<LabelFit> next) {
        fits = next;
    }

    /// Whether there are any.
    boolean any() {
        return !fits.isEmpty();
    }

    void paint(GraphicsContext g) {
        if (fits.isEmpty() || rows.visible().isEmpty()) {
            return;
        }
        int first = rows.visible().getFirst().start();
        int last = rows.visible().getLast().next();
        for (LabelFit fit : fits) {
            LabelledSpan span = fit.span();
            if (span.end() > first && span.start() < last) {
                Color ink = palette.role(fit.fits() ? "accent" : "warning");
                for (PlacedRow row : rows.visible()) {
                    if (span.end() > row.start() && span.start() < row.end()) {
                        line(g, row, span, ink);
                    }
                }
            }
        }
    }

    private void line(GraphicsContext g, PlacedRow row, LabelledSpan span, Color ink) {
        var places = row.stretches(span.start(), span.end());
        if (places.isEmpty()) {
            return;
        }
        double y = row.bottom() - 1;
        g.setStroke(ink);
        g.setLineWidth(2);
        for (var at : places) {
            g.strokeLine(at.left() + 1, y, at.right() - 2, y);
        }
        double left = places.getFirst().left() + 1;
        double right = places.getLast().right() - 2;
        boolean backwards = row.row().rightToLeft();
        boolean begins = span.start() >= row.start();
        boolean ends = span.end() <= row.end();
        if (backwards ? ends : begins) {
            g.strokeLine(left, y, left, y - 6);
        }
        if (backwards ? begins : ends) {
            g.strokeLine(right, y, right, y - 6);
        }
        if (begins) {
            name(g, row, backwards ? right : left, span.label(), ink);
        }
    }

    private void name(GraphicsContext g, PlacedRow row, double x, String label, Color ink) {
        String shown = label.length() > 16 ? label.substring(0, 15) + "…" : label;
        double wide = 4.9 * shown.length() + 6;
        double left = row.row().rightToLeft() ? x - wide + 1 : x - 1;
        g.setFill(ink);
        double top = Math.max(0, row.top() - ABOVE);
        g.fillRoundRect(left, top, wide, TALL, 4, 4);
        g.setFill(palette.role("bg-default"));
        Lettering.of(shown, Font.font("JetBrains Mono", 8))
                .fillAround(g, left + wide / 2, top + TALL / 2);
    }
}
