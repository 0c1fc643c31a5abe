package lexiscope.ui.steps;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;

import lexiscope.ui.kit.Numbers;
import lexiscope.ui.kit.TokenChip;
import lexiscope.vocabulary.ShownForm;
import lexiscope.vocabulary.Vocabulary;

import java.util.List;
import java.util.function.Consumer;

/// A lattice: every piece that fits into a word, each with its score; the best way in the first
/// row.
final class LatticeView extends Pane {
    private static final double ROW = 26;
    private static final double CHIP = 20;
    private static final double NAMES = 76;
    private static final double LEAST = 58;
    private static final double MOST = 84;

    private final Consumer<LatticeChart.Bar> chosen;

    /// @param chosen hears of a piece that was clicked
    LatticeView(Consumer<LatticeChart.Bar> chosen) {
        this.chosen = chosen;
        getStyleClass().add("forest");
    }

    /// Draws a lattice.
    ///
    /// @param room the width that there is
    /// @param step how many characters the search has come to; what ends behind them is to come
    void show(LatticeChart chart, String word, Vocabulary vocabulary, double room, int step) {
        boolean done = step >= chart.columns();
        var way = done ? List.<LatticeChart.Bar>of() : chart.best(step).bars();
        getChildren().clear();
        double column = Math.clamp((room - NAMES - 16) / Math.max(1, chart.columns()), LEAST, MOST);
        setPrefSize(NAMES + chart.columns() * column + 8, ROW * (chart.rows() + 1) + 8);
        setMinSize(getPrefWidth(), getPrefHeight());
        int at = 0;
        for (int c = 0; c < chart.columns(); c++) {
            int next = at + Character.charCount(word.codePointAt(at));
            Label letter = Lines.mono(word.substring(at, next));
            letter.setAlignment(Pos.CENTER);
            place(letter, NAMES + c * column, 0, column);
            at = next;
        }
        name("best way", ROW);
        if (chart.ways().size() > 1) {
            name("next best", 2 * ROW);
        }
        for (LatticeChart.Bar bar : chart.bars()) {
            double x = NAMES + bar.from() * column + 1;
            double y = ROW * (bar.row() + 1);
            double width = (bar.to() - bar.from()) * column - 3;
            var chip = new TokenChip();
            if (bar.edge().id() >= 0 && bar.row() == 0) {
                chip.show(vocabulary, bar.edge().id());
            } else {
                chip.setText(
                        bar.edge().id() >= 0
                                ? vocabulary.shown(bar.edge().id())
                                : ShownForm.visible(
                                        word.substring(bar.edge().start(), bar.edge().end())));
                chip.getStyleClass().setAll("token-chip", bar.row() == 1 ? "later" : "aside");
            }
            if (!done && way.contains(bar)) {
                chip.getStyleClass().add("now");
            }
            chip.setOpacity(bar.to() > step ? 0.35 : 1);
            Lines.press(chip, () -> chosen.accept(bar));
            chip.setMinWidth(0);
            chip.setAccessibleText(chip.getText() + ", score " + Numbers.two(bar.edge().score()));
            Label score = Lines.number(Numbers.two(bar.edge().score()));
            score.getStyleClass().add("small-number");
            score.setOpacity(chip.getOpacity());
            score.setMouseTransparent(true);
            score.setAlignment(Pos.CENTER_RIGHT);
            double numbers = 42;
            place(chip, x, y, width);
            place(score, x + width - numbers - 3, y, numbers);
        }
    }

    private void name(String text, double y) {
        Label label = Lines.small(text);
        label.setAlignment(Pos.CENTER_RIGHT);
        place(label, 0, y, NAMES - 8);
    }

    private void place(Label label, double x, double y, double width) {
        label.setPrefSize(width, CHIP);
        label.setMinHeight(CHIP);
        label.setMaxWidth(width);
        label.relocate(x, y);
        getChildren().add(label);
    }
}
