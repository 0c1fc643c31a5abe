package lexiscope.ui.open;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import lexiscope.ui.kit.Icons;
import lexiscope.ui.typography.RowLabel;

/// A model in a list: its name, what it is, and something at the right. One click opens it.
final class ModelRow extends Button {
    /// @param name what it goes by
    /// @param about what it is
    /// @param right a size, or what is missing
    /// @param where its place, for the tool tip
    ModelRow(String name, String about, String right, String where, Runnable open) {
        getStyleClass().add("model-row");
        var title = new RowLabel(name);
        title.getStyleClass().add("model-name");
        var second = new RowLabel(about);
        second.getStyleClass().add("muted");
        var texts = new VBox(1, title, second);
        texts.setMinWidth(0);
        texts.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(texts, Priority.ALWAYS);
        var end = new RowLabel(right);
        end.getStyleClass().addAll("muted", "mono");
        end.setMinWidth(USE_PREF_SIZE);
        var line = new HBox(12, texts, end);
        line.setAlignment(Pos.CENTER_LEFT);
        setGraphic(line);
        setMaxWidth(Double.MAX_VALUE);
        setAccessibleText("Open " + name + ", " + about + " " + right);
        setTooltip(new Tooltip(where));
        setOnAction(_ -> open.run());
        // the graphic of a button is as wide as it likes; a row is as wide as the list
        line.prefWidthProperty().bind(widthProperty().subtract(24));
    }

    /// The same with a mark that something is missing.
    ModelRow unfinished() {
        if (getGraphic() instanceof HBox line) {
            line.getChildren().addFirst(Icons.of("fth-alert-triangle"));
        }
        getStyleClass().add("unfinished");
        return this;
    }
}
