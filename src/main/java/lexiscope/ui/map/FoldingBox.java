package lexiscope.ui.map;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import lexiscope.ui.kit.Icons;
import lexiscope.ui.typography.RowLabel;

import java.util.List;

/// A box over the map that folds to its title, by itself where the map is small.
class FoldingBox extends VBox {
    private final Label title = new RowLabel();
    private final Label hint = new RowLabel();
    private final VBox body = new VBox(3);
    private final Button fold;
    private final String what;
    private final BooleanProperty folded = new SimpleBooleanProperty();
    private boolean chosen;

    /// @param what it is, after "Fold" and "Unfold"
    FoldingBox(String what) {
        this.what = what;
        getStyleClass().add("legend");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        title.getStyleClass().add("muted");
        title.setMinWidth(Region.USE_PREF_SIZE);
        hint.getStyleClass().add("hint");
        hint.visibleProperty().bind(folded.not());
        hint.managedProperty().bind(hint.visibleProperty());
        fold = Icons.button("fth-chevron-down", "Fold " + what, this::toggle);
        fold.getStyleClass().add("fold-button");
        var head = new HBox(8, title, Icons.spacer(), hint, fold);
        head.setAlignment(Pos.CENTER_LEFT);
        body.visibleProperty().bind(folded.not());
        body.managedProperty().bind(body.visibleProperty());
        folded.subscribe(
                now ->
                        Icons.named(
                                fold,
                                now ? "fth-chevron-up" : "fth-chevron-down",
                                (now ? "Unfold " : "Fold ") + what));
        getChildren().setAll(head, body);
    }

    private void toggle() {
        chosen = true;
        folded.set(!folded.get());
    }

    /// Folds or unfolds it, unless a person has chosen.
    void small(boolean now) {
        if (!chosen) {
            folded.set(now);
        }
    }

    /// Shows something.
    ///
    /// @param explained a sentence on what is shown, for a tool tip; "" for none
    final void show(String title, String hint, String explained, List<Node> below) {
        this.title.setText(title);
        this.title.setTooltip(explained.isEmpty() ? null : new Tooltip(explained));
        this.hint.setText(hint);
        body.getChildren().setAll(below);
        fold.setVisible(!below.isEmpty());
        fold.setManaged(!below.isEmpty());
        setAccessibleText(what + ": " + title);
    }
}
