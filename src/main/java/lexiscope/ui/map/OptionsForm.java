package lexiscope.ui.map;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import lexiscope.projection.Choice;
import lexiscope.projection.Projection;
import lexiscope.ui.kit.Icons;

import java.util.function.Consumer;

/// The options of a projection, each with its default explained; nothing runs before Apply is
/// pressed.
final class OptionsForm extends VBox {
    private final Consumer<Projection> apply;

    /// @param apply takes the projection with the chosen options
    OptionsForm(Consumer<Projection> apply) {
        super(6);
        this.apply = apply;
        getStyleClass().add("form");
        setPrefWidth(300);
    }

    void show(Projection projection) {
        var title = new Label(projection.label());
        title.getStyleClass().add("panel-title");
        getChildren().setAll(title, hint(projection.purpose()));
        var chosen = new Projection[] {projection};
        for (Choice choice : projection.choices()) {
            getChildren().add(row(choice, chosen));
        }
        var button = new Button("Apply");
        button.getStyleClass().add("primary");
        button.setOnAction(_ -> apply.accept(chosen[0]));
        getChildren().add(button);
    }

    private static VBox row(Choice choice, Projection[] chosen) {
        var field = new TextField(written(choice, chosen[0].value(choice.name())));
        field.setPrefWidth(80);
        field.getStyleClass().add("mono");
        field.setAccessibleText(choice.label());
        var label = new Label(choice.label());
        var problem = new Label();
        problem.getStyleClass().add("problem");
        problem.setWrapText(true);
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        field.textProperty()
                .subscribe(
                        text -> {
                            try {
                                chosen[0] =
                                        chosen[0].with(
                                                choice.name(), Double.parseDouble(text.strip()));
                                problem.setText("");
                            } catch (NumberFormatException e) {
                                problem.setText(
                                        "Type a number from "
                                                + written(choice, choice.least())
                                                + " to "
                                                + written(choice, choice.most())
                                                + ".");
                            } catch (IllegalArgumentException e) {
                                problem.setText(String.valueOf(e.getMessage()));
                            }
                        });
        var head = new HBox(8, label, Icons.spacer(), field);
        head.setAlignment(Pos.CENTER_LEFT);
        return new VBox(
                2,
                head,
                hint(choice.purpose() + " Default " + written(choice, choice.standard()) + "."),
                problem);
    }

    private static Label hint(String text) {
        var hint = new Label(text);
        hint.setWrapText(true);
        hint.getStyleClass().add("hint");
        return hint;
    }

    private static String written(Choice choice, double value) {
        return switch (choice) {
            case Choice.Whole _ -> String.valueOf((long) value);
            case Choice.Real _ -> String.valueOf(value);
        };
    }
}
