package lexiscope.ui.map;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;

import lexiscope.ui.kit.Icons;
import lexiscope.ui.kit.Numbers;
import lexiscope.ui.kit.Palette;
import lexiscope.ui.typography.RowLabel;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// All clusters, the largest first: colour and shape of its points, the token in its middle, its
/// size.
final class ClusterList extends ListView<ClusterList.Entry> {
    private static final double ROW = 20;
    private static final double WIDTH = 200;

    /// @param cluster its number, 0 the largest
    /// @param name of the token in its middle
    /// @param size how many tokens it has
    record Entry(int cluster, String name, int size) {}

    private double limit = 10 * ROW;

    ClusterList(Palette palette) {
        getStyleClass().add("cluster-list");
        setId("clusters");
        setFixedCellSize(ROW);
        setPrefWidth(WIDTH);
        setAccessibleText("Clusters, the largest first");
        setCellFactory(_ -> new Cell(palette));
    }

    void show(List<String> names, int[] sizes) {
        var entries = new ArrayList<Entry>();
        for (int c = 0; c < sizes.length; c++) {
            entries.add(new Entry(c, c < names.size() ? names.get(c) : "", sizes[c]));
        }
        getItems().setAll(entries);
        scrollTo(0);
        fit();
    }

    /// Keeps it lower than this, in pixels; the rest is scrolled to.
    void lowerThan(double height) {
        limit = height;
        fit();
    }

    private void fit() {
        double rows = Math.clamp(Math.floor(limit / ROW), 3, Math.max(3, getItems().size()));
        double height = Math.min(rows, getItems().size()) * ROW + 2;
        setMinHeight(height);
        setPrefHeight(height);
        setMaxHeight(height);
    }

    private static final class Cell extends ListCell<Entry> {
        private final Palette palette;
        private final StackPane mark = new StackPane();
        private final Label name = new RowLabel();
        private final Label count = new RowLabel();
        private final HBox row = new HBox(8, mark, name, Icons.spacer(), count);

        Cell(Palette palette) {
            this.palette = palette;
            mark.setMinWidth(10);
            name.getStyleClass().add("mono");
            name.setMaxWidth(120);
            count.getStyleClass().add("number-label");
            count.setMinWidth(USE_PREF_SIZE);
            row.setAlignment(Pos.CENTER_LEFT);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Entry entry, boolean empty) {
            super.updateItem(entry, empty);
            if (empty || entry == null) {
                setGraphic(null);
                return;
            }
            mark.getChildren().setAll(mark(entry.cluster));
            name.setText(entry.name);
            count.setText(Numbers.whole(entry.size));
            setGraphic(row);
        }

        private Node mark(int cluster) {
            Color colour = ClusterLooks.colour(palette, cluster);
            return switch (ClusterLooks.shape(cluster)) {
                case RING -> {
                    Shape ring = new Circle(3.2, Color.TRANSPARENT);
                    ring.setStroke(colour);
                    ring.setStrokeWidth(2.2);
                    yield ring;
                }
                case DIAMOND -> {
                    var diamond = new Rectangle(7, 7, colour);
                    diamond.setRotate(45);
                    yield diamond;
                }
                case DISC, SQUARE, STAR, PLUS, TRIANGLE -> new Circle(4.2, colour);
            };
        }
    }
}
