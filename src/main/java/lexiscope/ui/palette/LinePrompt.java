package lexiscope.ui.palette;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;

import lexiscope.ui.edit.LineField;
import lexiscope.ui.kit.Palette;
import lexiscope.ui.typography.RowLabel;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/// Asks for a line of text, over everything. What is refused is said under the field, and what was
/// typed stays.
public final class LinePrompt {
    private final Label question = new RowLabel();
    private final LineField field;
    private final Label problem = new RowLabel();
    private final StackPane root = new StackPane();
    private Consumer<String> answer = _ -> {};
    private @Nullable Node before;

    public LinePrompt(Palette palette) {
        field = new LineField(palette, Font.font("Inter", 13));
        field.setId("prompt");
        field.setOnAction(this::take);
        question.getStyleClass().add("panel-title");
        problem.getStyleClass().add("problem");
        problem.setWrapText(true);
        problem.managedProperty().bind(problem.visibleProperty());
        var take = new Button("OK");
        take.getStyleClass().add("primary");
        take.setOnAction(_ -> take());
        var leave = new Button("Cancel");
        leave.setOnAction(_ -> hide());
        var foot = new HBox(8, take, leave);
        foot.setAlignment(Pos.CENTER_LEFT);
        var card = new VBox(10, question, field, problem, foot);
        card.getStyleClass().add("asking-card");
        card.setMaxSize(420, Region.USE_PREF_SIZE);
        root.getChildren().add(card);
        root.getStyleClass().add("asking");
        StackPane.setAlignment(card, Pos.TOP_CENTER);
        root.setVisible(false);
        root.addEventFilter(
                KeyEvent.KEY_PRESSED,
                e -> {
                    if (e.getCode() == KeyCode.ESCAPE) {
                        hide();
                        e.consume();
                    }
                });
    }

    public Node node() {
        return root;
    }

    public boolean isOpen() {
        return root.isVisible();
    }

    /// Asks.
    ///
    /// @param take hears the answer; refuses it by an IllegalArgumentException with a sentence
    public void ask(String asked, String prompt, Consumer<String> take) {
        before = root.getScene() == null ? null : root.getScene().getFocusOwner();
        question.setText(asked);
        field.setPromptText(prompt);
        field.setText("");
        field.setAccessibleText(asked);
        problem.setVisible(false);
        answer = take;
        root.setVisible(true);
        field.requestFocus();
    }

    /// Closes it and gives the keyboard back.
    public void hide() {
        if (!root.isVisible()) {
            return;
        }
        root.setVisible(false);
        if (before != null) {
            before.requestFocus();
        }
    }

    private void take() {
        try {
            answer.accept(field.getText());
            hide();
        } catch (IllegalArgumentException e) {
            problem.setText(e.getMessage());
            problem.setVisible(true);
        }
    }
}
