package lexiscope.ui.text;

import javafx.scene.canvas.GraphicsContext;

import lexiscope.passage.Drift;
import lexiscope.ui.edit.PlacedRow;
import lexiscope.ui.edit.TextRows;
import lexiscope.ui.kit.Palette;

import java.util.List;

/// Marks where the text of some ids is cut into other ids: a wave below the letters.
final class DriftMarks {
    private static final double STEP = 3;

    private final TextRows rows;
    private final Palette palette;
    private List<Drift.Change> changes = List.of();

    DriftMarks(TextRows rows, Palette palette) {
        this.rows = rows;
        this.palette = palette;
    }

    void show(List<Drift.Change> next) {
        changes = next;
    }

    /// Whether there are any.
    boolean any() {
        return !changes.isEmpty();
    }

    void paint(GraphicsContext g) {
        if (changes.isEmpty()) {
            return;
        }
        g.setStroke(palette.role("warning"));
        g.setLineWidth(1.5);
        for (PlacedRow r : rows.visible()) {
            for (int i = firstIn(r); i < changes.size() && changes.get(i).start() < r.end(); i++) {
                var change = changes.get(i);
                int from = Math.max(r.start(), change.start());
                int to = Math.min(r.end(), Math.max(change.end(), change.start() + 1));
                if (from < to) {
                    for (var place : r.stretches(from, to)) {
                        wave(g, place.left(), place.width(), r.bottom() - 1);
                    }
                }
            }
        }
    }

    /// The first change that ends in a row or behind it; they lie in the order of the text.
    private int firstIn(PlacedRow row) {
        int low = 0;
        int high = changes.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (changes.get(middle).end() < row.start()) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static void wave(GraphicsContext g, double left, double width, double y) {
        g.beginPath();
        g.moveTo(left, y);
        boolean up = true;
        for (double x = STEP; x <= width; x += STEP) {
            g.lineTo(left + x, up ? y - 2.5 : y);
            up = !up;
        }
        g.stroke();
    }
}
