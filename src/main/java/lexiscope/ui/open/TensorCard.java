package lexiscope.ui.open;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import lexiscope.ui.kit.Icons;
import lexiscope.ui.typography.RowLabel;
import lexiscope.ui.workspace.TensorQuestion;
import lexiscope.ui.workspace.Workspace;

import java.util.Optional;

/// Asks which of several tensors is the embedding matrix, over whatever stands in the window.
public final class TensorCard {
    private final Workspace workspace;
    private final Label sentence = new RowLabel();
    private final ListView<String> names = new ListView<>();
    private final StackPane root;

    public TensorCard(Workspace workspace) {
        this.workspace = workspace;
        var title = new RowLabel("Which tensor is the embedding matrix?");
        title.getStyleClass().add("panel-title");
        sentence.setWrapText(true);
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        sentence.getStyleClass().add("muted");
        names.setId("tensor-choices");
        names.getStyleClass().add("tensor-choices");
        names.setAccessibleText("The tensors to choose from, the likelier first");
        names.setOnMouseClicked(
                e -> {
                    if (e.getClickCount() == 2) {
                        take();
                    }
                });
        names.setOnKeyPressed(
                e -> {
                    if (e.getCode() == KeyCode.ENTER) {
                        take();
                        e.consume();
                    }
                });
        var take = new Button("Open with it", Icons.of("fth-check"));
        take.setId("take-tensor");
        take.getStyleClass().add("primary");
        take.setOnAction(_ -> take());
        var leave = new Button("Cancel");
        leave.setId("leave-tensor");
        leave.setOnAction(_ -> workspace.answer(""));
        var foot = new HBox(8, take, leave);
        foot.setAlignment(Pos.CENTER_LEFT);
        var card = new VBox(10, title, sentence, names, foot);
        card.setId("tensor-card");
        card.getStyleClass().add("asking-card");
        card.setMaxSize(560, Region.USE_PREF_SIZE);
        root = new StackPane(card);
        root.getStyleClass().add("asking");
        root.setAlignment(Pos.TOP_CENTER);
        workspace.question().subscribe(this::show);
    }

    /// The card over its ground; not there while nothing is asked.
    public Node node() {
        return root;
    }

    private void show(Optional<TensorQuestion> question) {
        root.setVisible(question.isPresent());
        question.ifPresent(
                q -> {
                    sentence.setText(q.sentence());
                    names.getItems().setAll(q.choices());
                    names.setPrefHeight(12 + 24.0 * Math.clamp(q.choices().size(), 3, 10));
                    names.getSelectionModel().selectFirst();
                    names.requestFocus();
                });
    }

    private void take() {
        String chosen = names.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            workspace.answer(chosen);
        }
    }
}
