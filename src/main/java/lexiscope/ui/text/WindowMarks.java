package lexiscope.ui.text;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

import lexiscope.passage.TokenWindows;
import lexiscope.ui.edit.PlacedRow;
import lexiscope.ui.edit.TextRows;
import lexiscope.ui.kit.Palette;
import lexiscope.ui.typography.Stretch;

import org.jspecify.annotations.Nullable;

/// Marks where the model would cut the text, by a stair through the row that goes on from edge to
/// edge, and where windows begin and end, by brackets in the rows and lines beside them.
final class WindowMarks {
    private static final double FOOT = 4;
    private static final int LANES = 3;

    private final TextRows rows;
    private final Palette palette;
    private final TokenPainter pieces;
    private @Nullable TokenWindows windows;
    private int cut = -1;

    WindowMarks(TextRows rows, Palette palette, TokenPainter pieces) {
        this.rows = rows;
        this.palette = palette;
        this.pieces = pieces;
    }

    /// @param first the first piece that the model does not see, or -1
    /// @param next windows over the pieces, or null
    void show(int first, @Nullable TokenWindows next) {
        cut = first;
        windows = next;
    }

    /// Whether there are any.
    boolean any() {
        return windows != null || cut >= 0 && cut < pieces.size();
    }

    /// @param left edge of the view, in pixels of the rows
    /// @param right its other edge
    void paint(GraphicsContext g, double left, double right) {
        if (windows != null) {
            for (PlacedRow row : rows.visible()) {
                windows(g, row, windows, left);
            }
        }
        if (cut >= 0 && cut < pieces.size()) {
            int unit = pieces.start(cut);
            for (PlacedRow row : rows.visible()) {
                if (unit >= row.start() && unit < row.next()) {
                    stair(g, row, at(row, unit), left, right);
                }
            }
        }
    }

    /// Where a piece begins in a row.
    private static double at(PlacedRow row, int unit) {
        var places = row.stretches(unit, unit + 1);
        boolean backwards = row.row().rightToLeft();
        if (places.isEmpty()) {
            return row.left() + row.row().caret(Math.min(unit, row.end()) - row.start());
        }
        Stretch first = backwards ? places.getLast() : places.getFirst();
        return backwards ? first.right() : first.left();
    }

    /// What is before it is seen by the model, what is behind it is not.
    private void stair(GraphicsContext g, PlacedRow row, double x, double left, double right) {
        boolean backwards = row.row().rightToLeft();
        g.setStroke(palette.role("warning"));
        g.setLineWidth(1.5);
        g.setLineDashes(5, 3);
        double top = row.top() + 0.75;
        double bottom = row.bottom() - 0.75;
        g.strokeLine(x - 0.5, top, x - 0.5, bottom);
        g.strokeLine(backwards ? left : x, top, backwards ? x : right, top);
        g.strokeLine(backwards ? x : left, bottom, backwards ? right : x, bottom);
        g.setLineDashes((double[]) null);
    }

    private void windows(GraphicsContext g, PlacedRow row, TokenWindows w, double left) {
        int first = pieces.firstEndingAfter(row.start());
        int last = pieces.firstEndingAfter(row.end() - 1);
        int step = w.size() - w.overlap();
        int from = Math.max(0, (first - w.size()) / step);
        int to = Math.min(w.count() - 1, last / step);
        for (int k = from; k <= to; k++) {
            int begin = w.from(k);
            int end = w.to(k);
            if (end <= first || begin > last) {
                continue;
            }
            Color ink = palette.role(k % 2 == 0 ? "accent" : "fg-muted");
            int start = pieces.start(begin);
            int stop = pieces.end(end - 1);
            boolean begins = start >= row.start() && start < row.next();
            boolean ends = stop > row.start() && stop <= row.next();
            lane(g, row, k, left, begins, ends, ink);
            if (begins) {
                bracket(g, row, at(row, start), !row.row().rightToLeft(), ink);
            }
            if (ends) {
                bracket(g, row, after(row, stop), row.row().rightToLeft(), ink);
            }
        }
    }

    private static double after(PlacedRow row, int unit) {
        boolean backwards = row.row().rightToLeft();
        var places = row.stretches(Math.max(row.start(), unit - 1), unit);
        if (places.isEmpty()) {
            return row.left() + (backwards ? 0 : row.row().width());
        }
        Stretch last = backwards ? places.getFirst() : places.getLast();
        return backwards ? last.left() : last.right();
    }

    /// The line beside the rows that a window reaches through; neighbours lie side by side.
    private static void lane(
            GraphicsContext g,
            PlacedRow row,
            int window,
            double left,
            boolean begins,
            boolean ends,
            Color ink) {
        double x = left + 2 + 3 * (window % LANES);
        g.setStroke(ink);
        g.setLineWidth(1.5);
        g.strokeLine(x, row.top() + (begins ? 5 : 0), x, row.bottom() - (ends ? 5 : 0));
    }

    private static void bracket(
            GraphicsContext g, PlacedRow row, double x, boolean opens, Color ink) {
        double top = row.top() + 1.5;
        double bottom = row.bottom() - 1.5;
        double at = opens ? x + 0.5 : x - 1.5;
        double foot = opens ? at + FOOT : at - FOOT;
        g.setStroke(ink);
        g.setLineWidth(1.5);
        g.strokeLine(at, top, at, bottom);
        g.strokeLine(at, top, foot, top);
        g.strokeLine(at, bottom, foot, bottom);
    }
}
