package lexiscope.ui.trial;

import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

import lexiscope.trial.Trial;
import lexiscope.trial.proposal.As;
import lexiscope.trial.proposal.Proposal;
import lexiscope.ui.kit.Numbers;
import lexiscope.ui.kit.SegmentKeys;
import lexiscope.ui.typography.RowLabel;
import lexiscope.vocabulary.AddedToken;
import lexiscope.vocabulary.TokenKind;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// How the token that is looked at is proposed: as what, with which flags, with a note; and how
/// many rows there are to be.
final class TrialForm {
    private static final List<Integer> MULTIPLES = List.of(1, 8, 16, 32, 64, 128, 256);

    private final Bench bench;
    private final Map<As, ToggleButton> as = new EnumMap<>(As.class);
    private final CheckBox singleWord = new CheckBox("Single word");
    private final CheckBox normalized = new CheckBox("Normalised");
    private final CheckBox leftStrip = new CheckBox("Eats space before");
    private final CheckBox rightStrip = new CheckBox("Eats space after");
    private final CheckBox special = new CheckBox("Special");
    private final TextField note = new TextField();
    private final RowLabel reserve = new RowLabel();
    private final ComboBox<Integer> multiple = new ComboBox<>();
    private final VBox root = new VBox(6);
    private boolean filling;

    TrialForm(Bench bench) {
        this.bench = bench;
        note.setPromptText("A note");
        note.setAccessibleText("A note on this token");
        note.setId("bench-note");
        note.setOnAction(_ -> keepNote());
        note.focusedProperty().subscribe(on -> keepNoteUnless(on));
        reserve.getStyleClass().add("hint");
        reserve.setWrapText(true);
        flags().forEach(f -> f.selectedProperty().subscribe(_ -> propose()));
        multiple.setId("bench-multiple");
        multiple.setAccessibleText("Rows are rounded up to a multiple of");
        multiple.getItems().setAll(MULTIPLES);
        multiple.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(Integer value) {
                        return value == null || value == 1 ? "no padding" : "of " + value;
                    }

                    @Override
                    public Integer fromString(String text) {
                        return 1;
                    }
                });
        multiple.valueProperty().subscribe(this::pad);
        var padding = new HBox(8, inLine("Pad rows to a multiple"), multiple);
        padding.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        root.getChildren()
                .setAll(
                        kinds(),
                        reserve,
                        explained(singleWord, "not inside a longer word"),
                        explained(normalized, "found in the normalised text"),
                        leftStrip,
                        rightStrip,
                        explained(special, "skipped when decoding"),
                        note,
                        padding);
        bench.session().trials().subscribe(_ -> show());
        bench.chosen().subscribe(_ -> show());
        bench.draft().subscribe(_ -> show());
    }

    private Node kinds() {
        var group = new ToggleGroup();
        var box = new HBox();
        box.getStyleClass().add("segments");
        SegmentKeys.of(box);
        for (As each : As.values()) {
            var button =
                    new ToggleButton(
                            switch (each) {
                                case ADDED -> "Added token";
                                case ENTRY -> "Entry";
                                case UNUSED -> "Reserved";
                            });
            button.setId("bench-as-" + each.word());
            button.setAccessibleText("As " + each.label());
            button.setToggleGroup(group);
            button.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(button, Priority.ALWAYS);
            button.setOnAction(
                    _ -> {
                        button.setSelected(true);
                        propose();
                    });
            as.put(each, button);
            box.getChildren().add(button);
        }
        return box;
    }

    Node node() {
        return root;
    }

    private List<CheckBox> flags() {
        return List.of(singleWord, normalized, leftStrip, rightStrip, special);
    }

    private static Label inLine(String text) {
        var label = new RowLabel(text);
        label.getStyleClass().add("muted");
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private static Node explained(CheckBox box, String why) {
        var hint = new RowLabel(why);
        hint.getStyleClass().add("hint");
        hint.setMinWidth(0);
        var both = new VBox(0, box, hint);
        both.getStyleClass().add("explained");
        return both;
    }

    private int chosen() {
        return bench.chosen().get();
    }

    private void keepNoteUnless(boolean focused) {
        if (!focused) {
            keepNote();
        }
    }

    private void keepNote() {
        if (!filling && bench.draft().get().isEmpty() && chosen() >= 0) {
            String text = note.getText();
            bench.change(bench.trials().changing(chosen(), t -> t.noting(text)));
        }
    }

    private void pad(Integer rows) {
        if (!filling && rows != null) {
            bench.change(bench.trials().multiple(rows));
        }
    }

    /// The same text, proposed as the form says.
    Proposal asHere(String content) {
        var kind =
                as.entrySet().stream()
                        .filter(e -> e.getValue().isSelected())
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse(As.ADDED);
        return new Proposal(
                new AddedToken(
                        content,
                        singleWord.isSelected(),
                        leftStrip.isSelected(),
                        rightStrip.isSelected(),
                        normalized.isSelected(),
                        special.isSelected()),
                kind);
    }

    private void propose() {
        if (filling) {
            return;
        }
        if (bench.draft().get().isPresent()) {
            bench.draft().set(bench.draft().get().map(d -> asHere(d.content())));
        } else if (chosen() >= 0) {
            bench.change(bench.trials().changing(chosen(), t -> t.proposing(asHere(t.content()))));
        }
    }

    private void show() {
        filling = true;
        var draft = bench.draft().get();
        boolean any = draft.isPresent() || chosen() >= 0 && chosen() < bench.trials().size();
        if (any) {
            Trial trial = draft.map(Trial::of).orElseGet(() -> bench.trials().list().get(chosen()));
            fill(trial);
        } else {
            fill(Trial.of(""));
        }
        note.setDisable(draft.isPresent() || !any);
        int rows = bench.trials().multiple();
        if (!multiple.getItems().contains(rows)) {
            multiple.getItems().add(rows);
        }
        multiple.setValue(rows);
        int free = free();
        reserve.setText(
                free == 0
                        ? "This vocabulary has no unused entry."
                        : Numbers.whole(free)
                                + (free == 1 ? " entry is unused" : " entries are unused")
                                + ": Reserved takes one, and the matrix need not grow.");
        as.values().forEach(b -> b.setDisable(false));
        button(As.UNUSED).setDisable(free == 0);
        filling = false;
    }

    private ToggleButton button(As kind) {
        return java.util.Objects.requireNonNull(as.get(kind));
    }

    private int free() {
        return bench.model()
                .map(m -> m.vocabulary())
                .map(
                        v ->
                                (int)
                                        IntStream.range(0, v.size())
                                                .filter(
                                                        i ->
                                                                v.has(i)
                                                                        && v.kind(i)
                                                                                == TokenKind.UNUSED)
                                                .count())
                .orElse(0);
    }

    private void fill(Trial trial) {
        var token = trial.proposal().token();
        button(trial.proposal().as()).setSelected(true);
        singleWord.setSelected(token.singleWord());
        normalized.setSelected(token.normalized());
        leftStrip.setSelected(token.leftStrip());
        rightStrip.setSelected(token.rightStrip());
        special.setSelected(token.special());
        flags().forEach(f -> f.setDisable(trial.proposal().as() == As.ENTRY));
        if (!note.getText().equals(trial.note())) {
            note.setText(trial.note());
        }
    }
}
