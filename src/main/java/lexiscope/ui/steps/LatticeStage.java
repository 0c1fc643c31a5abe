package lexiscope.ui.steps;

import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import lexiscope.tokenizer.Tokenizer;
import lexiscope.tokenizer.Trace;
import lexiscope.tokenizer.subword.steps.Steps;
import lexiscope.ui.kit.Numbers;
import lexiscope.ui.kit.ScrollArea;
import lexiscope.vocabulary.ShownForm;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The lattice of a word and, beside it, the best ways through it with what each costs.
final class LatticeStage extends VBox {
    private static final int DRAWN = 200;

    private final Consumer<Steps.Piece> chosen;
    private final VBox why = new VBox(8);
    private final Supplier<Reasons> reasons;
    private final LatticeView view = new LatticeView(this::choose);
    private final ScrollPane scroll = new ScrollArea(view);
    private final Player player = new Player("play-lattice", _ -> stepped());
    private final Label sofar = Lines.sentence("");
    private final CameOut cameOut;
    private @Nullable Tokenizer tokenizer;
    private @Nullable LatticeChart chart;
    private String word = "";

    LatticeStage(Consumer<Steps.Piece> chosen, Supplier<Reasons> reasons) {
        super(8);
        this.chosen = chosen;
        this.reasons = reasons;
        cameOut = new CameOut(chosen);
        setVgrow(scroll, Priority.ALWAYS);
        scroll.widthProperty().subscribe(_ -> draw());
    }

    VBox why() {
        return why;
    }

    void show(Tokenizer of, Trace.Word next, Steps.Lattice lattice) {
        tokenizer = of;
        word = next.text().text();
        chart = LatticeChart.of(lattice, word);
        boolean small = chart.columns() <= DRAWN;
        scroll.setContent(
                small
                        ? view
                        : Lines.sentence(
                                "This word has "
                                        + Numbers.whole(chart.columns())
                                        + " characters; up to "
                                        + DRAWN
                                        + " are drawn. Its pieces are listed under Words."));
        player.title(
                "Lattice of "
                        + ShownForm.visible(
                                word.length() > 40 ? word.substring(0, 40) + "…" : word));
        player.begin(small ? chart.columns() : 0);
        getChildren()
                .setAll(
                        player,
                        Lines.sentence(
                                "Every piece that fits, with its score: the logarithm of how likely"
                                        + " the model takes it to be. The way with the highest sum"
                                        + " wins."),
                        sofar,
                        scroll,
                        cameOut);
        if (small) {
            draw();
            cameOut.show(lattice, of.vocabulary());
        } else {
            cameOut.nothing();
        }
        reasons(chart);
    }

    /// Goes through its steps.
    Player player() {
        return player;
    }

    private void stepped() {
        draw();
    }

    private void draw() {
        if (tokenizer != null && chart != null && chart.columns() <= DRAWN) {
            int step = player.step();
            view.show(chart, word, tokenizer.vocabulary(), scroll.getWidth(), step);
            sofar.setText(sofar(chart, word, step));
        }
    }

    /// Where the search has come to, in words.
    static String sofar(LatticeChart chart, String word, int step) {
        if (step == 0) {
            return "The search goes from character to character and keeps the best way to each.";
        }
        String begin = word.substring(0, word.offsetByCodePoints(0, step));
        var way = chart.best(step);
        return way.bars().isEmpty()
                ? "No way ends after “" + ShownForm.visible(begin) + "”: pieces go across it."
                : "The best way to “"
                        + ShownForm.visible(begin)
                        + "” has "
                        + way.bars().size()
                        + (way.bars().size() == 1 ? " piece" : " pieces")
                        + " and the sum "
                        + Numbers.two(way.score())
                        + ".";
    }

    private void choose(LatticeChart.Bar bar) {
        var e = bar.edge();
        if (e.id() >= 0) {
            chosen.accept(new Steps.Piece(e.id(), e.start(), e.end(), false));
        }
        if (chart != null && tokenizer != null) {
            reasons(chart);
            why.getChildren()
                    .addAll(
                            Lines.title("This piece"),
                            Lines.sentence(
                                    e.id() < 0
                                            ? "No piece spells this character; it is unknown, and"
                                                    + " costs most."
                                            : "Token "
                                                    + Numbers.whole(e.id())
                                                    + " of "
                                                    + reasons.get().file()
                                                    + " with the score "
                                                    + Numbers.two(e.score())
                                                    + "."));
        }
    }

    private void reasons(LatticeChart of) {
        why.getChildren().setAll(Lines.title("Best ways"));
        if (tokenizer == null) {
            return;
        }
        var v = tokenizer.vocabulary();
        for (int w = 0; w < of.ways().size(); w++) {
            var way = of.ways().get(w);
            var nodes = new ArrayList<javafx.scene.Node>();
            nodes.add(Lines.small(Integer.toString(w + 1)));
            for (LatticeChart.Bar b : way.bars()) {
                nodes.add(
                        b.edge().id() >= 0
                                ? Lines.chip(v, b.edge().id(), _ -> choose(b))
                                : Lines.mono(word.substring(b.edge().start(), b.edge().end())));
            }
            nodes.add(Lines.number(Numbers.two(way.score())));
            why.getChildren().add(Lines.flow(nodes));
        }
        why.getChildren()
                .add(
                        Lines.sentence(
                                Double.isNaN(of.margin())
                                        ? "There is no other way."
                                        : "The best way wins by "
                                                + Numbers.two(of.margin())
                                                + ". A piece that only it uses would have to score"
                                                + " so much less for the next to win."));
    }
}
