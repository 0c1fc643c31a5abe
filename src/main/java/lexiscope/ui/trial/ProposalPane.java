package lexiscope.ui.trial;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import javafx.stage.FileChooser;

import lexiscope.corpus.TextFiles;
import lexiscope.trial.proposal.As;
import lexiscope.trial.proposal.Proposal;
import lexiscope.trial.proposal.Quoted;
import lexiscope.trial.proposal.TokenLines;
import lexiscope.ui.edit.LineField;
import lexiscope.ui.kit.Icons;
import lexiscope.ui.kit.Palette;
import lexiscope.ui.kit.ScrollArea;
import lexiscope.ui.typography.RowLabel;
import lexiscope.vocabulary.AddedToken;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The tokens on the bench, and the form of the one that is looked at.
final class ProposalPane {
    /// Trials that are drawn; of more the number is said.
    private static final int DRAWN = 200;

    private final Bench bench;
    private final LineField typed;
    private final ComboBox<As> as = new ComboBox<>();
    private final CheckBox singleWord = new CheckBox("Single word");
    private final CheckBox leftStrip = new CheckBox("Eats space before");
    private final CheckBox rightStrip = new CheckBox("Eats space after");
    private final CheckBox normalized = new CheckBox("Normalised");
    private final CheckBox special = new CheckBox("Special");
    private final TextField note = new TextField();
    private final VBox list = new VBox(2);
    private final VBox form = new VBox(6);
    private final ScrollPane scroll;
    private boolean filling;

    ProposalPane(Bench bench, Palette palette) {
        this.bench = bench;
        typed = new LineField(palette, Font.font("JetBrains Mono", 13));
        typed.setId("bench-token");
        typed.setPromptText("a word, or <|my_token|>");
        typed.setAccessibleText("A token to add");
        typed.setOnAction(this::addTyped);
        var add = new Button("Add", Icons.of("fth-plus"));
        add.setId("bench-add");
        add.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
        add.setOnAction(_ -> addTyped());
        var paste = new Button("Paste a list");
        paste.setOnAction(_ -> paste());
        var file = new Button("From a file…");
        file.setOnAction(_ -> file());
        var words = new Button("Words split most");
        words.setId("bench-words");
        words.setOnAction(_ -> bench.addSplitWords(10));
        HBox.setHgrow(typed, Priority.ALWAYS);
        var line = new HBox(6, typed, add);
        line.setAlignment(Pos.CENTER_LEFT);
        var more = new FlowPane(6, 6, paste, file, words);
        form();
        var all = new VBox(8, line, more, list, form);
        all.getStyleClass().add("form");
        scroll = new ScrollArea(all);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        bench.state().subscribe(this::show);
    }

    private void form() {
        as.getItems().setAll(As.values());
        as.setConverter(
                new javafx.util.StringConverter<>() {
                    @Override
                    public String toString(As value) {
                        return value == null ? "" : value.label();
                    }

                    @Override
                    public As fromString(String text) {
                        return As.ADDED;
                    }
                });
        as.setId("bench-as");
        as.valueProperty().subscribe(_ -> propose());
        for (var box : flags()) {
            box.selectedProperty().subscribe(_ -> propose());
        }
        note.setPromptText("A note");
        note.setOnAction(_ -> keepNote());
        note.focusedProperty()
                .subscribe(
                        on -> {
                            if (!on) {
                                keepNote();
                            }
                        });
        form.getChildren()
                .setAll(
                        field("As"),
                        as,
                        field("How it matches"),
                        singleWord,
                        normalized,
                        leftStrip,
                        rightStrip,
                        special,
                        note);
    }

    private List<CheckBox> flags() {
        return List.of(singleWord, leftStrip, rightStrip, normalized, special);
    }

    private static Label field(String text) {
        var label = new RowLabel(text);
        label.getStyleClass().add("field-label");
        return label;
    }

    Node node() {
        return scroll;
    }

    void focus() {
        typed.requestFocus();
    }

    private void addTyped() {
        String text = typed.getText();
        if (!text.isEmpty()) {
            typed.clear();
            bench.add(List.of(Proposal.added(text)));
        }
    }

