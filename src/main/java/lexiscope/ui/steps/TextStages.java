package lexiscope.ui.steps;

import javafx.scene.Node;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import lexiscope.passage.CodePoint;
import lexiscope.tokenizer.Tokenizer;
import lexiscope.tokenizer.Trace;
import lexiscope.tokenizer.aligned.Span;
import lexiscope.ui.kit.Numbers;
import lexiscope.vocabulary.Vocabulary;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;

/// The stages that are about the whole text: added tokens, the normaliser, words, special tokens.
///
/// @param tokenizer that was traced
/// @param walk through its trace
/// @param stop where a person stands, or -1
/// @param goTo goes to a stop
/// @param revealed focuses a token
record TextStages(
        Tokenizer tokenizer, Walk walk, int stop, IntConsumer goTo, IntConsumer revealed) {
    /// Lines of a long text before the rest is only counted.
    private static final int LISTED = 300;

    private Vocabulary vocabulary() {
        return tokenizer.vocabulary();
    }

    /// Every added token that was found, and how it is searched for.
    Node added() {
        var box = box("Added tokens, cut out before anything else");
        box.getChildren()
                .add(
                        Lines.sentence(
                                "Some tokens are not learnt from text but added by hand, such as"
                                        + " marks of the end of a text. Wherever one is written, it"
                                        + " is cut out whole. This model has "
                                        + Reasons.counted(
                                                vocabulary().added().size(), "added token")
                                        + "."));
        int shown = 0;
        for (int i = 0; i < walk.stops().size() && shown < LISTED; i++) {
            Walk.Stop s = walk.stops().get(i);
            if (s.added() >= 0) {
                var token = vocabulary().added(s.added());
                String how =
                        token == null
                                ? ""
                                : (token.normalized()
                                                ? "searched for in the normalised text"
                                                : "searched for in the text as typed")
                                        + (token.special() ? "; a special token" : "");
                box.getChildren()
                        .add(
                                Lines.flow(
                                        List.of(
                                                Lines.chip(vocabulary(), s.added(), revealed),
                                                Lines.small("token " + Numbers.whole(s.added())),
                                                Lines.small(how))));
                shown++;
            }
        }
        if (shown == 0) {
            box.getChildren().add(Lines.sentence("None of them occurs in this text."));
        }
        return box;
    }

    /// What the normaliser changed, by rule and then character by character.
    Node normalised() {
        var box = box("The text is brought into one spelling");
        var none = tokenizer.stages().normalizer().isEmpty();
        if (none) {
            box.getChildren().add(Lines.sentence("This model has no normaliser."));
            return box;
        }
        String text = walk.trace().text();
        int shown = 0;
        int kept = 0;
        for (Trace.Part part : walk.trace().parts()) {
            if (!(part instanceof Trace.Stretch s) || shown >= LISTED) {
                continue;
            }
            Span span = s.span();
            for (RewritingWords.Stage stage :
                    RewritingWords.stages(
                            tokenizer.stages().normalizer(),
                            text.substring(span.start(), span.end()))) {
                box.getChildren().add(line(Lines.sentence(stage.words()), wrapped(stage.after())));
                shown++;
            }
            var table = new GridPane(12, 4);
            int row = 0;
            for (Change c : Change.of(text, span, s.normalised())) {
                switch (c.kind()) {
                    case KEPT -> kept += c.was().length();
                    case REWRITTEN, PUT_IN, DROPPED -> {
                        if (shown++ < LISTED) {
                            table.addRow(
                                    row++,
                                    Lines.mono(c.was().isEmpty() ? "–" : c.was()),
                                    Lines.small("→"),
                                    Lines.mono(c.became().isEmpty() ? "–" : c.became()),
                                    Lines.sentence(told(c)));
                        }
                    }
                }
            }
            box.getChildren().add(table);
        }
        box.getChildren()
                .add(
                        Lines.sentence(
                                (shown == 0 ? "Nothing had to change: " : "Unchanged: ")
                                        + Reasons.counted(kept, "character")
                                        + "."));
        return box;
    }

    private static String told(Change c) {
        return switch (c.kind()) {
            case KEPT -> "kept";
            case PUT_IN -> "put in: " + names(c.became());
            case DROPPED -> "dropped: " + names(c.was());
            case REWRITTEN -> names(c.was()) + " becomes " + names(c.became());
        };
    }

    private static String names(String s) {
        return s.codePoints()
                .limit(4)
                .mapToObj(c -> CodePoint.of(c).name())
                .collect(Collectors.joining(" + "));
    }

    /// The words, each with the rule that parted it from the one before, and its pieces.
    Node words() {
        var box = box("The text is cut into words; no token reaches over the end of one");
        var chips = new ArrayList<Node>();
        for (int i = 0; i < Math.min(LISTED, walk.stops().size()); i++) {
            int here = i;
            Walk.Stop s = walk.stops().get(i);
            var word =
                    Lines.mono(s.word().map(w -> w.text().text()).orElseGet(() -> walk.typed(s)));
            word.getStyleClass().addAll("word", "link");
            if (i == stop) {
                word.getStyleClass().add("here");
            }
            word.setOnMouseClicked(_ -> goTo.accept(here));
            chips.add(word);
        }
        box.getChildren().add(Lines.flow(chips));
        more(box, walk.stops().size(), "word");
        if (stop >= 0) {
            Walk.Stop s = walk.stops().get(stop);
            s.word()
                    .ifPresent(
                            w -> {
                                var rule = w.parted();
                                box.getChildren()
                                        .addAll(
                                                Lines.title("Why it begins here"),
                                                Lines.sentence(
                                                        rule == null
                                                                ? "Nothing cut here: it begins with"
                                                                      + " the text, behind an added"
                                                                      + " token, or at a mark of a"
                                                                      + " space that no piece"
                                                                      + " reaches over."
                                                                : "Cut by "
                                                                        + RuleWords.of(rule)
                                                                        + "."),
                                                Lines.title("Its pieces"),
                                                Lines.flow(pieces(w)));
                            });
        }
        return box;
    }

    private List<Node> pieces(Trace.Word word) {
        return word.steps().pieces().stream()
                .limit(LISTED)
                .<Node>map(p -> Lines.chip(vocabulary(), p.id(), revealed))
                .toList();
    }

    /// What the template puts around the text.
    Node special() {
        var box = box("Special tokens are put around the text");
        if (walk.trace().template().isEmpty()) {
            box.getChildren().add(Lines.sentence("This model adds none."));
            return box;
        }
        var nodes = new ArrayList<Node>();
        walk.trace().before().forEach(s -> nodes.add(special(s)));
        nodes.add(Lines.small("the whole text"));
        walk.trace().after().forEach(s -> nodes.add(special(s)));
        box.getChildren()
                .addAll(
                        Lines.flow(nodes),
                        Lines.sentence(
                                "They were not typed: they tell the model where a text begins or"
                                        + " ends, as it was trained."));
        return box;
    }

    private Node special(Trace.Special s) {
        return Lines.chip(vocabulary(), s.id(), revealed);
    }

    private static void more(VBox box, int all, String what) {
        if (all > LISTED) {
            box.getChildren()
                    .add(Lines.small("and " + Reasons.counted(all - LISTED, what) + " more"));
        }
    }

    private static VBox box(String title) {
        var box = new VBox(10, Lines.title(title));
        box.getStyleClass().add("stage-content");
        return box;
    }

    private static Node wrapped(String text) {
        var label = Lines.mono(text.length() > LISTED ? text.substring(0, LISTED) + "…" : text);
        label.setWrapText(true);
        label.setMinHeight(javafx.scene.layout.Region.USE_PREF_SIZE);
        return label;
    }

    private static Node line(Node name, Node value) {
        HBox.setHgrow(value, Priority.ALWAYS);
        return new VBox(2, name, value);
    }
}
