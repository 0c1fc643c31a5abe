package lexiscope.ui.text;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;

import lexiscope.passage.Drift;
import lexiscope.ui.edit.LineField;
import lexiscope.ui.kit.Icons;
import lexiscope.ui.kit.Numbers;
import lexiscope.ui.kit.Palette;
import lexiscope.ui.kit.ScrollArea;
import lexiscope.ui.kit.TokenChip;
import lexiscope.ui.typography.RowLabel;
import lexiscope.vocabulary.Vocabulary;

import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/// Where ids are pasted to become the text, and the list of places where that text is cut into
/// other tokens.
final class IdsPane extends VBox {
    /// Places listed before the rest is only counted.
    private static final int LISTED = 200;

    /// Tokens of a place that are written out.
    private static final int CHIPS = 6;

    private final IdsIn ids;
    private final LineField field;
    private final Label said = new RowLabel();
    private final VBox places = new VBox();
    private final Supplier<Vocabulary> vocabulary;
    private final IntConsumer go;

    /// @param vocabulary of the tokenizer at work
    /// @param go leads to a place in the text, in UTF-16 units
    IdsPane(IdsIn ids, Palette palette, Supplier<Vocabulary> vocabulary, IntConsumer go) {
        super(6);
        this.ids = ids;
        this.vocabulary = vocabulary;
        this.go = go;
        field = new LineField(palette, Font.font("JetBrains Mono", 12));
        field.setId("ids-field");
        field.setPromptText("[15496, 995], 15496 995, one a line, or JSON");
        field.setAccessibleText("Ids to turn into text");
        field.setOnAction(this::take);
        HBox.setHgrow(field, Priority.ALWAYS);
        var take = new Button("To text");
        take.setId("ids-take");
        take.setMinWidth(Region.USE_PREF_SIZE);
        take.setOnAction(_ -> take());
        said.setId("ids-said");
        said.setWrapText(true);
        said.setMinHeight(Region.USE_PREF_SIZE);
        said.managedProperty().bind(said.visibleProperty());
        said.setVisible(false);
        var list = new ScrollArea(places);
        list.setFitToWidth(true);
        list.setHbarPolicy(javafx.scene.control.ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(list, Priority.ALWAYS);
        places.getStyleClass().add("drift-places");
        getStyleClass().add("ids-pane");
        var row = new HBox(8, field, take);
        row.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(row, said, list);
        ids.drift().subscribe(this::show);
    }

    /// Gives the keyboard to the field.
    void enter() {
        field.requestFocus();
        field.selectAll();
    }

    private void take() {
        try {
            ids.take(field.getText());
        } catch (IllegalArgumentException e) {
            say(String.valueOf(e.getMessage()), "problem");
        }
    }

    private void say(String sentence, String look) {
        said.setText(sentence);
        said.getStyleClass().setAll("label", look);
        said.setVisible(!sentence.isEmpty());
    }

    private void show(Optional<Drift> found) {
        places.getChildren().clear();
        if (found.isEmpty()) {
            say("", "hint");
            return;
        }
        Drift drift = found.get();
        say(sentence(drift), drift.changes().isEmpty() ? "hint" : "drift-count");
        for (var change : drift.changes().subList(0, Math.min(LISTED, drift.changes().size()))) {
            places.getChildren().add(place(drift, change));
        }
        if (drift.changes().size() > LISTED) {
            var more =
                    new RowLabel("and " + Numbers.whole(drift.changes().size() - LISTED) + " more");
            more.getStyleClass().add("hint");
            places.getChildren().add(more);
        }
    }

    /// What became of the ids.
    static String sentence(Drift drift) {
        int n = drift.changes().size();
        String became =
                Numbers.whole(drift.ids().length)
                        + (drift.ids().length == 1 ? " id became" : " ids became")
                        + " the text; ";
        return n == 0
                ? became + "it is cut into the same ids again."
                : became
                        + "at "
                        + Numbers.whole(n)
                        + (n == 1 ? " place it is" : " places it is")
                        + " cut into other ids.";
    }

    private Node place(Drift drift, Drift.Change change) {
        var at = new RowLabel(Numbers.whole(change.from()));
        at.getStyleClass().add("mono-muted");
        at.setMinWidth(44);
        at.setAlignment(Pos.CENTER_RIGHT);
        var row = new HBox(4, at);
        chips(row, drift.ids(), change.from(), change.to());
        row.getChildren().add(Icons.of("fth-arrow-right"));
        chips(row, drift.again().ids(), change.againFrom(), change.againTo());
        row.setAlignment(Pos.CENTER_LEFT);
        var button = new Button("", row);
        button.getStyleClass().addAll("quiet", "drift-place");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setAlignment(Pos.CENTER_LEFT);
        button.setAccessibleText(
                "Id "
                        + change.from()
                        + ": "
                        + (change.to() - change.from())
                        + " ids, again "
                        + (change.againTo() - change.againFrom()));
        button.setOnAction(_ -> go.accept(change.start()));
        return button;
    }

    private void chips(HBox row, int[] of, int from, int to) {
        if (from == to) {
            var nothing = new RowLabel("nothing");
            nothing.getStyleClass().add("hint");
            row.getChildren().add(nothing);
        }
        for (int i = from; i < Math.min(to, from + CHIPS); i++) {
            row.getChildren().add(new TokenChip(vocabulary.get(), of[i]));
        }
        if (to - from > CHIPS) {
            var more = new RowLabel("+" + Numbers.whole(to - from - CHIPS));
            more.getStyleClass().add("hint");
            row.getChildren().add(more);
        }
    }
}