    private void paste() {
        String text = Clipboard.getSystemClipboard().getString();
        if (text != null) {
            addLines(text);
        }
    }

    private void addLines(String text) {
        bench.add(TokenLines.of(text).stream().map(Proposal::added).toList());
    }

    private void file() {
        var chooser = new FileChooser();
        chooser.setTitle("A file with one token a line");
        File file = chooser.showOpenDialog(scroll.getScene().getWindow());
        if (file != null) {
            try {
                addLines(TextFiles.read(List.of(file.toPath())).getFirst());
            } catch (IOException e) {
                bench.say(String.valueOf(e.getMessage()));
            }
        }
    }

    private int chosen() {
        return bench.state().get().chosen();
    }

    private void keepNote() {
        if (!filling && chosen() >= 0) {
            String text = note.getText();
            bench.change(bench.state().get().changing(chosen(), t -> t.noting(text)));
        }
    }

    private void propose() {
        if (filling || chosen() < 0) {
            return;
        }
        bench.change(
                bench.state()
                        .get()
                        .changing(
                                chosen(),
                                t ->
                                        t.proposing(
                                                new Proposal(
                                                        new AddedToken(
                                                                t.proposal().content(),
                                                                singleWord.isSelected(),
                                                                leftStrip.isSelected(),
                                                                rightStrip.isSelected(),
                                                                normalized.isSelected(),
                                                                special.isSelected()),
                                                        as.getValue()))));
    }

    private void show(BenchState state) {
        filling = true;
        var rows = new ArrayList<Node>();
        for (int i = 0; i < Math.min(DRAWN, state.trials().size()); i++) {
            rows.add(row(state, i));
        }
        if (state.trials().size() > DRAWN) {
            rows.add(new RowLabel("and " + (state.trials().size() - DRAWN) + " more"));
        }
        list.getChildren().setAll(rows);
        form.setVisible(state.chosen() >= 0);
        form.setManaged(state.chosen() >= 0);
        if (state.chosen() >= 0) {
            var trial = state.trials().get(state.chosen());
            var token = trial.proposal().token();
            as.setValue(trial.proposal().as());
            singleWord.setSelected(token.singleWord());
            leftStrip.setSelected(token.leftStrip());
            rightStrip.setSelected(token.rightStrip());
            normalized.setSelected(token.normalized());
            special.setSelected(token.special());
            flags().forEach(f -> f.setDisable(trial.proposal().as() == As.ENTRY));
            note.setText(trial.note());
        }
        filling = false;
    }

    private Node row(BenchState state, int index) {
        BenchTrial trial = state.trials().get(index);
        String shown = Quoted.of(trial.proposal().content());
        var on = new CheckBox();
        on.setSelected(trial.on());
        on.setAccessibleText(shown + " counts");
        on.setOnAction(
                _ -> bench.change(bench.state().get().changing(index, t -> t.on(on.isSelected()))));
        var name = new Button();
        // a label of ours, which draws emoji and any script
        name.setGraphic(new RowLabel(shown));
        name.setAccessibleText("Look at " + shown);
        name.getStyleClass().addAll("flat", "trial-name");
        name.setMaxWidth(Double.MAX_VALUE);
        name.setMinWidth(0);
        name.setAlignment(Pos.CENTER_LEFT);
        name.setOnAction(_ -> bench.look(index));
        HBox.setHgrow(name, Priority.ALWAYS);
        var up =
                Icons.button(
                        "fth-arrow-up",
                        "Move " + shown + " up",
                        () -> bench.change(bench.state().get().moving(index, -1)));
        up.setDisable(index == 0);
        var gone =
                Icons.button(
                        "fth-x",
                        "Take " + shown + " off the bench",
                        () -> bench.change(bench.state().get().without(index)));
        var row = new HBox(4, on, name, up, gone);
        row.setAlignment(Pos.CENTER_LEFT);
        if (index == state.chosen()) {
            row.getStyleClass().add("chosen-trial");
        }
        if (trial.note().isEmpty()) {
            return row;
        }
        var hint = new RowLabel(trial.note());
        hint.getStyleClass().add("hint");
        hint.setWrapText(true);
        return new VBox(row, hint);
    }
}
