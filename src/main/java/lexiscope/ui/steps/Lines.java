package lexiscope.ui.steps;

import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;

import lexiscope.ui.kit.TokenChip;
import lexiscope.ui.typography.RowLabel;
import lexiscope.vocabulary.ShownForm;
import lexiscope.vocabulary.Vocabulary;

import java.util.List;
import java.util.function.IntConsumer;

/// The small parts that the page is made of.
final class Lines {
    private Lines() {}

    static Label title(String text) {
        return styled(text, "strong");
    }

    static Label sentence(String text) {
        var label = styled(text, "muted");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    static Label small(String text) {
        return styled(text, "small");
    }

    static Label mono(String text) {
        return styled(ShownForm.visible(text), "mono");
    }

    static Label number(String text) {
        return styled(text, "number-label");
    }

    private static Label styled(String text, String style) {
        var label = new RowLabel(text);
        label.getStyleClass().add(style);
        return label;
    }

    static FlowPane flow(List<? extends Node> nodes) {
        var flow = new FlowPane(5, 4);
        flow.getChildren().addAll(nodes);
        return flow;
    }

    /// A token that becomes the focused one by a click, or by Enter where the keyboard is on it.
    static TokenChip chip(Vocabulary vocabulary, int id, IntConsumer chosen) {
        var chip = new TokenChip(vocabulary, id);
        chip.setAccessibleText(vocabulary.shown(id) + ", token " + id);
        press(chip, () -> chosen.accept(id));
        return chip;
    }

    /// Lets a label be pressed: by a click, or by Enter or the space bar where the keyboard is on
    /// it.
    static void press(Label label, Runnable pressed) {
        label.getStyleClass().add("link");
        label.setFocusTraversable(true);
        label.setAccessibleRole(AccessibleRole.BUTTON);
        label.setOnMouseClicked(_ -> pressed.run());
        label.setOnKeyPressed(
                e -> {
                    if (e.getCode() == KeyCode.ENTER || e.getCode() == KeyCode.SPACE) {
                        pressed.run();
                        e.consume();
                    }
                });
    }
}
