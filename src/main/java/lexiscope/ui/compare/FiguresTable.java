package lexiscope.ui.compare;

import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import lexiscope.comparison.Compared;
import lexiscope.ui.compare.Comparing.Shown;
import lexiscope.ui.kit.Numbers;
import lexiscope.ui.typography.RowLabel;

import java.util.List;
import java.util.function.IntConsumer;

/// The figures of each tokenizer, a row each; a click makes one the reference.
final class FiguresTable extends GridPane {
    private static final List<String> HEAD =
            List.of("", "", "tokens", "chars/tok", "bytes/tok", "unknown", "agreement");

    /// In a narrower page the family leaves.
    private static final double NARROW = 700;

    private final Comparing comparing;
    private final IntConsumer choose;

    FiguresTable(Comparing comparing, IntConsumer choose) {
        this.comparing = comparing;
        this.choose = choose;
        setId("figures");
        setMaxWidth(860);
        getStyleClass().add("figures");
        for (int c = 0; c < HEAD.size(); c++) {
            var column = new ColumnConstraints();
            column.setHalignment(c < 2 ? HPos.LEFT : HPos.RIGHT);
            column.setMinWidth(c < 2 ? 0 : Region.USE_PREF_SIZE);
            if (c == 1) {
                column.setHgrow(Priority.ALWAYS);
                column.setMaxWidth(240);
            }
            getColumnConstraints().add(column);
        }
        comparing.shown().subscribe(_ -> fill());
        comparing.reference().subscribe(_ -> fill());
        widthProperty()
                .subscribe(
                        (was, now) -> {
                            if (was.doubleValue() < NARROW != now.doubleValue() < NARROW) {
                                fill();
                            }
                        });
    }

    private void fill() {
        getChildren().clear();
        Shown shown = comparing.shown().get();
        if (shown.size() == 0) {
            return;
        }
        for (int c = 0; c < HEAD.size(); c++) {
            add(styled(HEAD.get(c), "hint"), c, 0);
        }
        for (int i = 0; i < shown.size(); i++) {
            row(i, shown);
        }
    }

    private void row(int i, Shown shown) {
        Compared one = shown.model(i);
        boolean isReference = i == comparing.reference().get();
        var name = styled(one.by().name(), isReference ? "strong" : "plain");
        name.setMinWidth(60);
        String family =
                getWidth() > 0 && getWidth() < NARROW
                        ? ""
                        : shown.sessions()
                                .get(i)
                                .shown()
                                .get()
                                .map(m -> m.facts().family())
                                .orElse("");
        var unknown = number(Numbers.whole(one.unknown()));
        if (one.unknown() > 0) {
            unknown.getStyleClass().add("unknown-count");
        }
        Double agreement = comparing.agreement(i);
        Label[] cells = {
            name,
            styled(family, "hint"),
            number(Numbers.whole(one.tokens())),
            number(Numbers.two(one.charactersPerToken().orElse(Double.NaN))),
            number(Numbers.two(one.bytesPerToken().orElse(Double.NaN))),
            unknown,
            number(agreement == null ? "–" : Math.round(100 * agreement) + " %")
        };
        for (int c = 0; c < cells.length; c++) {
            add(cells[c], c, i + 1);
            cells[c].setOnMouseClicked(_ -> choose.accept(i));
        }
    }

    private static Label number(String text) {
        return styled(text, "mono");
    }

    private static Label styled(String text, String style) {
        var label = new RowLabel(text);
        label.getStyleClass().add(style);
        return label;
    }
}
