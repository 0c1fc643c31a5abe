package lexiscope.ui.map;

import javafx.scene.control.ToggleButton;

import lexiscope.ui.kit.Icons;
import lexiscope.ui.kit.Numbers;
import lexiscope.ui.session.Session;
import lexiscope.ui.session.TextSplit;

import java.util.Optional;

/// Switches the path of the text on and off, and follows the text while it is on.
final class PathSwitch extends ToggleButton {
    private final Session session;
    private final Runnable changed;
    private TextPath path = TextPath.NONE;

    /// @param changed told when another path is to be drawn
    PathSwitch(Session session, Runnable changed) {
        this.session = session;
        this.changed = changed;
        Icons.named(this, "fth-share-2", "Join the tokens of the text by a path");
        setId("map-path");
        session.split().subscribe(_ -> follow());
        session.focus().subscribe(_ -> follow());
        selectedProperty().subscribe(_ -> follow());
    }

    /// The path to draw.
    TextPath path() {
        return path;
    }

    /// What is to be said of it, where not all of it is drawn.
    Optional<String> said() {
        return path.of() <= path.ids().length
                ? Optional.empty()
                : Optional.of(
                        "path: "
                                + Numbers.whole(path.ids().length)
                                + " of the text's "
                                + Numbers.whole(path.of())
                                + " tokens, around the caret");
    }

    private void follow() {
        if (!isSelected() && path.of() == 0) {
            return;
        }
        TextSplit split = session.split().get();
        path =
                isSelected()
                        ? TextPath.of(split.after(), session.focus().get().pieceIn(split.after()))
                        : TextPath.NONE;
        changed.run();
    }
}
