package lexiscope.ui.kit;

import javafx.geometry.Pos;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import lexiscope.embedding.Neighbour;
import lexiscope.embedding.Similarity;
import lexiscope.ui.typography.RowLabel;
import lexiscope.vocabulary.Vocabulary;

import java.util.List;
import java.util.function.IntConsumer;

/// The neighbours as a list, each of which can be chosen.
public final class NeighbourList extends VBox {
    private final IntConsumer chosen;
    private final IntConsumer hovered;
    private final double bars;

    /// @param chosen told which one was clicked
    /// @param hovered told which one the pointer is over, or -1
    public NeighbourList(IntConsumer chosen, IntConsumer hovered) {
        this(chosen, hovered, 56);
    }

    /// @param bars how wide the bars are, in pixels
    public NeighbourList(IntConsumer chosen, IntConsumer hovered, double bars) {
        this.bars = bars;
        this.chosen = chosen;
        this.hovered = hovered;
        getStyleClass().add("neighbours");
    }

    /// Shows neighbours, nearest first.
    public void show(List<Neighbour> list, Similarity similarity, Vocabulary vocabulary) {
        getChildren()
                .setAll(
                        list.stream()
                                .map(n -> row(n, share(n.value(), list, similarity), vocabulary))
                                .toList());
    }

    private HBox row(Neighbour n, double share, Vocabulary vocabulary) {
        var chip = new TokenChip(vocabulary, n.id());
        chip.setMinWidth(0);
        chip.setTooltip(new Tooltip(vocabulary.shown(n.id())));
        var value = new RowLabel(Numbers.three(n.value()));
        value.getStyleClass().add("number-label");
        value.setMinWidth(Region.USE_PREF_SIZE);
        var bar = new PercentileBar(bars);
        bar.show(share);
        var row = new HBox(10, chip, Icons.spacer(), value, bar);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("neighbour");
        row.setFocusTraversable(true);
        row.setAccessibleText(vocabulary.shown(n.id()) + " " + Numbers.three(n.value()));
        row.setOnMouseClicked(_ -> chosen.accept(n.id()));
        row.setOnKeyPressed(
                e -> {
                    switch (e.getCode()) {
                        case ENTER, SPACE -> chosen.accept(n.id());
                        default -> {}
                    }
                });
        row.hoverProperty().subscribe(over -> hovered.accept(over ? n.id() : -1));
        return row;
    }

    /// Bars start at zero: the cosine itself, else the value as a share of the best one.
    private static double share(double value, List<Neighbour> list, Similarity similarity) {
        double best = list.getFirst().value();
        return switch (similarity) {
            case COSINE, CSLS -> value;
            case DOT -> best > 0 ? value / best : 0;
            case EUCLIDEAN -> list.getLast().value() > 0 ? value / list.getLast().value() : 0;
        };
    }

    /// The head of the value column.
    public static String valueName(Similarity similarity) {
        return switch (similarity) {
            case COSINE -> "cosine";
            case DOT -> "dot product";
            case CSLS -> "CSLS";
            case EUCLIDEAN -> "distance";
        };
    }
}
