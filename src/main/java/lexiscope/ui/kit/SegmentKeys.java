package lexiscope.ui.kit;

import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;

import java.util.List;

/// The arrow keys of a line of toggles, of which one is chosen: they go from one to the next, and
/// the space bar chooses. The toolkit's own select what they come to without doing it, so that one
/// would be seen and another be in force.
public final class SegmentKeys {
    private SegmentKeys() {}

    /// Gives them to a line.
    public static void of(HBox line) {
        line.addEventFilter(KeyEvent.KEY_PRESSED, e -> key(line.getChildren(), e));
    }

    private static void key(List<Node> toggles, KeyEvent e) {
        switch (e.getCode()) {
            case LEFT, UP, KP_LEFT, KP_UP -> step(toggles, -1);
            case RIGHT, DOWN, KP_RIGHT, KP_DOWN -> step(toggles, 1);
            default -> {
                return;
            }
        }
        e.consume();
    }

    private static void step(List<Node> toggles, int by) {
        int now = -1;
        for (int i = 0; i < toggles.size(); i++) {
            now = toggles.get(i).isFocused() ? i : now;
        }
        int to = now + by;
        while (to >= 0 && to < toggles.size() && toggles.get(to).isDisabled()) {
            to += by;
        }
        if (now >= 0 && to >= 0 && to < toggles.size()) {
            toggles.get(to).requestFocus();
        }
    }
}
