package lexiscope.ui.kit;

import javafx.scene.layout.Region;

/// A small bar that is filled for a share of its width.
public final class PercentileBar extends Region {
    private final Region filled = new Region();
    private final double width;
    private double share;

    /// @param width of the whole bar, in pixels
    public PercentileBar(double width) {
        this.width = width;
        getStyleClass().add("share-bar");
        filled.getStyleClass().add("share-bar-filled");
        getChildren().add(filled);
        setMinSize(width, 5);
        setPrefSize(width, 5);
        setMaxSize(width, 5);
    }

    /// Fills it; NaN hides it.
    public void show(double of) {
        setVisible(!Double.isNaN(of));
        share = Double.isNaN(of) ? 0 : Math.clamp(of, 0, 1);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        filled.resizeRelocate(0, 0, Math.max(share > 0 ? 2 : 0, width * share), 5);
    }
}
