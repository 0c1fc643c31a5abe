package lexiscope.ui.trial;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

import lexiscope.ui.kit.GivingWay;
import lexiscope.ui.kit.Icons;
import lexiscope.ui.typography.RowLabel;

/// Heads of the parts of the page.
final class Section {
    private Section() {}

    /// A head: title, tools at the right.
    static HBox head(String title, Node... tools) {
        return head(title, new RowLabel(), tools);
    }

    /// The same with a figure beside the title.
    static HBox head(String title, Label figure, Node... tools) {
        var name = new RowLabel(title);
        name.getStyleClass().add("panel-title");
        name.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
        figure.getStyleClass().add("muted");
        figure.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
        var head = new GivingWay(8, name, figure, Icons.spacer());
        head.giveWay(java.util.List.of(figure));
        figure.textProperty().subscribe(_ -> head.refit());
        head.getChildren().addAll(tools);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("bench-head");
        return head;
    }
}
