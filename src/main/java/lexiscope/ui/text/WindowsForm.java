package lexiscope.ui.text;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import lexiscope.passage.TokenWindows;
import lexiscope.store.TextReading;
import lexiscope.ui.session.Session;
import lexiscope.ui.typography.RowLabel;

import org.controlsfx.control.PopOver;

import java.util.List;

/// Asks for the windows that a long text is cut into: how many tokens each has, and how many two
/// share. What would not get on is refused in a sentence.
final class WindowsForm extends VBox {
    private static final int USUAL = 512;

    private final Session session;
    private final Spinner<Integer> size = number("windows-size", 1);
    private final Spinner<Integer> overlap = number("windows-overlap", 0);
    private final Label problem = new RowLabel();
    private final PopOver over = new PopOver(this);

    WindowsForm(Session session) {
        super(8);
        this.session = session;
        getStyleClass().add("windows-form");
        over.setArrowLocation(PopOver.ArrowLocation.BOTTOM_LEFT);
        problem.getStyleClass().add("problem");
        problem.setId("windows-problem");
        problem.managedProperty().bind(problem.visibleProperty());
        problem.setVisible(false);
        var draw = new Button("Draw");
        draw.setId("windows-draw");
        draw.getStyleClass().add("primary");
        draw.setOnAction(_ -> take());
        var none = new Button("No windows");
        none.setId("windows-none");
        none.setOnAction(_ -> set(0, 0));
        for (var number : List.of(size, overlap)) {
            // Enter draws; a number that is come to is written over
            number.getEditor().setOnAction(_ -> take());
            number.getEditor()
                    .focusedProperty()
                    .subscribe(here -> written(number.getEditor(), here));
        }
        getChildren()
                .addAll(
                        row("tokens of a window", size),
                        row("shared by two", overlap),
                        problem,
                        new HBox(8, draw, none));
    }

    private static Spinner<Integer> number(String id, int least) {
        var spinner = new Spinner<Integer>(least, 1 << 30, least);
        spinner.setId(id);
        spinner.setEditable(true);
        spinner.setPrefWidth(110);
        return spinner;
    }

    private static void written(TextField field, boolean here) {
        if (here) {
            field.selectAll();
        }
    }

    private static Node row(String words, Spinner<Integer> spinner) {
        var label = new RowLabel(words);
        label.setMinWidth(130);
        label.setPrefWidth(Region.USE_COMPUTED_SIZE);
        var row = new HBox(8, label, spinner);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    /// Opens it beside a node.
    void show(Node beside) {
        TextReading now = session.reading().get();
        int length = session.shown().get().flatMap(m -> m.facts().contextLength()).orElse(USUAL);
        int tokens = now.window() > 0 ? now.window() : length;
        size.getValueFactory().setValue(tokens);
        overlap.getValueFactory().setValue(now.window() > 0 ? now.overlap() : tokens / 8);
        problem.setVisible(false);
        over.show(beside);
        size.getEditor().requestFocus();
        written(size.getEditor(), true);
    }

    private void take() {
        size.commitValue();
        overlap.commitValue();
        try {
            var asked = new TokenWindows(0, size.getValue(), overlap.getValue());
            set(asked.size(), asked.overlap());
        } catch (IllegalArgumentException e) {
            problem.setText(e.getMessage());
            problem.setVisible(true);
        }
    }

    private void set(int tokens, int shared) {
        problem.setVisible(false);
        session.reading().set(session.reading().get().withWindows(tokens, shared));
    }
}
