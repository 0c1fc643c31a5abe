package lexiscope.ui.steps;

import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import lexiscope.tokenizer.Tokenizer;
import lexiscope.tokenizer.Trace;
import lexiscope.tokenizer.subword.steps.LeftOut;
import lexiscope.tokenizer.subword.steps.Steps;
import lexiscope.ui.kit.Icons;
import lexiscope.ui.kit.Numbers;
import lexiscope.ui.kit.ScrollArea;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.function.Consumer;

/// The merges of a word, step by step by hand or played, and what would come without one of them.
final class MergeStage extends VBox {
    /// Words of more symbols are told of, not drawn.
    private static final int DRAWN = 400;

    private static final Duration BEAT = Duration.millis(700);

    private final Consumer<Steps.Piece> chosen;
    private final WhyMerge why;
    private final ForestView view = new ForestView(n -> choose(n.piece()), this::step);
    private final ScrollPane scroll = new ScrollArea(view);
    private final Label title = Lines.title("");
    private final Label count = Lines.small("");
    private final ProgressBar done = new ProgressBar(0);
    private final Button play = new Button("Play");
    private final Timeline playing = new Timeline(new KeyFrame(BEAT, _ -> forward()));
    private final FlowPane tools;
    private @Nullable Tokenizer tokenizer;
    private Trace.@Nullable Word word;
    private @Nullable Forest own;
    private @Nullable Forest shown;
    private int left = -1;
    private int step;

    /// @param chosen hears of a token that was clicked, with its place in the word
    /// @param why where the reasons stand
    MergeStage(Consumer<Steps.Piece> chosen, WhyMerge why) {
        super(8);
        this.chosen = chosen;
        this.why = why;
        playing.setCycleCount(javafx.animation.Animation.INDEFINITE);
        play.setId("play-merges");
        play.setGraphic(Icons.of("fth-play"));
        play.setOnAction(_ -> play());
        done.setPrefWidth(120);
        tools =
                new FlowPane(
                        8,
                        4,
                        title,
                        Icons.button("fth-rotate-ccw", "To the first step", () -> step(0)),
                        Icons.button("fth-chevron-left", "One step back", this::back),
                        play,
                        Icons.button("fth-chevron-right", "One step on", this::forwardByHand),
                        done,
                        count);
        tools.setAlignment(Pos.CENTER_LEFT);
        setVgrow(scroll, Priority.ALWAYS);
        scroll.widthProperty().subscribe(_ -> draw());
        getChildren().addAll(tools, scroll);
        why.onLeaveOut(this::leaveOut);
    }

    /// Shows the merges of a word, all of them done.
    void show(Tokenizer of, Trace.Word next, Steps.Merged steps) {
        playing.stop();
        tokenizer = of;
        word = next;
        own = Forest.of(steps);
        left = -1;
        become(own);
    }

    void stop() {
        playing.stop();
        written();
    }

    private void become(Forest forest) {
        shown = forest;
        step = forest.merges().size();
        draw();
    }

    private void choose(Steps.Piece piece) {
        chosen.accept(piece);
    }

    /// Goes to where so many merges are done.
    void step(int to) {
        if (shown != null) {
            step = Math.clamp(to, 0, shown.merges().size());
            draw();
        }
    }

    /// One step back, by hand.
    void back() {
        playing.stop();
        step(step - 1);
    }

    /// One step on, by hand.
    void forwardByHand() {
        playing.stop();
        step(step + 1);
    }

    private void forward() {
        step(step + 1);
        if (shown == null || step == shown.merges().size()) {
            playing.stop();
            written();
        }
    }

    /// Plays from the beginning, or from where it stands; stops what plays.
    void play() {
        boolean runs = playing.getStatus() == javafx.animation.Animation.Status.RUNNING;
        if (runs) {
            playing.stop();
        } else {
            if (shown != null && step == shown.merges().size()) {
                step(0);
            }
            playing.play();
        }
        written();
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

    private void draw() {
        if (shown == null || word == null || tokenizer == null || own == null) {
            return;
        }
        var vocabulary = tokenizer.vocabulary();
        String text = word.text().text();
        boolean small = shown.symbols().size() <= DRAWN;
        title.setText(
                (left < 0 ? "Merges of " : "Without one merge: ")
                        + lexiscope.vocabulary.ShownForm.visible(
                                text.length() > 40 ? text.substring(0, 40) + "…" : text));
        if (small) {
            view.show(shown, text, vocabulary, step, scroll.getWidth());
            scroll.setContent(view);
        } else {
            scroll.setContent(
                    Lines.sentence(
                            "This word begins as "
                                    + Numbers.whole(shown.symbols().size())
                                    + " symbols; up to "
                                    + DRAWN
                                    + " are drawn. Its pieces are listed under Words."));
        }
        why.show(tokenizer, text, own, shown, step, left);
        written();
    }

    private void written() {
        if (shown == null) {
            return;
        }
        int all = shown.merges().size();
        count.setText("step " + step + " of " + all);
        done.setProgress(all == 0 ? 1 : (double) step / all);
        boolean runs = playing.getStatus() == javafx.animation.Animation.Status.RUNNING;
        play.setText(runs ? "Pause" : "Play");
        play.setGraphic(Icons.of(runs ? "fth-pause" : "fth-play"));
        play.setDisable(all == 0);
    }
}
