package lexiscope.ui.text;

import javafx.scene.Node;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import lexiscope.tokenizer.Trace;
import lexiscope.tokenizer.subword.steps.Steps;
import lexiscope.ui.kit.Numbers;
import lexiscope.ui.kit.ScrollArea;
import lexiscope.ui.kit.TokenChip;
import lexiscope.ui.session.WordSteps;
import lexiscope.ui.typography.RowLabel;
import lexiscope.vocabulary.ShownForm;
import lexiscope.vocabulary.Vocabulary;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The steps of one word as a list: typed, normalised, the word, what the model did, the pieces.
final class StepsList extends ScrollArea {
    /// Prefixes and edges listed before the rest is only counted.
    private static final int LISTED = 60;

    /// The height of a chip, so that a name stands beside the first of its values.
    private static final double LINE = 18;

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
            var ask = new RowLabel("Choose a piece of the text to see how its word was split.");
            ask.getStyleClass().add("muted");
            ask.setWrapText(true);
            ask.setMinHeight(Region.USE_PREF_SIZE);
            lines.getChildren().add(ask);
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
        specials(s);
    }

    private void show(Trace.Word word, Vocabulary v) {
        String whole = word.text().text();
        line("word", mono(whole));
        switch (word.steps()) {
            case Steps.Direct _ -> line("model", text("found at once"));
            case Steps.Merged merged -> merges(merged, whole, v);
            case Steps.Lattice lattice -> lattice(lattice, whole, v);
            case Steps.Prefixes prefixes -> prefixes(prefixes);
        }
        for (Steps.Replaced replaced : word.steps().replaced()) {
            var chips = new ArrayList<Node>();
            chips.add(piece(v, whole, replaced.was()));
            chips.add(
                    text(replaced.was().unknown() ? "has no token, so its bytes" : "in its parts"));
            replaced.pieces().forEach(p -> chips.add(chip(v, p.id())));
            line("replaced", chips.toArray(Node[]::new));
        }
        var chips = new ArrayList<Node>();
        word.steps().pieces().forEach(p -> chips.add(chip(v, p.id())));
        line("pieces", chips.toArray(Node[]::new));
    }

    /// What the template adds to the whole text.
    private void specials(WordSteps s) {
        if (s.before().isEmpty() && s.after().isEmpty()) {
            return;
        }
        var nodes = new ArrayList<Node>();
        s.before().forEach(id -> nodes.add(chip(s.vocabulary(), id)));
        nodes.add(text("the whole text"));
        s.after().forEach(id -> nodes.add(chip(s.vocabulary(), id)));
        line("template", nodes.toArray(Node[]::new));
    }

    private void merges(Steps.Merged merged, String word, Vocabulary v) {
        var symbols = new ArrayList<Node>();
        merged.symbols().forEach(p -> symbols.add(piece(v, word, p)));
        line("symbols", symbols.toArray(Node[]::new));
        for (Steps.Merge merge : merged.merges()) {
            boolean scored = !Double.isNaN(merge.score());
            line(
                    scored
                            ? "score " + score(merge.score())
                            : "merge #" + Numbers.whole(merge.rank()),
                    piece(v, word, merged.node(merge.left())),
                    text("+"),
                    piece(v, word, merged.node(merge.right())),
                    text("→"),
                    chip(v, merge.product().id()));
        }
    }

    private static String score(double score) {
        return score == Math.rint(score) ? Numbers.whole((long) score) : Numbers.two(score);
    }

    private void lattice(Steps.Lattice lattice, String word, Vocabulary v) {
        for (int p = 0; p < lattice.paths().size(); p++) {
            var path = lattice.paths().get(p);
            var nodes = new ArrayList<Node>();
            for (int e : path.edges()) {
                edge(lattice.edges().get(e), word, v, nodes);
            }
            nodes.add(text("sum " + Numbers.two(path.score())));
            line(p == 0 ? "best path" : "runner-up", nodes.toArray(Node[]::new));
        }
        List<Steps.Edge> edges = lattice.edges();
        for (int i = 0; i < Math.min(LISTED, edges.size()); ) {
            int start = edges.get(i).start();
            var nodes = new ArrayList<Node>();
            while (i < edges.size() && edges.get(i).start() == start) {
                edge(edges.get(i++), word, v, nodes);
            }
            line(start == 0 ? "lattice" : "from " + start, nodes.toArray(Node[]::new));
        }
        line("", text(Numbers.whole(edges.size()) + " pieces occur in the word"));
    }

    private static void edge(Steps.Edge edge, String word, Vocabulary v, List<Node> nodes) {
        nodes.add(
                edge.id() < 0
                        ? mono(word.substring(edge.start(), edge.end()))
                        : chip(v, edge.id()));
        nodes.add(text((edge.id() < 0 ? "unknown " : "") + Numbers.two(edge.score())));
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
        var label = new RowLabel(name);
        label.getStyleClass().add("small");
        label.setMinWidth(84);
        label.setMinHeight(LINE);
        var flow = new FlowPane(5, 3, values);
        HBox.setHgrow(flow, Priority.ALWAYS);
        lines.getChildren().add(new HBox(5, label, flow));
    }

    /// A piece as its token; characters that are none as they are.
    private static Node piece(Vocabulary v, String word, Steps.Piece p) {
        return p.unknown() || !v.has(p.id())
                ? mono(word.substring(p.start(), p.end()))
                : chip(v, p.id());
    }

    private static Node chip(Vocabulary v, int id) {
        return new TokenChip(v, id);
    }

    private static Node mono(String s) {
        var label = new RowLabel(ShownForm.visible(s));
        label.getStyleClass().add("mono");
        label.setWrapText(true);
        return label;
    }

    private static Node text(String s) {
        var label = new RowLabel(s);
        label.getStyleClass().add("muted");
        return label;
    }
}
