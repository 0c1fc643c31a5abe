package lexiscope.ui.steps;

import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import lexiscope.tokenizer.Tokenizer;
import lexiscope.tokenizer.subword.steps.Steps;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/// The stages at the left of the page, each with what it did in a sentence; one is chosen.
final class StageList extends VBox {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    // not buttons: those do not break their words to the width that there is
    private final Map<Stage, HBox> rows = new EnumMap<>(Stage.class);

    StageList(Consumer<Stage> chosen) {
        getStyleClass().add("stage-list");
        for (Stage stage : Stage.values()) {
            var row = new HBox(10);
            row.setId("stage-" + stage.name().toLowerCase(Locale.ROOT));
            row.getStyleClass().add("stage");
            row.setFocusTraversable(true);
            row.setAccessibleRole(AccessibleRole.RADIO_BUTTON);
            row.setOnMouseClicked(_ -> chosen.accept(stage));
            row.setOnKeyPressed(
                    e -> {
                        if (e.getCode() == KeyCode.ENTER || e.getCode() == KeyCode.SPACE) {
                            chosen.accept(stage);
                            e.consume();
                        }
                    });
            rows.put(stage, row);
            getChildren().add(row);
        }
    }

    void select(Stage stage) {
        rows.forEach((s, row) -> row.pseudoClassStateChanged(SELECTED, s == stage));
    }

    void show(Tokenizer tokenizer, Walk walk, int stop) {
        Steps steps =
                stop < 0
                        ? new Steps.Direct(List.of())
                        : walk.stops()
                                .get(stop)
                                .word()
                                .map(w -> w.steps())
                                .orElse(new Steps.Direct(List.of()));
        int n = 0;
        for (var entry : rows.entrySet()) {
            n++;
            Stage stage = entry.getKey();
            var number = Lines.small(Integer.toString(n));
            number.getStyleClass().add("stage-number");
            number.setMinWidth(Region.USE_PREF_SIZE);
            var title = Lines.title(stage.title(steps));
            var sentence = Lines.sentence(stage.did(tokenizer, walk, stop));
            var words = new VBox(2, title, sentence);
            words.setMinWidth(0);
            HBox.setHgrow(words, Priority.ALWAYS);
            entry.getValue().getChildren().setAll(number, words);
            entry.getValue().setAccessibleText(title.getText() + ": " + sentence.getText());
        }
    }
}
