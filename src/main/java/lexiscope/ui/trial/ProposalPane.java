package lexiscope.ui.trial;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;

import lexiscope.trial.proposal.Answer;
import lexiscope.ui.edit.LineField;
import lexiscope.ui.kit.Icons;
import lexiscope.ui.kit.Numbers;
import lexiscope.ui.kit.Palette;
import lexiscope.ui.kit.ScrollArea;
import lexiscope.ui.kit.TokenChip;
import lexiscope.ui.typography.RowLabel;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Where tokens come from: typed, pasted, a file, the words that are split most, the selected part
/// of the vocabulary; the list of them, and the form of the one that is looked at.
final class ProposalPane {
    /// Pieces that are shown one by one; of a longer text the rest is counted.
    private static final int CHIPS = 12;

    private final Bench bench;
    private final Supplier<List<Path>> files;
    private final LineField typed;
    private final FlowPane pieces = new FlowPane(4, 4);
    private final RowLabel figure = new RowLabel();
    private final TrialForm form;
    private final MenuItem selected = new MenuItem("The selected tokens");
    private final VBox root;

    /// @param files asks for files
    ProposalPane(Bench bench, Palette palette, Supplier<List<Path>> files) {
        this.bench = bench;
        this.files = files;
        form = new TrialForm(bench);
        typed = new LineField(palette, Font.font("JetBrains Mono", 13));
        typed.setId("bench-token");
        typed.setPromptText("a word, or <|my_token|>");
        typed.setAccessibleText("A token to add");
        typed.setOnAction(this::addTyped);
        typed.textProperty().subscribe(this::draft);
        var add = new Button("Add", Icons.of("fth-plus"));
        add.setId("bench-add");
        add.getStyleClass().add("primary");
        add.setMinWidth(Region.USE_PREF_SIZE);
        add.setOnAction(_ -> addTyped());
        HBox.setHgrow(typed, Priority.ALWAYS);
        var line = new HBox(6, typed, add);
        line.setAlignment(Pos.CENTER_LEFT);
        pieces.setId("bench-pieces");
        pieces.setAlignment(Pos.CENTER_LEFT);
        var all = new VBox(8);
        var scroll = ScrollArea.upright(all);
        var list = new TrialList(bench, scroll.heightProperty());
        all.getChildren().setAll(line, pieces, list.node(), form.node());
        all.getStyleClass().add("form");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        root = new VBox(Section.head("Proposal", figure, several()), scroll);
        bench.looked().subscribe(this::showPieces);
        bench.session().trials().subscribe(_ -> count());
    }

    private MenuButton several() {
        var several = new MenuButton("Several");
        several.setId("bench-several");
        several.getStyleClass().add("choice");
        several.setMinWidth(Region.USE_PREF_SIZE);
        selected.setId("bench-selected");
        selected.setOnAction(_ -> bench.sources().selected());
        several.getItems()
                .setAll(
                        item("bench-paste", "A list from the clipboard", this::paste),
                        item("bench-file", "A file with one token a line…", this::file),
                        item(
                                "bench-words",
                                "The words your text splits most",
                                () -> bench.sources().words(List.of())),
                        item("bench-corpus", "The words a corpus splits most…", this::corpus),
                        selected);
        bench.session()
                .selection()
                .subscribe(
                        s -> {
                            selected.setDisable(s.isEmpty());
                            selected.setText(
                                    s.isEmpty()
                                            ? "The selected tokens (none is)"
                                            : "The selected tokens (" + s.size() + ")");
                        });
        return several;
    }

    private static MenuItem item(String id, String text, Runnable run) {
        var item = new MenuItem(text);
        item.setId(id);
        item.setOnAction(_ -> run.run());
        return item;
    }

    Node node() {
        return root;
    }

    /// Puts the keyboard into the field, on what it holds.
    void focus() {
        typed.requestFocus();
        typed.selectAll();
    }

    private void count() {
        int on = bench.trials().counting().size();
        int all = bench.trials().size();
        figure.setText(all == 0 ? "" : on == all ? on + " on the bench" : on + " of " + all);
    }

    private void draft(String text) {
        bench.draft().set(text.isEmpty() ? Optional.empty() : Optional.of(form.asHere(text)));
    }

    private void addTyped() {
        if (!typed.getText().isEmpty()) {
            bench.addDraft();
            typed.clear();
        }
    }

    private void showPieces(Optional<LookedAt> looked) {
        var nodes = new ArrayList<Node>();
        if (looked.isPresent() && looked.get().answer() instanceof Answer.Taken taken) {
            var vocabulary = looked.get().tried().plan().before().vocabulary();
            int n = taken.pieces().length;
            nodes.add(muted("now " + Numbers.whole(n) + (n == 1 ? " piece" : " pieces")));
            for (int i = 0; i < Math.min(CHIPS, n); i++) {
                var chip = new TokenChip(vocabulary, taken.pieces()[i]);
                chip.setMinWidth(0);
                chip.setMaxWidth(200);
                nodes.add(chip);
            }
            if (n > CHIPS) {
                nodes.add(muted("and " + Numbers.whole(n - CHIPS) + " more"));
            }
        }
        pieces.getChildren().setAll(nodes);
        pieces.setManaged(!nodes.isEmpty());
    }

    private static RowLabel muted(String text) {
        var label = new RowLabel(text);
        label.getStyleClass().add("muted");
        return label;
    }

    private void paste() {
        String text = Clipboard.getSystemClipboard().getString();
        if (text == null || text.isEmpty()) {
            bench.say("There is no text on the clipboard.");
        } else {
            bench.sources().lines(text);
        }
    }

    private void file() {
        List<Path> chosen = files.get();
        if (!chosen.isEmpty()) {
            bench.sources().files(chosen);
        }
    }

    private void corpus() {
        List<Path> chosen = files.get();
        if (!chosen.isEmpty()) {
            bench.sources().words(chosen);
        }
    }
}
