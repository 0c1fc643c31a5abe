package lexiscope.ui.steps;

import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import lexiscope.tokenizer.Tokenizer;
import lexiscope.tokenizer.Trace;
import lexiscope.tokenizer.subword.steps.LeftOut;
import lexiscope.tokenizer.subword.steps.Steps;
import lexiscope.ui.kit.Numbers;
import lexiscope.ui.kit.ScrollArea;
import lexiscope.vocabulary.ShownForm;
import lexiscope.vocabulary.Spelling;
import lexiscope.vocabulary.Vocabulary;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.function.Consumer;

/// The merges of a word, step by step by hand or played, and what would come without one of them.
final class MergeStage extends VBox {
    /// Words of more symbols are told of, not drawn.
    private static final int DRAWN = 400;

    /// Characters of a title's word.
    private static final int NAMED = 40;

    private final Consumer<Steps.Piece> chosen;
    private final WhyMerge why;
    private final ForestView view = new ForestView(n -> choose(n.piece()), n -> step(n));
    private final ScrollPane scroll = new ScrollArea(view);
    private final Player player = new Player("play-merges", _ -> draw());
    private final CameOut cameOut;
    private @Nullable Tokenizer tokenizer;
    private Trace.@Nullable Word word;
    private @Nullable Forest own;
    private @Nullable Forest shown;
    private int left = -1;

    /// @param chosen hears of a token that was clicked, with its place in the word
    /// @param why where the reasons stand
    MergeStage(Consumer<Steps.Piece> chosen, WhyMerge why) {
        super(8);
        this.chosen = chosen;
        this.why = why;
        cameOut = new CameOut(chosen);
        setVgrow(scroll, Priority.ALWAYS);
        scroll.widthProperty().subscribe(_ -> draw());
        getChildren().addAll(player, scroll, cameOut);
        why.onLeaveOut(this::leaveOut);
    }

    /// Shows the merges of a word, all of them done.
    void show(Tokenizer of, Trace.Word next, Steps.Merged steps) {
        tokenizer = of;
        word = next;
        own = Forest.of(steps);
        left = -1;
        become(own);
    }

    /// Goes through its steps.
    Player player() {
        return player;
    }

    private void become(Forest forest) {
        shown = forest;
        player.begin(forest.merges().size());
        draw();
    }

    private void choose(Steps.Piece piece) {
        chosen.accept(piece);
    }

    private void step(int to) {
        player.step(to);
    }

    private void leaveOut(int merge) {
        if (own == null || word == null || tokenizer == null) {
            return;
        }
        if (merge < 0) {
            left = -1;
            become(own);
            return;
        }
        Forest before = own;
        String text = word.text().text();
        Optional<Steps.Merged> without =
                tokenizer
                        .stages()
                        .model()
                        .pairs(text)
                        .flatMap(pairs -> LeftOut.of(before.steps(), pairs, merge));
        if (without.isEmpty()) {
            why.say("What would come instead cannot be said for this word.");
            return;
        }
        left = merge;
        become(Forest.of(without.get()));
    }

    /// A word as it is read: one that is spelled in the alphabet of bytes as the text of these.
    static String named(String word, Vocabulary vocabulary) {
        String read =
                vocabulary.spellingRule() instanceof Spelling.ByteLevel bytes
                        ? ShownForm.of(bytes.bytes(word))
                        : ShownForm.visible(word);
        return read.length() > NAMED
                ? read.substring(0, read.offsetByCodePoints(0, NAMED / 2)) + "…"
                : read;
    }

    private void draw() {
        if (shown == null || word == null || tokenizer == null || own == null) {
            return;
        }
        var vocabulary = tokenizer.vocabulary();
        String text = word.text().text();
        boolean small = shown.symbols().size() <= DRAWN;
        player.title((left < 0 ? "Merges of " : "Without one merge: ") + named(text, vocabulary));
        if (small) {
            view.show(shown, text, vocabulary, player.step(), scroll.getWidth());
            scroll.setContent(view);
            cameOut.show(shown.steps(), vocabulary);
        } else {
            cameOut.nothing();
            scroll.setContent(
                    Lines.sentence(
                            "This word begins as "
                                    + Numbers.whole(shown.symbols().size())
                                    + " symbols; up to "
                                    + DRAWN
                                    + " are drawn. Its pieces are listed under Words."));
        }
        why.show(tokenizer, text, own, shown, player.step(), left);
    }
}
