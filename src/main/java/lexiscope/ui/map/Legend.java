package lexiscope.ui.map;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import lexiscope.ui.kit.Icons;
import lexiscope.ui.kit.KindMark;
import lexiscope.ui.kit.Numbers;
import lexiscope.vocabulary.TokenKind;

import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;

/// The kinds on the map with their counts; a click shows only one kind, a click with Ctrl switches
/// one off or on.
final class Legend extends VBox {
    private static final List<TokenKind> KINDS = List.of(TokenKind.values());

    private final Consumer<BitSet> changed;
    private final BitSet hidden = new BitSet();
    private int[] counts = new int[KINDS.size()];

    Legend(Consumer<BitSet> changed) {
        this.changed = changed;
        getStyleClass().add("legend");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    }

    void show(int[] perKind) {
        counts = perKind;
        build();
    }

    private void build() {
        var title = new Label("Kind");
        var hint = new Label("click to filter");
        title.getStyleClass().add("muted");
        hint.getStyleClass().add("hint");
        var head = new HBox(24, title, Icons.spacer(), hint);
        getChildren().setAll(head);
        for (int k = 0; k < KINDS.size(); k++) {
            if (counts[k] > 0) {
                getChildren().add(entry(k));
            }
        }
        setVisible(getChildren().size() > 1);
    }

    private HBox entry(int k) {
        TokenKind kind = KINDS.get(k);
        var name = new Label(kind.label());
        var count = new Label(Numbers.whole(counts[k]));
        count.getStyleClass().add("number-label");
        var row = new HBox(8, new KindMark(kind), name, Icons.spacer(), count);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("legend-entry");
        if (hidden.get(k)) {
            row.getStyleClass().add("off");
        }
        row.setFocusTraversable(true);
        row.setAccessibleText(kind.label() + ", " + counts[k]);
        row.setOnMouseClicked(e -> toggle(k, e.isShortcutDown()));
        row.setOnKeyPressed(
                e -> {
                    switch (e.getCode()) {
                        case ENTER, SPACE -> toggle(k, e.isShortcutDown());
                        default -> {}
                    }
                });
        return row;
    }

    private void toggle(int k, boolean one) {
        if (one) {
            hidden.flip(k);
        } else {
            var others = new BitSet();
            others.set(0, KINDS.size());
            others.clear(k);
            boolean alone = hidden.equals(others);
            hidden.clear();
            if (!alone) {
                hidden.or(others);
            }
        }
        build();
        changed.accept((BitSet) hidden.clone());
    }
}
