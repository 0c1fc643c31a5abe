package lexiscope.ui.steps;

import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import lexiscope.tokenizer.subword.steps.Steps;
import lexiscope.ui.kit.Numbers;
import lexiscope.ui.kit.ScrollArea;
import lexiscope.vocabulary.ShownForm;
import lexiscope.vocabulary.Vocabulary;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/// The beginnings that WordPiece tried, one after the other by hand or played, and the pieces that
/// it had found by then.
final class PrefixStage extends VBox {
    private static final int LISTED = 400;

    private final Consumer<Steps.Piece> chosen;
    private final Player player = new Player("play-prefixes", _ -> draw());
    private final GridPane table = new GridPane(12, 4);
    private final FlowPane pieces = new FlowPane(5, 4);
    private final VBox below = new VBox(8, table, Lines.title("Its pieces"), pieces);
    private final ScrollPane scroll = ScrollArea.upright(below);
    private Steps.@Nullable Prefixes steps;
    private @Nullable Vocabulary vocabulary;
    private String word = "";

    /// @param chosen hears of a token that was clicked, with its place in the word
    PrefixStage(Consumer<Steps.Piece> chosen) {
        super(8);
        this.chosen = chosen;
        setVgrow(scroll, Priority.ALWAYS);
        getChildren()
                .addAll(
                        player,
                        Lines.sentence(
                                "The longest beginning that is an entry, then on with the rest."),
                        scroll);
    }

    /// Goes through its steps.
    Player player() {
        return player;
    }

    void show(Vocabulary of, String next, Steps.Prefixes tried) {
        vocabulary = of;
        word = next;
        steps = tried;
        player.title(
                "Beginnings of "
                        + ShownForm.visible(
                                next.length() > 40 ? next.substring(0, 40) + "…" : next));
        player.begin(Math.min(LISTED, tried.attempts().size()));
        draw();
    }

    private void draw() {
        if (steps == null || vocabulary == null) {
            return;
        }
        table.getChildren().clear();
        pieces.getChildren().clear();
        int step = player.step();
        for (int i = 0; i < step; i++) {
            row(i, steps.attempts().get(i), vocabulary);
        }
        boolean all = step == Math.min(LISTED, steps.attempts().size());
        if (all) {
            for (Steps.Piece piece : steps.pieces()) {
                pieces.getChildren()
                        .add(Lines.chip(vocabulary, piece.id(), _ -> chosen.accept(piece)));
            }
        } else {
            found(steps, step, vocabulary);
        }
        if (all && steps.attempts().size() > LISTED) {
            table.addRow(
                    LISTED,
                    Lines.small(
                            "and " + Numbers.whole(steps.attempts().size() - LISTED) + " more"));
        }
    }

    private void row(int i, Steps.Attempt a, Vocabulary v) {
        boolean found = a.id() >= 0;
        var piece = new Steps.Piece(a.id(), a.start(), a.end(), false);
        var chip = found ? Lines.chip(v, a.id(), _ -> chosen.accept(piece)) : null;
        if (chip != null && i + 1 == player.step()) {
            chip.getStyleClass().add("now");
        }
        table.addRow(
                i,
                Lines.number(Numbers.whole(i + 1L)),
                chip != null ? chip : Lines.mono(ShownForm.visible(a.spelling())),
                Lines.small(found ? "found: token " + Numbers.whole(a.id()) : "no such entry"),
                Lines.small(
                        found && a.end() < word.length()
                                ? "on with “" + ShownForm.visible(word.substring(a.end())) + "”"
                                : ""));
    }

    /// The pieces found by then; what is left of the word stands behind them.
    private void found(Steps.Prefixes of, int step, Vocabulary v) {
        int end = 0;
        for (Steps.Attempt a : of.attempts().subList(0, step)) {
            if (a.id() >= 0) {
                var piece = new Steps.Piece(a.id(), a.start(), a.end(), false);
                pieces.getChildren().add(Lines.chip(v, a.id(), _ -> chosen.accept(piece)));
                end = a.end();
            }
        }
        pieces.getChildren().add(Lines.mono(word.substring(Math.min(end, word.length()))));
    }
}
