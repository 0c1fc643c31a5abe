package lexiscope.ui.trial;

import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import lexiscope.ui.kit.Icons;
import lexiscope.ui.kit.ScrollArea;
import lexiscope.ui.kit.StateFrame;
import lexiscope.ui.typography.RowLabel;

import java.util.List;

/// What becomes of the token that is looked at: whether it will ever be produced, what hurts, where
/// it goes, what the reference library does with it.
final class VerdictPane {
    private final Bench bench;
    private final VBox rows = new VBox(8);
    private final StateFrame frame;
    private final VBox root;

    VerdictPane(Bench bench) {
        this.bench = bench;
        rows.getStyleClass().add("form");
        rows.setId("bench-verdict");
        frame = new StateFrame(ScrollArea.reading(rows));
        VBox.setVgrow(frame, Priority.ALWAYS);
        root = new VBox(Section.head("Verdict"), frame);
        bench.looked().subscribe(_ -> show());
        bench.effects().subscribe(_ -> show());
        bench.chosen().subscribe(_ -> show());
        bench.onState(this::show);
    }

    Node node() {
        return root;
    }

    private void show() {
        var looked = bench.looked().get();
        rows.getChildren()
                .setAll(
                        looked
                                .map(l -> Findings.of(l, bench.effects().get()))
                                .orElse(List.of())
                                .stream()
                                .map(VerdictPane::row)
                                .toList());
        frame.show(bench.lookedState(), looked.isPresent(), nothing());
    }

    private String nothing() {
        return bench.turnedOff()
                ? "This token is turned off and does not count now; tick it to see what it would"
                        + " change."
                : "Whether a token will ever be produced, what hurts, and where it goes stands"
                        + " here.";
    }

    private static Node row(Finding finding) {
        var icon = Icons.of(finding.kind().icon());
        var title = new RowLabel(finding.title());
        title.getStyleClass().add("finding-title");
        title.setWrapText(true);
        var words = new VBox(1, title);
        if (!finding.sentence().isEmpty()) {
            words.getChildren().add(EffectsPane.wrapped(finding.sentence(), "muted"));
        }
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMinWidth(0);
        var row = new HBox(8, icon, words);
        row.getStyleClass().addAll("finding", finding.kind().style());
        return row;
    }
}
