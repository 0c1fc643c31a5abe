package lexiscope.ui.edit;

import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Pane;

import lexiscope.ui.typography.Row;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/// What lies behind the letters of each row: a canvas a row, painted only where it shows something
/// else than before. A row that scrolls takes its picture along, and a keystroke paints the rows
/// that it changed. There are as many canvases as rows are visible, and a few spare ones.
final class RowGrounds {
    /// Room above and below a row, for marks on its edges.
    private static final double OVER = 2;

    private static final int SPARE = 4;

    /// Paints the ground of a row.
    interface Painter {
        /// Says what the picture depends on beside the row itself.
        void describe(PlacedRow row, GroundKey key);

        /// Paints, in pixels of the rows' area.
        void paint(GraphicsContext g, PlacedRow row);
    }

    private static final class Ground {
        private final Canvas canvas = new Canvas();
        private int[] key = new int[0];
    }

    private final Pane pane = new Pane();
    private final Painter painter;
    private final GroundKey key = new GroundKey();
    private final List<Ground> spare = new ArrayList<>();
    private IdentityHashMap<Row, Ground> shown = new IdentityHashMap<>();

    RowGrounds(Painter painter) {
        this.painter = painter;
        pane.setManaged(false);
        pane.setMouseTransparent(true);
    }

    /// Holds the canvases.
    Pane pane() {
        return pane;
    }

    /// Paints all of them anew at the next layout: colours or such are others.
    void forget() {
        shown.values().forEach(g -> g.key = new int[0]);
    }

    /// Shows the grounds of rows.
    ///
    /// @param width of the view in pixels
    /// @param shift of the rows' area in it
    void show(List<PlacedRow> rows, double width, double shift) {
        var before = shown;
        shown = new IdentityHashMap<>();
        for (PlacedRow r : rows) {
            Ground kept = before.remove(r.row());
            if (kept != null) {
                shown.put(r.row(), kept);
            }
        }
        spare.addAll(before.values());
        for (PlacedRow r : rows) {
            show(r, width, shift);
        }
        spare.forEach(g -> g.canvas.setVisible(false));
        while (spare.size() > SPARE) {
            pane.getChildren().remove(spare.removeLast().canvas);
        }
    }

    private void show(PlacedRow r, double width, double shift) {
        boolean other = !shown.containsKey(r.row());
        Ground ground = shown.computeIfAbsent(r.row(), _ -> taken());
        Canvas canvas = ground.canvas;
        double tall = r.height() + 2 * OVER;
        key.clear();
        key.add(width);
        key.add(shift);
        key.add(r.left());
        key.add(r.height());
        painter.describe(r, key);
        canvas.setVisible(true);
        canvas.setLayoutY(r.top() - OVER);
        if (!other && key.same(ground.key)) {
            return;
        }
        ground.key = key.kept();
        if (canvas.getWidth() != width || canvas.getHeight() != tall) {
            canvas.setWidth(width);
            canvas.setHeight(tall);
        }
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, width, tall);
        g.save();
        g.translate(shift, OVER - r.top());
        painter.paint(g, r);
        g.restore();
    }

    private Ground taken() {
        if (!spare.isEmpty()) {
            return spare.removeLast();
        }
        var ground = new Ground();
        ground.canvas.setManaged(false);
        pane.getChildren().add(ground.canvas);
        return ground;
    }
}
