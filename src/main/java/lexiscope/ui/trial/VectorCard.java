package lexiscope.ui.trial;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import lexiscope.embedding.Similarity;
import lexiscope.trial.first.Candidate;
import lexiscope.trial.first.Hubs;
import lexiscope.ui.kit.Icons;
import lexiscope.ui.kit.NeighbourList;
import lexiscope.ui.kit.Numbers;
import lexiscope.ui.kit.PercentileBar;
import lexiscope.ui.typography.RowLabel;

import java.util.Optional;
import java.util.function.IntConsumer;

/// A first vector as a card: how long it is, whom it stands by, what is known to hurt.
///
/// @param reveal told which neighbour was chosen
record VectorCard(LookedAt looked, IntConsumer reveal) {
    private static final double WIDTH = 230;
    private static final double BARS = 32;

    /// The letter that a way has here and on the map.
    static String letter(int index) {
        return index < 26 ? String.valueOf((char) ('A' + index)) : String.valueOf(index + 1);
    }

    /// The card of an input row.
    ///
    /// @param taken whether it is taken along
    /// @param take takes it along
    /// @param drop takes the card away, where that can be
    Node of(
            LookedAt.Way way,
            int index,
            ToggleGroup group,
            boolean taken,
            Runnable take,
            Optional<Runnable> drop) {
        var mark = new RowLabel(letter(index));
        mark.getStyleClass().addAll("way-letter", taken ? "taken" : "left");
        mark.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
        String words = way.candidate().map(c -> c.choice().label()).orElse(way.name());
        var label = new RowLabel(words);
        label.getStyleClass().add("finding-title");
        label.setMinWidth(0);
        label.setWrapText(true);
        HBox.setHgrow(label, Priority.ALWAYS);
        var radio = new RadioButton();
        radio.setToggleGroup(group);
        radio.setSelected(taken);
        radio.setAccessibleText("Take " + words + " along");
        // by a click as by the arrow keys
        radio.selectedProperty()
                .subscribe(
                        (was, on) -> {
                            if (on && !was) {
                                take.run();
                            }
                        });
        radio.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
        var head = new HBox(6, radio, mark, label, Icons.spacer());
        head.setAlignment(Pos.CENTER_LEFT);
        drop.ifPresent(
                d -> head.getChildren().add(Icons.button("fth-x", "Take " + words + " away", d)));
        return card(head, way, taken);
    }

    /// The card of an output row of its own.
    Node output(LookedAt.Way way) {
        String words = way.candidate().map(c -> c.choice().label()).orElse(way.name());
        return card(head("Output row: " + words), way, false);
    }

    /// The card of the row as it was tuned, by the letter that it has on the map.
    Node tuned(LookedAt.Way way) {
        String words = way.candidate().map(c -> c.choice().label()).orElse(way.name());
        var head = head("tuned, from " + words);
        var mark = new RowLabel("T");
        mark.getStyleClass().addAll("way-letter", "taken");
        mark.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
        head.setSpacing(6);
        head.getChildren().addFirst(mark);
        return card(head, way, true);
    }

    private static HBox head(String words) {
        var label = new RowLabel(words);
        label.getStyleClass().add("finding-title");
        label.setMinWidth(0);
        label.setWrapText(true);
        var head = new HBox(label);
        head.setAlignment(Pos.CENTER_LEFT);
        head.setMinHeight(24);
        return head;
    }

    private Node card(Node head, LookedAt.Way way, boolean taken) {
        var card = new VBox(4, head);
        card.setPrefWidth(WIDTH);
        card.setMinWidth(WIDTH);
        card.setMaxWidth(WIDTH);
        card.getStyleClass().add("vector-card");
        if (taken) {
            card.getStyleClass().add("taken");
        }
        if (way.candidate().isEmpty()) {
            card.getChildren().add(EffectsPane.wrapped(way.sentence(), "problem"));
            return card;
        }
        Candidate c = way.candidate().get();
        card.getChildren().add(norm(c));
        c.warnings().forEach(w -> card.getChildren().add(EffectsPane.wrapped(w, "warned-line")));
        var neighbours = new NeighbourList(reveal, _ -> {}, BARS);
        if (!c.neighbours().isEmpty()) {
            neighbours.show(c.neighbours(), Similarity.COSINE, looked.tried().model().vocabulary());
        }
        card.getChildren().add(neighbours);
        if (!c.neighbours().isEmpty()) {
            hubs(looked, c.neighbours().getFirst().id())
                    .ifPresent(h -> card.getChildren().add(EffectsPane.wrapped(h, "muted")));
        }
        card.getChildren()
                .add(
                        EffectsPane.wrapped(
                                Numbers.three(c.toMean()) + " from the mean of all rows.",
                                "muted"));
        return card;
    }

    /// Whether the nearest is near to many; empty while that is being counted.
    private static Optional<String> hubs(LookedAt looked, int nearest) {
        var matrix = looked.tried().model().matrix();
        if (matrix.isPresent() && !Hubs.possible(matrix.get().rows(), matrix.get().dim())) {
            return Optional.of("Rows are too many to count how many have the nearest near.");
        }
        return looked.hubs()
                .map(
                        hubs ->
                                "The nearest is among the ten nearest of "
                                        + Numbers.whole(hubs.of(nearest))
                                        + (hubs.sampled()
                                                ? " of "
                                                        + Numbers.whole(hubs.asked())
                                                        + " rows that were asked."
                                                : " rows."));
    }

    private static Node norm(Candidate c) {
        var name = new RowLabel("norm");
        name.getStyleClass().add("muted");
        var number = new RowLabel(Numbers.three(c.norm()));
        number.getStyleClass().add("mono");
        var bar = new PercentileBar(56);
        bar.show(c.percentile());
        var share =
                new RowLabel(
                        Double.isNaN(c.percentile()) ? "" : "p" + Math.round(100 * c.percentile()));
        share.getStyleClass().add("muted");
        var line = new HBox(8, name, number, bar, share);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }
}
