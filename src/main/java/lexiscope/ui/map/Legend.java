package lexiscope.ui.map;

import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;

import lexiscope.ui.kit.Icons;
import lexiscope.ui.kit.KindMark;
import lexiscope.ui.kit.Numbers;
import lexiscope.ui.kit.Palette;
import lexiscope.ui.session.ColourBy;
import lexiscope.ui.session.Colours;
import lexiscope.ui.typography.RowLabel;
import lexiscope.vocabulary.TokenKind;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/// What the colours of the map say: the kinds with their counts (a click shows only one kind, a
/// click with Ctrl switches one off or on), the ramp of the neighbours kept, or the clusters.
final class Legend extends VBox {
    /// Clusters that are named here, the largest first.
    private static final int LISTED = 8;

    private static final List<TokenKind> KINDS = List.of(TokenKind.values());

    private final Palette palette;
    private final ObjectProperty<ColourBy> by;
    private final Consumer<BitSet> changed;
    private final BitSet hidden = new BitSet();
    private int[] counts = new int[KINDS.size()];

    private Colours colours = new Colours.Kinds();
    private IntFunction<String> names = _ -> "";

    /// @param by what the colours are made by; numbers of it are asked for here
    /// @param changed takes the kinds that are switched off
    Legend(Palette palette, ObjectProperty<ColourBy> by, Consumer<BitSet> changed) {
        this.palette = palette;
        this.by = by;
        this.changed = changed;
        getStyleClass().add("legend");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    }

    void show(int[] perKind) {
        counts = perKind;
        build();
    }

    /// Shows what the colours say.
    ///
    /// @param name of a token by its id
    void show(Colours found, IntFunction<String> name) {
        colours = found;
        names = name;
        build();
    }

    private void build() {
        switch (colours) {
            case Colours.Kinds _ -> kinds();
            case Colours.Shares shares -> {
                getChildren().setAll(shares(shares));
                setVisible(true);
            }
            case Colours.Groups groups -> groups(groups);
            case Colours.None none -> {
                getChildren().setAll(new RowLabel(none.sentence()));
                setVisible(true);
            }
        }
    }

    private List<Node> shares(Colours.Shares shares) {
        float[] kept = shares.kept();
        var cells = new HBox();
        double sum = 0;
        for (float share : kept) {
            sum += share;
        }
        for (int s = 0; s < PointColours.STEPS; s++) {
            cells.getChildren().add(new Rectangle(20, 10, PointColours.ramp(palette, s)));
        }
        var ends = new HBox(hint("none"), Icons.spacer(), hint("all 10"));
        return List.of(
                muted("10 nearest in " + shares.against() + ", kept"),
                cells,
                ends,
                hint("mean " + Numbers.percent(kept.length == 0 ? 0 : sum / kept.length)));
    }

    private void groups(Colours.Groups groups) {
        int[] sizes = groups.clusters().sizes();
        int inside = Arrays.stream(sizes).sum();
        int all = groups.clusters().labels().length;
        getChildren().setAll(muted(Numbers.whole(sizes.length) + " clusters"), number());
        if (inside < all) {
            getChildren().add(hint(Numbers.whole(all - inside) + " tokens in none"));
        }
        for (int c = 0; c < Math.min(LISTED, sizes.length); c++) {
            getChildren().add(group(groups, c, sizes[c]));
        }
        setVisible(true);
    }

    private HBox group(Colours.Groups groups, int cluster, int size) {
        var mark = new Rectangle(8, 8, PointColours.group(palette, cluster));
        var name = new RowLabel(names.apply(groups.middles()[cluster]));
        name.getStyleClass().add("mono");
        name.setMaxWidth(120);
        var count = new RowLabel(Numbers.whole(size));
        count.getStyleClass().add("number-label");
        var row = new HBox(8, mark, name, Icons.spacer(), count);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    /// The number that the clusters are made with; Enter makes them anew.
    private Node number() {
        ColourBy now = by.get();
        boolean centres = now instanceof ColourBy.Centres;
        var spinner =
                new Spinner<Integer>(centres ? 1 : 2, 10_000, centres ? centres(now) : least(now));
        spinner.setId("cluster-number");
        spinner.setEditable(true);
        spinner.setPrefWidth(88);
        spinner.valueProperty()
                .subscribe(
                        (old, value) -> {
                            if (value != null && !value.equals(old)) {
                                by.set(with(by.get(), value));
                            }
                        });
        var row = new HBox(8, hint(centres ? "centres" : "at least"), spinner);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static int centres(ColourBy by) {
        return by instanceof ColourBy.Centres c ? c.centres() : 1;
    }

    private static int least(ColourBy by) {
        return by instanceof ColourBy.Density d ? d.least() : 2;
    }

    private static ColourBy with(ColourBy by, int number) {
        return switch (by) {
            case ColourBy.Kind _, ColourBy.Kept _ -> by;
            case ColourBy.Centres c -> new ColourBy.Centres(number, c.where());
            case ColourBy.Density d -> new ColourBy.Density(number, d.where());
        };
    }

    private static Label muted(String text) {
        var label = new RowLabel(text);
        label.getStyleClass().add("muted");
        return label;
    }

    private static Label hint(String text) {
        var label = new RowLabel(text);
        label.getStyleClass().add("hint");
        return label;
    }

    private void kinds() {
        var title = new RowLabel("Kind");
        var hint = new RowLabel("click to filter");
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
        var name = new RowLabel(kind.label());
        var count = new RowLabel(Numbers.whole(counts[k]));
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
