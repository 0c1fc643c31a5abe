package lexiscope.ui.map;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import lexiscope.projection.Projection;
import lexiscope.projection.ProjectionOption;
import lexiscope.projection.Tsne;
import lexiscope.ui.kit.Icons;
import lexiscope.ui.kit.ScrollArea;
import lexiscope.ui.typography.RowLabel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;

/// The options of a projection, each with its default explained; nothing runs before Apply is
/// pressed.
final class OptionsForm extends VBox {
    private static final double WIDTH = 320;

    /// Kept free for the scroll bar.
    private static final double GUTTER = 14;

    private final VBox rows = new VBox(8);
    private final Label title = new RowLabel();
    private final Button button = new Button("Apply");
    private final Label refusal = new RowLabel();
    private final List<Field> fields = new ArrayList<>();
    private final Consumer<Projection> apply;
    private final Optional<DoubleConsumer> exaggerate;

    /// @param limit higher than this the options do not grow, they scroll
    /// @param apply takes the projection with the chosen options
    /// @param exaggerate changes the exaggeration of the map under way; empty where there is none
    OptionsForm(double limit, Consumer<Projection> apply, Optional<DoubleConsumer> exaggerate) {
        super(6);
        this.apply = apply;
        this.exaggerate = exaggerate;
        getStyleClass().add("form");
        title.getStyleClass().add("panel-title");
        var scroll =
                new ScrollArea(rows) {
                    @Override
                    protected double computePrefHeight(double width) {
                        // wrapped sentences are as high as their width makes them
                        return Math.min(limit, rows.prefHeight(WIDTH - GUTTER) + 2);
                    }
                };
        scroll.setFitToWidth(true);

        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setPrefWidth(WIDTH);
        button.getStyleClass().add("primary");
        refusal.getStyleClass().add("problem");
        refusal.setWrapText(true);
        refusal.managedProperty().bind(refusal.textProperty().isNotEmpty());
        button.disableProperty().bind(refusal.textProperty().isNotEmpty());
        getChildren().setAll(title, scroll, refusal, button);
    }

    /// A field of the form and what is wrong with it.
    private record Field(ProjectionOption choice, TextField text, Label problem) {}

    void show(Projection projection) {
        title.setText(projection.label());
        rows.getChildren().setAll(hint(projection.purpose()));
        if (projection instanceof Tsne tsne) {
            exaggerate.ifPresent(live -> rows.getChildren().add(slider(tsne.exaggeration(), live)));
        }
        fields.clear();
        for (ProjectionOption choice : projection.choices()) {
            rows.getChildren().add(row(choice, projection));
        }
        read(projection);
        button.setOnAction(_ -> read(projection).ifPresent(apply));
    }

    /// The projection as the fields have it; empty where one of them is not valid, which is said
    /// below it and beside the button.
    private Optional<Projection> read(Projection from) {
        Projection read = from;
        var wrong = new ArrayList<String>();
        for (Field field : fields) {
            String problem = "";
            try {
                double value = Double.parseDouble(field.text.getText().strip());
                read = read.with(field.choice.name(), value);
            } catch (NumberFormatException e) {
                problem =
                        "Type a number from "
                                + written(field.choice, field.choice.least())
                                + " to "
                                + written(field.choice, field.choice.most())
                                + ".";
            } catch (IllegalArgumentException e) {
                problem = String.valueOf(e.getMessage());
            }
            field.problem.setText(problem);
            if (!problem.isEmpty()) {
                wrong.add("“" + field.choice.label() + "”");
            }
        }
        refusal.setText(
                wrong.isEmpty()
                        ? ""
                        : "Nothing can be applied before "
                                + String.join(", ", wrong)
                                + (wrong.size() == 1 ? " is" : " are")
                                + " valid.");
        return wrong.isEmpty() ? Optional.of(read) : Optional.empty();
    }

    /// Exaggerates the map that is being made, at once.
    private static VBox slider(double now, DoubleConsumer live) {
        var slider = new Slider(1, 12, now);
        slider.setId("exaggeration-now");
        slider.setAccessibleText("Exaggeration of the iterations to come");
        var value = new RowLabel(String.valueOf(now));
        value.getStyleClass().add("mono");
        slider.valueProperty()
                .subscribe(
                        (_, factor) -> {
                            double rounded = Math.round(factor.doubleValue() * 10) / 10.0;
                            value.setText(String.valueOf(rounded));
                            live.accept(rounded);
                        });
        var head = new HBox(8, new RowLabel("Exaggeration now"), Icons.spacer(), value);
        head.setAlignment(Pos.CENTER_LEFT);
        return new VBox(
                2,
                head,
                slider,
                hint(
                        "Acts on the iterations to come, after the early ones; nothing is begun"
                                + " anew."));
    }

    private VBox row(ProjectionOption choice, Projection from) {
        var text = new TextField(written(choice, from.value(choice.name())));
        text.setPrefWidth(80);
        text.getStyleClass().add("mono");
        text.setAccessibleText(choice.label());
        var label = new RowLabel(choice.label());
        var problem = new RowLabel();
        problem.getStyleClass().add("problem");
        problem.setWrapText(true);
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        fields.add(new Field(choice, text, problem));
        // what one field may hold can hang on another: all are read again
        text.textProperty().addListener((_, _, _) -> read(from));
        var head = new HBox(8, label, Icons.spacer(), text);
        head.setAlignment(Pos.CENTER_LEFT);
        return new VBox(
                2,
                head,
                hint(choice.purpose() + " Default " + written(choice, choice.standard()) + "."),
                problem);
    }

    private static Label hint(String text) {
        var hint = new RowLabel(text);
        hint.setWrapText(true);
        hint.getStyleClass().add("hint");
        return hint;
    }

    private static String written(ProjectionOption choice, double value) {
        return switch (choice) {
            case ProjectionOption.Whole _ -> String.valueOf((long) value);
            case ProjectionOption.Real _ -> String.valueOf(value);
        };
    }
}
