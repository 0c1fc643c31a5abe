package lexiscope.ui.trial;

import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import lexiscope.ui.kit.Icons;
import lexiscope.ui.kit.ScrollArea;
import lexiscope.ui.typography.RowLabel;

import java.util.List;

/// What becomes of the token that is looked at: whether it will ever be produced, what hurts, where
/// it goes, what the reference library does with it.
final class VerdictPane {
    private final Bench bench;
    private final VBox rows = new VBox(8);
    private final VBox root;

    VerdictPane(Bench bench) {
        this.bench = bench;
        rows.getStyleClass().add("form");
        rows.setId("bench-verdict");
        var scroll = ScrollArea.upright(rows);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        root = new VBox(Section.head("Verdict"), scroll);
        bench.looked().subscribe(_ -> show());
        bench.effects().subscribe(_ -> show());
        bench.chosen().subscribe(_ -> show());
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
                                .orElseGet(this::nothing)
                                .stream()
                                .map(VerdictPane::row)
                                .toList());
    }

    private List<Finding> nothing() {
        int at = bench.chosen().get();
        boolean off =
                bench.draft().get().isEmpty()
                        && at >= 0
                        && at < bench.trials().size()
                        && !bench.trials().list().get(at).on();
        return off
                ? List.of(
                        Finding.info(
                                "Turned off",
                                "This token does not count now; tick it to see what it would"
                                        + " change."))
                : List.of();
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
