package lexiscope.ui.text;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;

import lexiscope.ui.edit.LineField;
import lexiscope.ui.kit.Palette;
import lexiscope.ui.typography.RowLabel;

import org.controlsfx.control.PopOver;

/// Takes labelled spans that are pasted, as JSON lines.
final class LabelsForm extends VBox {
    private final LabelsOver labels;
    private final LineField field;
    private final Label problem = new RowLabel();
    private final PopOver over = new PopOver(this);

    LabelsForm(LabelsOver labels, Palette palette) {
        super(8);
        this.labels = labels;
        getStyleClass().add("windows-form");
        field = new LineField(palette, Font.font("JetBrains Mono", 12));
        field.setId("labels-field");
        field.setPrefWidth(360);
        field.setPromptText("{\"start\": 0, \"end\": 4, \"label\": \"NAME\"}");
        field.setAccessibleText("Labels as JSON lines");
        field.setOnAction(this::take);
        problem.getStyleClass().add("problem");
        problem.setId("labels-problem");
        problem.managedProperty().bind(problem.visibleProperty());
        problem.setVisible(false);
        var lay = new Button("Lay over the text");
        lay.setId("labels-lay");
        lay.getStyleClass().add("primary");
        lay.setOnAction(_ -> take());
        var title = new RowLabel("Labels, a line each: start, end, label");
        getChildren().addAll(title, field, problem, lay);
        over.setArrowLocation(PopOver.ArrowLocation.BOTTOM_LEFT);
    }

    /// Opens it beside a node.
    void show(Node beside) {
        field.setText("");
        problem.setVisible(false);
        over.show(beside);
        field.requestFocus();
    }

    private void take() {
        try {
            labels.take(field.getText());
            over.hide();
        } catch (IllegalArgumentException e) {
            problem.setText(e.getMessage());
            problem.setVisible(true);
        }
    }
}
