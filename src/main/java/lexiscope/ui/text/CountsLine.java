package lexiscope.ui.text;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;

import lexiscope.passage.ContextUse;
import lexiscope.store.TextReading;
import lexiscope.ui.kit.Icons;
import lexiscope.ui.kit.Numbers;
import lexiscope.ui.session.TextSplit;
import lexiscope.ui.session.TokenCounts;
import lexiscope.ui.typography.RowLabel;

import java.util.List;
import java.util.Optional;

/// The line of figures below the text. What does not fit beside the others goes below them; the
/// figure that matters least leaves whole.
final class CountsLine extends FlowPane {
    private final Label count = new RowLabel();
    private final Label density = new RowLabel();
    private final Label unknown = new RowLabel();
    private final Label saved = new RowLabel();
    private final Label reading = new RowLabel();
    private final Label share = new RowLabel();
    private final Label windows = new RowLabel();
    private final List<Label> others = List.of(count, share, unknown, saved, windows, reading);

    CountsLine() {
        super(12, 3);
        setId("counts");
        getStyleClass().add("counts-line");
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(0);
        count.getStyleClass().add("strong");
        unknown.getStyleClass().add("unknown-count");
        unknown.setGraphic(Icons.of("fth-alert-triangle"));
        saved.getStyleClass().add("saved-count");
        reading.setId("reading");
        share.setId("share");
        getChildren().addAll(count, share, density, unknown, saved, windows, reading);
        for (Label figure : getChildren().stream().map(Label.class::cast).toList()) {
            figure.setMinWidth(Region.USE_PREF_SIZE);
            figure.managedProperty().bind(figure.visibleProperty());
        }
        widthProperty().subscribe(_ -> fit());
    }

    /// @param counts of the split that is shown
    /// @param use of the model's context, where its length is known
    void show(TextSplit split, TokenCounts counts, TextReading how, Optional<ContextUse> use) {
        var facts = new TextFacts(counts);
        count.setText(facts.count());
        density.setText(facts.density());
        say(unknown, counts.unknown() == 0 ? "" : Numbers.whole(counts.unknown()) + " unknown");
        int less = split.before().size() - split.after().size();
        saved.getStyleClass()
                .setAll("label", "saved-count", less > 0 ? "less" : less < 0 ? "more" : "none");
        say(saved, split.compared() ? saved(less) : "");
        say(reading, facts.reading(how));
        say(share, use.map(TextFacts::share).orElse(""));
        share.getStyleClass()
                .setAll("label", use.filter(ContextUse::over).isPresent() ? "over" : "share");
        say(windows, facts.windows(how));
        fit();
    }

    private static String saved(int less) {
        return less == 0
                ? "no change"
                : less > 0 ? Numbers.whole(less) + " saved" : Numbers.whole(-less) + " more";
    }

    private static void say(Label label, String words) {
        label.setText(words);
        label.setVisible(!words.isEmpty());
    }

    private void fit() {
        double taken = 0;
        for (Label figure : others) {
            taken += figure.isVisible() ? figure.prefWidth(-1) + getHgap() : 0;
        }
        double room = getWidth() - snappedLeftInset() - snappedRightInset();
        density.setVisible(
                !density.getText().isEmpty()
                        && (getWidth() <= 0 || taken + density.prefWidth(-1) <= room));
    }
}
