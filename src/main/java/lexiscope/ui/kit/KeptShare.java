package lexiscope.ui.kit;

import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;

import org.jspecify.annotations.Nullable;

/// Keeps the share of the first of two parts that lie above each other: as it was dragged, or as
/// usual, whatever the height was in between.
public final class KeptShare {
    private final SplitPane parted;
    private double share;

    private KeptShare(SplitPane parted, double usual) {
        this.parted = parted;
        share = usual;
    }

    /// Keeps it.
    ///
    /// @param usual the share of the first part where nobody dragged
    public static void of(SplitPane parted, double usual) {
        var kept = new KeptShare(parted, usual);
        kept.part();
        parted.heightProperty().subscribe(_ -> kept.part());
        parted.addEventFilter(MouseEvent.MOUSE_RELEASED, kept::released);
    }

    private void part() {
        parted.setDividerPositions(share);
    }

    private void released(MouseEvent e) {
        if (e.getTarget() instanceof Node at && (divider(at) || divider(at.getParent()))) {
            share = parted.getDividerPositions()[0];
        }
    }

    private static boolean divider(@Nullable Node node) {
        return node != null && node.getStyleClass().contains("split-pane-divider");
    }
}
