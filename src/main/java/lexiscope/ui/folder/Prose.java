package lexiscope.ui.folder;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;

import lexiscope.ui.typography.RowLabel;

/// Sentences as labels.
final class Prose {
    private Prose() {}

    /// A sentence over as many rows as it needs.
    static Label of(String text, String style) {
        var label = new RowLabel(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }

    /// `1 line`, `3,000 lines`.
    static String counted(long n, String what) {
        return lexiscope.ui.kit.Numbers.whole(n) + " " + what + (n == 1 ? "" : "s");
    }
}
