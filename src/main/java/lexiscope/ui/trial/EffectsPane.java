package lexiscope.ui.trial;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

import lexiscope.trial.effect.TokenEffect;
import lexiscope.trial.proposal.Quoted;
import lexiscope.ui.kit.Numbers;
import lexiscope.ui.kit.ScrollArea;
import lexiscope.ui.kit.TokenChip;
import lexiscope.ui.typography.RowLabel;
import lexiscope.vocabulary.Vocabulary;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What the bench changes in the text: what is saved, what is cut that was not meant, every place
/// before and after.
final class EffectsPane {
    /// Places that are drawn; of more the number is said.
    private static final int DRAWN = 60;

    /// Tokens of a side of a place that are drawn.
    private static final int CHIPS = 16;

    private final VBox rows = new VBox(8);
    private final ScrollPane scroll = new ScrollArea(rows);

    EffectsPane() {
        rows.getStyleClass().add("form");
        rows.setId("bench-effects");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    }

    Node node() {
        return scroll;
    }

    void nothing(String sentence) {
        rows.getChildren().setAll(wrapped(sentence, "hint"));
    }

    void show(BenchResult result) {
        var effects = result.effects();
        var nodes = new ArrayList<Node>();
        int saved = effects.saved();
        nodes.add(
                wrapped(
                        Numbers.whole(effects.before().size())
                                + " tokens become "
                                + Numbers.whole(effects.after().size())
                                + (saved > 0
                                        ? ": " + Numbers.whole(saved) + " saved"
                                        : saved < 0 ? ": " + Numbers.whole(-saved) + " more" : "")
                                + ", in "
                                + Numbers.whole(effects.changes().size())
                                + (effects.changes().size() == 1 ? " place." : " places."),
                        "outcome"));
        for (TokenEffect effect : effects.tokens()) {
            warn(effect, result.plan().tokenizer().vocabulary(), nodes);
        }
        nodes.add(
                wrapped(result.decoded().sentence(), result.decoded().same() ? "hint" : "problem"));
        int places = effects.changes().size();
        for (int n = 0; n < Math.min(DRAWN, places); n++) {
            nodes.add(place(result, n));
        }
        if (places > DRAWN) {
            nodes.add(wrapped("and " + Numbers.whole(places - DRAWN) + " places more", "hint"));
        }
        rows.getChildren().setAll(nodes);
    }

    private static void warn(TokenEffect effect, Vocabulary vocabulary, List<Node> nodes) {
        String token = Quoted.of(vocabulary.spelling(effect.id()));
        if (effect.captured() > 0) {
            nodes.add(
                    wrapped(
                            token
                                    + " is also cut out of longer words: "
                                    + few(effect.capturedFrom())
                                    + ". Choose Single word to leave them.",
                            "problem"));
        }
        if (effect.spaces() > 0) {
            nodes.add(
                    wrapped(
                            token
                                    + " eats "
                                    + Numbers.whole(effect.spaces())
                                    + " characters of white space.",
                            "hint"));
        }
        if (effect.spelledOtherwise() > 0) {
            nodes.add(
                    wrapped(
                            token + " is also found spelled " + few(effect.otherSpellings()) + ".",
                            "hint"));
        }
    }

    private static String few(Map<String, Integer> counts) {
        var some = counts.keySet().stream().limit(5).map(Quoted::of).toList();
        return String.join(", ", some) + (counts.size() > 5 ? ", …" : "");
    }

    private static Node place(BenchResult result, int n) {
        var c = result.effects().changes();
        var line = new FlowPane(4, 4);
        line.setAlignment(Pos.CENTER_LEFT);
        var span = new RowLabel(c.start(n) + "–" + c.end(n));
        span.getStyleClass().add("muted");
        line.getChildren().add(span);
        chips(
                line,
                result.plan().before().vocabulary(),
                result.effects().before().ids(),
                c.beforeFrom(n),
                c.beforeTo(n));
        line.getChildren().add(new RowLabel("→"));
        chips(
                line,
                result.plan().tokenizer().vocabulary(),
                result.effects().after().ids(),
                c.afterFrom(n),
                c.afterTo(n));
        return line;
    }

    private static void chips(FlowPane line, Vocabulary vocabulary, int[] ids, int from, int to) {
        for (int i = from; i < Math.min(to, from + CHIPS); i++) {
            var chip = new TokenChip(vocabulary, ids[i]);
            chip.setMaxWidth(220);
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
        label.setMinHeight(javafx.scene.layout.Region.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }
}
