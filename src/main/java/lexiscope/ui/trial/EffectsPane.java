package lexiscope.ui.trial;

import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import lexiscope.trial.effect.Effects;
import lexiscope.ui.kit.Numbers;
import lexiscope.ui.kit.ScrollArea;
import lexiscope.ui.kit.StateFrame;
import lexiscope.ui.kit.TokenChip;
import lexiscope.ui.typography.RowLabel;
import lexiscope.vocabulary.Vocabulary;

import java.util.ArrayList;
import java.util.Optional;

/// What the bench changes in the text: what is saved, and every place before and after.
final class EffectsPane {
    /// Places that are drawn; of more the number is said.
    private static final int DRAWN = 60;

    /// Tokens of a side of a place that are drawn.
    private static final int CHIPS = 16;

    private static final String IDLE =
            "Type a token at the left: what it changes in your text stands here at once. Nothing is"
                    + " written until you take it along; the opened files stay as they are.";

    private final Bench bench;
    private final VBox rows = new VBox(4);
    private final RowLabel figure = new RowLabel();
    private final StateFrame frame;
    private final VBox root;

    EffectsPane(Bench bench) {
        this.bench = bench;
        rows.getStyleClass().add("form");
        rows.setId("bench-effects");
        frame = new StateFrame(ScrollArea.reading(rows));
        VBox.setVgrow(frame, Priority.ALWAYS);
        root = new VBox(Section.head("What changes in your text", figure), frame);
        bench.effects().subscribe(this::show);
        bench.onState(this::stand);
        stand();
    }

    Node node() {
        return root;
    }

    private void show(Optional<Bench.Effected> effected) {
        figure.setText(
                effected.map(
                                e ->
                                        Numbers.whole(e.effects().text().length())
                                                + (e.effects().text().length() == 1
                                                        ? " character"
                                                        : " characters"))
                        .orElse(""));
        // the state was told before the value was there
        stand();
        if (effected.isEmpty()) {
            rows.getChildren().clear();
            return;
        }
        var effects = effected.get().effects();
        var plan = effected.get().tried().plan();
        var nodes = new ArrayList<Node>();
        nodes.add(outcome(effects));
        reading().ifPresent(nodes::add);
        int places = effects.changes().size();
        for (int n = 0; n < Math.min(DRAWN, places); n++) {
            nodes.add(place(effects, plan.before().vocabulary(), plan.tokenizer().vocabulary(), n));
        }
        if (places > DRAWN) {
            nodes.add(wrapped("and " + Numbers.whole(places - DRAWN) + " places more", "hint"));
        }
        rows.getChildren().setAll(nodes);
    }

    private void stand() {
        frame.show(bench.effectsState(), bench.effects().get().isPresent(), IDLE);
    }

    /// How the text is read, where that is not as the library does by itself.
    private Optional<Label> reading() {
        var options = bench.session().encodeOptions();
        String said =
                (options.matchSpecialText()
                                ? ""
                                : "Text that spells a special token is read as text here, as in the"
                                        + " text panel: special tokens are not found.")
                        + (options.addSpecialTokens()
                                ? ""
                                : (options.matchSpecialText() ? "" : " ")
                                        + "Tokens that the model's template adds are left out, as"
                                        + " in the text panel.");
        return said.isEmpty() ? Optional.empty() : Optional.of(wrapped(said, "hint"));
    }

    private static Label outcome(Effects effects) {
        int saved = effects.saved();
        int places = effects.changes().size();
        String change =
                saved > 0
                        ? ": " + Numbers.whole(saved) + " saved"
                        : saved < 0 ? ": " + Numbers.whole(-saved) + " more" : "";
        return wrapped(
                Numbers.whole(effects.before().size())
                        + " tokens become "
                        + Numbers.whole(effects.after().size())
                        + change
                        + (places == 0
                                ? ". Your text is split as before."
                                : ", in "
                                        + Numbers.whole(places)
                                        + (places == 1 ? " place." : " places.")),
                "outcome");
    }

    private static Node place(Effects effects, Vocabulary before, Vocabulary after, int n) {
        var c = effects.changes();
        var span = new RowLabel(c.start(n) + "–" + c.end(n));
        span.getStyleClass().addAll("muted", "place-span");
        var line = new FlowPane(4, 4);
        line.setAlignment(Pos.CENTER_LEFT);
        line.setMinWidth(0);
        chips(line, before, effects.before().ids(), c.beforeFrom(n), c.beforeTo(n));
        var arrow = new RowLabel("→");
        arrow.setAccessibleText("becomes");
        line.getChildren().add(arrow);
        chips(line, after, effects.after().ids(), c.afterFrom(n), c.afterTo(n));
        HBox.setHgrow(line, Priority.ALWAYS);
        var saved = new RowLabel(c.saved(n) > 0 ? c.saved(n) + " saved" : -c.saved(n) + " more");
        saved.setVisible(c.saved(n) != 0);
        saved.setManaged(c.saved(n) != 0);
        saved.getStyleClass().addAll("muted", "place-saved");
        // below where it is: in a small window the pieces need the width
        var where = new VBox(span, saved);
        where.setMinWidth(Region.USE_PREF_SIZE);
        var row = new HBox(8, where, line);
        row.setAlignment(Pos.TOP_LEFT);
        row.getStyleClass().add("place");
        return row;
    }

    private static void chips(FlowPane line, Vocabulary vocabulary, int[] ids, int from, int to) {
        for (int i = from; i < Math.min(to, from + CHIPS); i++) {
            var chip = new TokenChip(vocabulary, ids[i]);
            chip.maxWidthProperty()
                    .bind(
                            Bindings.createDoubleBinding(
                                    () -> Math.clamp(line.getWidth(), 40, 220),
                                    line.widthProperty()));
            chip.setMinWidth(0);
            line.getChildren().add(chip);
        }
        if (to - from > CHIPS) {
            line.getChildren().add(new RowLabel("and " + (to - from - CHIPS) + " more"));
        }
    }

    static Label wrapped(String text, String style) {
        var label = new RowLabel(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }
}
