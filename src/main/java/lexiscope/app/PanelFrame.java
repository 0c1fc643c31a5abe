package lexiscope.app;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;

/// A panel with a ring around it while the keyboard is in it and came there by a key.
final class PanelFrame extends StackPane {
    private static final PseudoClass RINGED = PseudoClass.getPseudoClass("ringed");

    PanelFrame(Node... panels) {
        super(panels);
        getStyleClass().add("panel-frame");
        var ring = new Region();
        ring.getStyleClass().add("panel-ring");
        ring.setMouseTransparent(true);
        getChildren().add(ring);
        sceneProperty()
                .flatMap(scene -> scene.focusOwnerProperty())
                .subscribe(
                        owner -> {
                            if (!holds(owner)) {
                                ring(false);
                            }
                        });
        // a click shows by itself where the keyboard is
        addEventFilter(javafx.scene.input.MouseEvent.MOUSE_PRESSED, _ -> ring(false));
        setMinSize(0, 0);
    }

    /// Whether a node lies in the panel.
    boolean holds(@Nullable Node node) {
        Node n = node;
        while (n != null && !n.equals(this)) {
            n = n.getParent();
        }
        return n != null;
    }

    /// Shows the ring, until the keyboard leaves the panel or the mouse is used in it.
    void ring(boolean there) {
        pseudoClassStateChanged(RINGED, there);
    }

    /// Whether the ring is shown.
    boolean ringed() {
        return getPseudoClassStates().contains(RINGED);
    }
}
