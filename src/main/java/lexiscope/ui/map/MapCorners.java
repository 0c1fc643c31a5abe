package lexiscope.ui.map;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import lexiscope.ui.kit.Icons;
import lexiscope.ui.typography.RowLabel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What stands in the corners of the map: zoom buttons, legend, what is shown, how far the map can
/// be trusted. Legend and quality fold where the map is small, and none of them covers another.
final class MapCorners {
    private static final double AIR = 10;

    /// How wide the quality is when it is not folded.
    private static final double QUALITY = 290;

    /// Maps that are smaller than this leave no room for the legend.
    private static final double NARROWEST = 300;

    private static final double LOW = 380;

    /// What of the map's height the legend may take.
    private static final double LEGEND_SHARE = 0.5;

    private final VBox zoom;
    private final Legend legend;
    private final Label badge = new RowLabel();
    private final FoldingBox quality = new FoldingBox("the quality of the map");

    MapCorners(MapView view, Legend legend) {
        this.legend = legend;
        zoom =
                new VBox(
                        Icons.button("fth-plus", "Zoom in", () -> view.zoomBy(1.6)),
                        Icons.button("fth-minus", "Zoom out", () -> view.zoomBy(1 / 1.6)),
                        Icons.button("fth-maximize", "Show the whole map", view::fit));
        zoom.getStyleClass().add("zoom-buttons");
        zoom.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        badge.getStyleClass().add("badge");
        badge.setId("map-badge");
        badge.setWrapText(true);
        quality.setId("map-quality");
        quality.setVisible(false);
    }

    VBox zoom() {
        return zoom;
    }

    /// Puts them over a map.
    void over(StackPane stack, MapView view) {
        stack.getChildren().addAll(zoom, legend, badge, quality);
        StackPane.setAlignment(zoom, Pos.TOP_LEFT);
        StackPane.setAlignment(legend, Pos.BOTTOM_LEFT);
        StackPane.setAlignment(badge, Pos.TOP_RIGHT);
        StackPane.setAlignment(quality, Pos.BOTTOM_RIGHT);
        for (Region corner : all()) {
            StackPane.setMargin(corner, new Insets(AIR));
        }
        view.avoid(this::boxes);
        // what the badge says follows from what is in view, so the view must not follow it
        for (Region corner : List.of(zoom, legend, quality)) {
            corner.boundsInParentProperty().subscribe(_ -> view.avoidAnew());
            corner.visibleProperty().subscribe(_ -> view.avoidAnew());
        }
        stack.widthProperty().subscribe(_ -> sized(stack));
        stack.heightProperty().subscribe(_ -> sized(stack));
        for (Region box : List.of(legend, quality)) {
            box.layoutBoundsProperty().subscribe(_ -> sized(stack));
        }
    }

    private void sized(StackPane stack) {
        double w = stack.getWidth();
        double h = stack.getHeight();
        legend.small(w < NARROWEST || h < LOW);
        quality.small(w < legend.prefWidth(-1) + QUALITY + 3 * AIR || h < LOW);
        legend.lowerThan(h * LEGEND_SHARE);
        fitBadge(w);
        // where the two do not fit side by side the quality stands above the legend
        boolean beside =
                !legend.isVisible() || legend.getWidth() + quality.getWidth() + 3 * AIR <= w;
        double lifted = beside ? AIR : legend.getHeight() + 2 * AIR;
        StackPane.setMargin(quality, new Insets(AIR, AIR, lifted, AIR));
    }

    /// As wide as what it says, and no wider than the room beside the zoom buttons.
    private void fitBadge(double width) {
        if (width > 0) {
            badge.applyCss();
            double room = Math.max(0, width - zoom.prefWidth(-1) - 3 * AIR);
            badge.setMaxWidth(Math.min(Math.ceil(badge.prefWidth(-1)), room));
        }
    }

    private List<Region> all() {
        return List.of(zoom, legend, badge, quality);
    }

    /// Where they stand, with a little air.
    private List<Box> boxes() {
        var boxes = new ArrayList<Box>();
        for (Region corner : all()) {
            var b = corner.getBoundsInParent();
            if (corner.isVisible() && b.getWidth() > 0) {
                boxes.add(
                        new Box(
                                b.getMinX() - 4,
                                b.getMinY() - 4,
                                b.getMaxX() + 4,
                                b.getMaxY() + 4));
            }
        }
        return List.copyOf(boxes);
    }

    /// Says what is shown.
    void shows(List<String> lines) {
        badge.setText(String.join("\n", lines));
        if (badge.getParent() instanceof StackPane stack) {
            fitBadge(stack.getWidth());
        }
        badge.setVisible(!lines.isEmpty());
    }

    /// Says what is known of the map: the first line stays where the rest is folded.
    ///
    /// @param known lines, or "" where nothing is known
    void quality(String known) {
        String[] lines = known.split("\n");
        String rest = String.join("\n", Arrays.copyOfRange(lines, 1, lines.length));
        var below = new RowLabel(rest);
        below.getStyleClass().add("small");
        quality.show(lines[0], "", "", rest.isEmpty() ? List.of() : List.of(below));
        quality.setVisible(!known.isEmpty());
    }
}
