package lexiscope.ui.kit;

import javafx.geometry.Orientation;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.skin.ScrollBarSkin;
import javafx.scene.layout.Region;

/// A scroll bar whose thumb can be taken hold of however long the list is. Named in the style
/// sheet.
public final class LongThumbSkin extends ScrollBarSkin {
    /// Pixels.
    public static final double SHORTEST = 28;

    public LongThumbSkin(ScrollBar bar) {
        super(bar);
        registerChangeListener(bar.valueProperty(), _ -> place());
    }

    @Override
    protected void layoutChildren(double x, double y, double w, double h) {
        super.layoutChildren(x, y, w, h);
        place();
    }

    /// Makes a short thumb longer, and moves it back by as much of what it gained as it has gone.
    private void place() {
        ScrollBar bar = getSkinnable();
        if (!(bar.lookup(".thumb") instanceof Region thumb)
                || !(bar.lookup(".track") instanceof Region track)) {
            return;
        }
        boolean upright = bar.getOrientation() == Orientation.VERTICAL;
        double room = upright ? track.getHeight() : track.getWidth();
        double wanted = Math.min(SHORTEST, room);
        double range = bar.getMax() - bar.getMin();
        double share = range > 0 ? Math.clamp((bar.getValue() - bar.getMin()) / range, 0, 1) : 0;
        double end = share * (room - wanted);
        if (upright && (thumb.getHeight() < wanted || thumb.getHeight() == SHORTEST)) {
            thumb.resize(thumb.getWidth(), wanted);
            thumb.setTranslateY(snapPositionY(end + snappedTopInset()));
        } else if (!upright && (thumb.getWidth() < wanted || thumb.getWidth() == SHORTEST)) {
            thumb.resize(wanted, thumb.getHeight());
            thumb.setTranslateX(snapPositionX(end + snappedLeftInset()));
        }
    }
}
