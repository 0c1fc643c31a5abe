package lexiscope.ui.text;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

import lexiscope.tokenizer.Trace;
import lexiscope.tokenizer.subword.Steps;
import lexiscope.ui.kit.Numbers;
import lexiscope.ui.kit.TokenChip;
import lexiscope.ui.session.WordSteps;
import lexiscope.vocabulary.ShownForm;
import lexiscope.vocabulary.Vocabulary;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The steps of one word as a list: typed, normalised, the word, what the model did, the pieces.
final class StepsList extends ScrollPane {
    /// Prefixes and edges listed before the rest is only counted.
    private static final int LISTED = 60;

    private final VBox lines = new VBox(5);

    StepsList() {
        lines.getStyleClass().add("steps");
        setContent(lines);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
    }

    void show(Optional<WordSteps> steps) {
        lines.getChildren().clear();
        if (steps.isEmpty()) {
            line("", text("Choose a piece of the text to see how its word was split."));
            return;
        }
        WordSteps s = steps.get();
        line("typed", mono(s.typed()));
        if (!s.normalised().equals(s.typed())) {
            line("normalised", mono(s.normalised()));
        }
        if (s.added() >= 0) {
            line(
                    "added token",
                    chip(s.vocabulary(), s.added()),
                    text("cut out before the model runs"));
        }
        s.word().ifPresent(word -> show(word, s.vocabulary()));
    }

    private void show(Trace.Word word, Vocabulary v) {
        line("word", mono(word.text().text()));
        switch (word.steps()) {
            case Steps.Direct _ -> line("model", text("found at once"));
            case Steps.Merged merged -> merges(merged, v);
            case Steps.Lattice lattice -> lattice(lattice, v);
            case Steps.Prefixes prefixes -> prefixes(prefixes);
        }
        var chips = new ArrayList<Node>();
        word.steps().pieces().forEach(p -> chips.add(chip(v, p.id())));
        line("pieces", chips.toArray(Node[]::new));
    }

    private void merges(Steps.Merged merged, Vocabulary v) {
        var nodes = new ArrayList<>(merged.symbols());
        var symbols = new ArrayList<Node>();
        nodes.forEach(p -> symbols.add(chip(v, p.id())));
        line("symbols", symbols.toArray(Node[]::new));
        for (Steps.Merge merge : merged.merges()) {
            line(
                    "merge #" + Numbers.whole(merge.rank()),
                    chip(v, nodes.get(merge.left()).id()),
                    text("+"),
                    chip(v, nodes.get(merge.right()).id()),
                    text("→"),
                    chip(v, merge.product().id()));
            nodes.add(merge.product());
        }
    }

    private void lattice(Steps.Lattice lattice, Vocabulary v) {
        line("lattice", text(Numbers.whole(lattice.edges().size()) + " pieces occur in the word"));
        for (int p = 0; p < lattice.paths().size(); p++) {
            var path = lattice.paths().get(p);
            var nodes = new ArrayList<Node>();
            for (int e : path.edges()) {
                Steps.Edge edge = lattice.edges().get(e);
                nodes.add(edge.id() < 0 ? text("unknown") : chip(v, edge.id()));
                nodes.add(text(Numbers.two(edge.score())));
            }
            nodes.add(text("sum " + Numbers.two(path.score())));
            line(p == 0 ? "best path" : "runner-up", nodes.toArray(Node[]::new));
        }
    }

    private void prefixes(Steps.Prefixes prefixes) {
        List<Steps.Attempt> all = prefixes.attempts();
        for (Steps.Attempt a : all.subList(0, Math.min(LISTED, all.size()))) {
            line(
                    a.id() >= 0 ? "found" : "tried",
                    mono(a.spelling()),
                    text(a.id() >= 0 ? "id " + Numbers.whole(a.id()) : "no entry"));
        }
        if (all.size() > LISTED) {
            line("", text("and " + Numbers.whole(all.size() - LISTED) + " more prefixes"));
        }
    }

    private void line(String name, Node... values) {
        var label = new Label(name);
        label.getStyleClass().add("small");
        label.setMinWidth(84);
        var flow = new FlowPane(5, 3, label);
        flow.getChildren().addAll(values);
        lines.getChildren().add(flow);
    }

    private static Node chip(Vocabulary v, int id) {
        return new TokenChip(v, id);
    }

    private static Node mono(String s) {
        var label = new Label(ShownForm.visible(s));
        label.getStyleClass().add("mono");
        label.setWrapText(true);
        return label;
    }

    private static Node text(String s) {
        var label = new Label(s);
        label.getStyleClass().add("muted");
        return label;
    }
}
