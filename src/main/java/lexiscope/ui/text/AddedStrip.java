package lexiscope.ui.text;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;

import lexiscope.ui.kit.TokenChip;
import lexiscope.ui.session.TokenCounts;
import lexiscope.ui.typography.RowLabel;
import lexiscope.vocabulary.Vocabulary;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/// What the model's template adds, below the text: it is never in it.
final class AddedStrip extends FlowPane {
    private final IntConsumer reveal;

    /// @param reveal told the id of a token that is clicked
    AddedStrip(IntConsumer reveal) {
        super(6, 4);
        this.reveal = reveal;
        getStyleClass().add("added-strip");
    }

    void show(TokenCounts counts, Vocabulary vocabulary) {
        var nodes = new ArrayList<Node>();
        if (!counts.before().isEmpty() || !counts.after().isEmpty()) {
            nodes.add(muted("Added by the model"));
            chips(counts.before(), "before", vocabulary, nodes);
            chips(counts.after(), "after", vocabulary, nodes);
        }
        getChildren().setAll(nodes);
        setVisible(!nodes.isEmpty());
        setManaged(!nodes.isEmpty());
    }

    private void chips(List<Integer> ids, String where, Vocabulary vocabulary, List<Node> nodes) {
        for (int id : ids) {
            var chip = new TokenChip(vocabulary, id);
            chip.setOnMouseClicked(_ -> reveal.accept(id));
            nodes.add(chip);
        }
        if (!ids.isEmpty()) {
            nodes.add(muted(where));
        }
    }

    private static Label muted(String text) {
        var label = new RowLabel(text);
        label.getStyleClass().add("muted");
        return label;
    }
}
