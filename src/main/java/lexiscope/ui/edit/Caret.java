package lexiscope.ui.edit;

import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.scene.shape.Rectangle;
import javafx.util.Duration;

import org.jspecify.annotations.Nullable;

/// The caret of a text: blinks while the text has the focus, and stands still where it was just
/// moved to.
final class Caret extends Rectangle {
    private static final double TALL = 18;

    private final ReadOnlyBooleanProperty focused;
    private final Timeline blink;

    Caret(ReadOnlyBooleanProperty focused) {
        super(1.5, TALL);
        this.focused = focused;
        setManaged(false);
        setMouseTransparent(true);
        getStyleClass().add("caret");
        blink =
                new Timeline(
                        new KeyFrame(
                                Duration.millis(530),
                                _ -> setVisible(focused.get() && !isVisible())));
        blink.setCycleCount(Timeline.INDEFINITE);
        focused.subscribe(this::restart);
        setVisible(focused.get());
    }

    /// Begins to blink anew, so that it is seen where it went.
    void restart() {
        setVisible(focused.get());
        if (focused.get()) {
            blink.playFromStart();
        } else {
            blink.stop();
        }
    }

    /// Stands in a row of the text, or out of sight.
    ///
    /// @param at its place, null where it is not laid out
    /// @param side where the rows begin
    void place(TextRows.@Nullable CaretPlace at, double side) {
        if (at == null) {
            setLayoutY(-100);
        } else {
            setLayoutX(Math.round(at.x() + side) - 0.5);
            setLayoutY(at.top() + (at.height() - TALL) / 2);
        }
    }
}
