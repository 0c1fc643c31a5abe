package lexiscope.ui.trial;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

import lexiscope.trial.proposal.Answer;
import lexiscope.ui.kit.Numbers;
import lexiscope.ui.kit.ScrollArea;

import java.util.ArrayList;
import java.util.List;

/// What becomes of the token that is looked at: whether it will ever be produced, where it goes,
/// what the reference library does with it.
final class VerdictPane {
    private final VBox rows = new VBox(8);
    private final ScrollPane scroll = new ScrollArea(rows);

    VerdictPane() {
        rows.getStyleClass().add("form");
        rows.setId("bench-verdict");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    }

    Node node() {
        return scroll;
    }

    void nothing() {
        rows.getChildren().clear();
    }

    void show(BenchResult result) {
        var nodes = new ArrayList<Node>();
        if (result.looked().isPresent()) {
            var looked = result.looked().get();
            switch (looked.answer()) {
                case Answer.Refused refused ->
                        nodes.add(EffectsPane.wrapped(refused.sentence(), "problem"));
                case Answer.Taken taken -> {
                    looked.verdict()
                            .ifPresent(
                                    v ->
                                            nodes.add(
                                                    EffectsPane.wrapped(
                                                            (v.produced()
                                                                            ? "It will be produced."
                                                                                    + " "
                                                                            : "It will never be"
                                                                                    + " produced. ")
                                                                    + v.sentence(),
                                                            v.produced() ? "outcome" : "problem")));
                    nodes.add(EffectsPane.wrapped(taken.outcome(Numbers::whole), "outcome"));
                    making(taken, nodes);
                    looked.library().forEach(s -> nodes.add(EffectsPane.wrapped(s, "hint")));
                }
            }
        } else {
            nodes.add(
                    EffectsPane.wrapped("The token that is looked at does not count now.", "hint"));
        }
        var others = result.plan().refused();
        if (result.looked().isEmpty()
                || others.size()
                        > (result.looked().get().answer() instanceof Answer.Refused ? 1 : 0)) {
            others.stream()
                    .limit(5)
                    .forEach(r -> nodes.add(EffectsPane.wrapped(r.sentence(), "problem")));
        }
        result.counts()
                .sentences(Numbers::whole)
                .forEach(s -> nodes.add(EffectsPane.wrapped(s, "hint")));
        rows.getChildren().setAll(nodes);
    }

    private static void making(Answer.Taken taken, List<Node> nodes) {
        var entries = taken.entries();
        if (!entries.merges().isEmpty()) {
            nodes.add(
                    EffectsPane.wrapped(
                            "It takes "
                                    + entries.merges().size()
                                    + (entries.merges().size() == 1 ? " merge" : " merges")
                                    + " from rank "
                                    + Numbers.whole(entries.firstRank())
                                    + " on: "
                                    + String.join(", ", entries.merges().stream().limit(6).toList())
                                    + (entries.helpers().isEmpty()
                                            ? "."
                                            : ", and "
                                                    + entries.helpers().size()
                                                    + " entries on the way."),
                            "outcome"));
        }
        if (!Double.isNaN(entries.score())) {
            nodes.add(
                    EffectsPane.wrapped(
                            "Its score is "
                                    + Numbers.two(entries.score())
                                    + "; the smallest that wins is "
                                    + (Double.isFinite(entries.leastScore())
                                            ? Numbers.two(entries.leastScore())
                                            : "any")
                                    + ".",
                            "outcome"));
        }
    }
}
