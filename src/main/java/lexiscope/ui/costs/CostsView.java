package lexiscope.ui.costs;

import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

import lexiscope.drawing.CostChart;
import lexiscope.ui.kit.DrawingPainter;
import lexiscope.ui.kit.Palette;

import java.util.List;

/// The chart, with the chosen row marked; goes up and down with the arrow keys.
final class CostsView extends Region {
    private final Costing costing;
    private final Palette palette;
    private final Runnable moved;
    private final Canvas canvas = new Canvas();
    private CostChart chart = new CostChart(List.of(), "", 600);

    /// @param moved told when a key chose another row
    CostsView(Costing costing, Palette palette, Runnable moved) {
        this.costing = costing;
        this.moved = moved;
        this.palette = palette;
        setId("costs-chart");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TABLE_VIEW);
        setAccessibleText("Tokens needed for the same text, English is 1");
        canvas.setManaged(false);
        getChildren().add(canvas);
        palette.changes().subscribe(_ -> requestLayout());
        costing.counted().subscribe(_ -> change());
        costing.order().subscribe(_ -> change());
        costing.chosen().subscribe(_ -> requestLayout());
        focusedProperty().subscribe(_ -> requestLayout());
        setOnMousePressed(
                e -> {
                    requestFocus();
                    int row = (int) Math.floor((e.getY() - CostChart.HEAD) / CostChart.ROW);
                    if (row >= 0 && row < chart.rows()) {
                        costing.chosen()
                                .set(chart.tables().getFirst().costs().get(row).text().language());
                    }
                });
        setOnKeyPressed(this::key);
    }

    private void change() {
        requestLayout();
        if (getParent() != null) {
            getParent().requestLayout();
        }
    }

    private void key(KeyEvent e) {
        switch (e.getCode()) {
            case UP -> costing.step(-1);
            case DOWN -> costing.step(1);
            case PAGE_UP, HOME -> costing.step(-10_000);
            case PAGE_DOWN, END -> costing.step(10_000);
            default -> {
                return;
            }
        }
        moved.run();
        e.consume();
    }

    /// Where the chosen row lies, from the top; -1 where there is none.
    double chosenTop() {
        int row = costing.row();
        return row < 0 ? -1 : CostChart.HEAD + row * CostChart.ROW;
    }

    @Override
    protected void layoutChildren() {
        double w = getWidth();
        double h = getHeight();
        if (canvas.getWidth() != w || canvas.getHeight() != h) {
            canvas.setWidth(w);
            canvas.setHeight(h);
        }
        chart = new CostChart(costing.rows(), costing.title(), w);
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, w, h);
        if (chart.tables().isEmpty()) {
            return;
        }
        int row = costing.row();
        if (row >= 0) {
            double top = CostChart.HEAD + row * CostChart.ROW;
            g.setFill(palette.role("bg-selected"));
            g.fillRect(8, top, w - 16, CostChart.ROW);
            if (isFocused()) {
                g.setStroke(palette.role("ring"));
                g.setLineWidth(2);
                g.strokeRect(9, top + 1, w - 18, CostChart.ROW - 2);
            }
        }
        DrawingPainter.paint(g, chart.drawing(), palette);
    }

    @Override
    protected double computePrefHeight(double width) {
        var tables = costing.counted().get().tables();
        int rows = tables.isEmpty() ? 0 : tables.getFirst().costs().size();
        return CostChart.HEAD + rows * CostChart.ROW + 12;
    }

    @Override
    protected double computePrefWidth(double height) {
        return 520;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 300;
    }
}
