package lexiscope.ui.steps;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

import lexiscope.tokenizer.Tokenizer;
import lexiscope.tokenizer.subword.steps.Pairs;
import lexiscope.ui.kit.Numbers;
import lexiscope.vocabulary.ShownForm;
import lexiscope.vocabulary.Vocabulary;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/// Why the merge of a step was made: the pairs that could be merged there with their ranks, the
/// entry that says so, and the question what would come without it.
final class WhyMerge extends VBox {
    private static final int LISTED = 14;

    private final IntConsumer revealed;
    private final Supplier<Reasons> reasons;
    private IntConsumer leaveOut = _ -> {};

    /// @param revealed hears of a token that was clicked
    WhyMerge(IntConsumer revealed, Supplier<Reasons> reasons) {
        super(8);
        this.revealed = revealed;
        this.reasons = reasons;
    }

    /// Who is asked to leave a merge out, by its place; -1 for none.
    void onLeaveOut(IntConsumer asked) {
        leaveOut = asked;
    }

    /// Adds a sentence below.
    void say(String sentence) {
        getChildren().add(Lines.sentence(sentence));
    }

    /// @param own the merges of the word
    /// @param shown those with one left out, or the same
    /// @param step merges done
    /// @param left the merge left out, or -1
    void show(Tokenizer tokenizer, String word, Forest own, Forest shown, int step, int left) {
        getChildren().clear();
        Vocabulary v = tokenizer.vocabulary();
        if (left >= 0) {
            instead(own, shown, left, word, v);
        }
        if (step == 0) {
            getChildren()
                    .addAll(
                            Lines.title("How it begins"),
                            Lines.sentence(
                                    "The word is taken apart into the smallest symbols that the"
                                            + " model knows: "
                                            + Reasons.counted(shown.symbols().size(), "symbol")
                                            + ". From here on, neighbours are joined."));
            return;
        }
        Forest.Row row = shown.merges().get(step - 1);
        getChildren()
                .addAll(
                        Lines.title("Why this merge"),
                        Lines.flow(
                                List.of(
                                        node(row.left(), word, v),
                                        Lines.small("+"),
                                        node(row.right(), word, v),
                                        Lines.small("→"),
                                        node(row.product(), word, v))),
                        Lines.sentence(Reasons.rank(row)),
                        Lines.sentence("Read in: " + reasons.get().entry(row) + "."));
        tokenizer
                .stages()
                .model()
                .pairs(word)
                .ifPresent(pairs -> candidates(shown, step, word, v, pairs));
        if (left < 0) {
            var without = new Button("What if this merge did not exist?");
            without.setId("leave-out");
            without.setWrapText(true);
            without.setOnAction(_ -> leaveOut.accept(step - 1));
            getChildren().add(without);
        }
    }

    private void instead(Forest own, Forest shown, int left, String word, Vocabulary v) {
        Forest.Row gone = own.merges().get(left);
        var all = new Button("Put it back");
        all.setId("put-back");
        all.setOnAction(_ -> leaveOut.accept(-1));
        boolean same =
                own.roots().stream()
                        .map(Forest.Node::piece)
                        .toList()
                        .equals(shown.roots().stream().map(Forest.Node::piece).toList());
        getChildren()
                .addAll(
                        Lines.title("What if"),
                        Lines.flow(
                                List.of(
                                        node(gone.left(), word, v),
                                        Lines.small("+"),
                                        node(gone.right(), word, v),
                                        Lines.small("is left out"))),
                        Lines.sentence(
                                same
                                        ? "The same pieces come by another way:"
                                        : "Instead of "
                                                + Reasons.counted(own.roots().size(), "piece")
                                                + " come "
                                                + Numbers.whole(shown.roots().size())
                                                + ":"),
                        Lines.flow(own.roots().stream().map(n -> node(n, word, v)).toList()),
                        Lines.small("becomes"),
                        Lines.flow(shown.roots().stream().map(n -> node(n, word, v)).toList()),
                        all);
    }

    private void candidates(Forest shown, int step, String word, Vocabulary v, Pairs pairs) {
        List<Forest.Node> standing = shown.standing(step - 1);
        Forest.Row row = shown.merges().get(step - 1);
        var table = new GridPane(10, 4);
        table.addRow(0, Lines.small("pair"), Lines.small("rank"), Lines.small(""));
        int possible = 0;
        var lines = new ArrayList<Integer>();
        for (int i = 0; i + 1 < standing.size(); i++) {
            Forest.Node a = standing.get(i);
            Forest.Node b = standing.get(i + 1);
            Pairs.@Nullable Joined found = pairs.joined(a.piece(), b.piece());
            boolean now = a.equals(row.left()) && b.equals(row.right());
            possible += found == null ? 0 : 1;
            if (!now && lines.size() >= LISTED) {
                continue;
            }
            lines.add(i);
            var rank =
                    Lines.number(
                            found == null
                                    ? "–"
                                    : Double.isNaN(found.score())
                                            ? Numbers.whole(found.rank() + 1L)
                                            : Reasons.score(found.score()));
            rank.setMaxWidth(Double.MAX_VALUE);
            rank.setAlignment(Pos.CENTER_RIGHT);
            if (now) {
                rank.getStyleClass().add("now");
            }
            table.addRow(
                    lines.size(),
                    Lines.number(text(a, word, v) + " + " + text(b, word, v)),
                    rank,
                    Lines.small(now ? "merged now" : found == null ? "no such merge" : "waits"));
        }
        getChildren()
                .addAll(
                        Lines.sentence(
                                "At each step the pair that ranks first is merged; of equal ones"
                                        + " the leftmost. Here "
                                        + Numbers.whole(possible)
                                        + " of "
                                        + Reasons.counted(standing.size() - 1L, "pair")
                                        + " can be merged:"),
                        table);
        if (lines.size() < standing.size() - 1) {
            getChildren()
                    .add(
                            Lines.small(
                                    "and "
                                            + Numbers.whole(standing.size() - 1L - lines.size())
                                            + " pairs more"));
        }
    }

    private javafx.scene.Node node(Forest.Node n, String word, Vocabulary v) {
        return n.piece().unknown() || !v.has(n.piece().id())
                ? Lines.mono(word.substring(n.piece().start(), n.piece().end()))
                : Lines.chip(v, n.piece().id(), revealed);
    }

    private static String text(Forest.Node n, String word, Vocabulary v) {
        return n.piece().unknown() || !v.has(n.piece().id())
                ? ShownForm.visible(word.substring(n.piece().start(), n.piece().end()))
                : v.shown(n.piece().id());
    }
}
