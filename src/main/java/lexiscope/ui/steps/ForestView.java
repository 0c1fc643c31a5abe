package lexiscope.ui.steps;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Line;

import lexiscope.ui.kit.Numbers;
import lexiscope.ui.kit.TokenChip;
import lexiscope.vocabulary.Vocabulary;

import java.util.function.Consumer;
import java.util.function.IntConsumer;

/// The merges of a word as a forest that grows downwards: a row for each, the pieces at the foot.
/// Merges still to come are outlined.
final class ForestView extends Pane {
    private static final double ROW = 30;
    private static final double CHIP = 20;
    private static final double NUMBERS = 96;
    private static final double LEAST = 30;
    private static final double MOST = 64;

    private final Consumer<Forest.Node> chosen;
    private final IntConsumer stepped;

    /// @param chosen hears of a node that was clicked
    /// @param stepped hears of the number of merges that a person wants to see done
    ForestView(Consumer<Forest.Node> chosen, IntConsumer stepped) {
        this.chosen = chosen;
        this.stepped = stepped;
        getStyleClass().add("forest");
    }

    /// Draws a forest.
    ///
    /// @param step merges done
    /// @param room the width that there is
    void show(Forest forest, String word, Vocabulary vocabulary, int step, double room) {
        getChildren().clear();
        int columns = forest.symbols().size();
        double column = Math.clamp((room - NUMBERS - 16) / Math.max(1, columns), LEAST, MOST);
        int rows = forest.merges().size();
        double foot = ROW * (rows + 1);
        setPrefSize(NUMBERS + columns * column + 8, foot + ROW + 8);
        setMinSize(getPrefWidth(), getPrefHeight());
        head("step", 0, 36, 0);
        head("rank", 36, 52, 0);
        for (Forest.Node node : forest.symbols()) {
            Label letter = Lines.mono(text(node, word, vocabulary));
            letter.setAlignment(Pos.CENTER);
            place(letter, NUMBERS + node.from() * column, 0, column, CHIP);
        }
        double[] bottom = new double[columns + rows];
        java.util.Arrays.fill(bottom, CHIP + 2);
        for (int r = 0; r < rows; r++) {
            Forest.Row row = forest.merges().get(r);
            double y = ROW * (r + 1);
            line(row.left(), bottom, y, column, r >= step, r + 1 == step);
            line(row.right(), bottom, y, column, r >= step, r + 1 == step);
            number(Numbers.whole(r + 1), 0, 36, y, r + 1 == step);
            number(
                    Double.isNaN(row.score())
                            ? Numbers.whole(row.rank() + 1L)
                            : Reasons.score(row.score()),
                    36,
                    52,
                    y,
                    r + 1 == step);
            Label chip = chip(row.product(), vocabulary, word, r >= step, r + 1 == step);
            int done = r + 1;
            Lines.press(
                    chip,
                    () -> {
                        stepped.accept(done);
                        chosen.accept(row.product());
                    });
            place(chip, left(row.product(), column), y, width(row.product(), column), CHIP);
            bottom[row.product().number()] = y + CHIP;
        }
        head("pieces", 0, 88, foot);
        boolean all = step == rows;
        for (Forest.Node root : forest.roots()) {
            line(root, bottom, foot, column, !all, false);
            Label chip = chip(root, vocabulary, word, !all, false);
            Lines.press(chip, () -> chosen.accept(root));
            place(chip, left(root, column), foot, width(root, column), CHIP + 2);
        }
    }

    private static double left(Forest.Node node, double column) {
        return NUMBERS + node.from() * column + 1;
    }

    private static double width(Forest.Node node, double column) {
        return (node.to() - node.from()) * column - 3;
    }

    private static String text(Forest.Node node, String word, Vocabulary vocabulary) {
        var p = node.piece();
        return p.unknown() || !vocabulary.has(p.id())
                ? word.substring(p.start(), p.end())
                : vocabulary.shown(p.id());
    }

    private static Label chip(
            Forest.Node node, Vocabulary vocabulary, String word, boolean later, boolean now) {
        var chip = new TokenChip();
        if (node.piece().unknown() || !vocabulary.has(node.piece().id())) {
            chip.setText(text(node, word, vocabulary));
        } else {
            chip.show(vocabulary, node.piece().id());
        }
        chip.setMinWidth(0);
        chip.setAlignment(Pos.CENTER);
        if (later) {
            chip.getStyleClass().setAll("token-chip", "later");
        }
        if (now) {
            chip.getStyleClass().add("now");
        }
        chip.setAccessibleText(text(node, word, vocabulary) + ", token " + node.piece().id());
        return chip;
    }

    /// From a node down to where it goes into another.
    private void line(
            Forest.Node node,
            double[] bottom,
            double y,
            double column,
            boolean later,
            boolean now) {
        double x = Math.round(left(node, column) + width(node, column) / 2) + 0.5;
        var line = new Line(x, bottom[node.number()], x, y);
        line.getStyleClass().add("forest-line");
        if (later) {
            line.getStyleClass().add("later");
        }
        if (now) {
            line.getStyleClass().add("now");
        }
        getChildren().addFirst(line);
    }

    private void head(String text, double x, double width, double y) {
        Label label = Lines.small(text);
        label.setAlignment(Pos.CENTER_RIGHT);
        place(label, x, y, width, CHIP);
    }

    private void number(String text, double x, double width, double y, boolean now) {
        Label label = Lines.number(text);
        label.setAlignment(Pos.CENTER_RIGHT);
        if (now) {
            label.getStyleClass().add("now");
        }
        place(label, x, y, width, CHIP);
    }

    private void place(Label label, double x, double y, double width, double height) {
        label.setPrefSize(width, height);
        label.setMinHeight(height);
        label.setMaxWidth(width);
        label.relocate(x, y);
        getChildren().add(label);
    }
}
