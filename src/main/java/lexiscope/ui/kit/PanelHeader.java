package lexiscope.ui.kit;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

import lexiscope.ui.typography.RowLabel;

/// The header of a panel: title, a count beside it, tools at the right.
public final class PanelHeader extends HBox {
    private final Label count = new RowLabel();

    public PanelHeader(String title, Node... tools) {
        getStyleClass().add("panel-header");
        setAlignment(Pos.CENTER_LEFT);
        var name = new RowLabel(title);
        name.getStyleClass().add("panel-title");
        name.setMinWidth(USE_PREF_SIZE);
        count.getStyleClass().add("panel-count");
        getChildren().addAll(name, count, Icons.spacer());
        getChildren().addAll(tools);
    }

    /// Sets what stands beside the title.
    public void count(String text) {
        count.setText(text);
    }
}
