package lexiscope.ui.map;

import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;

import lexiscope.tokens.Shades;
import lexiscope.ui.kit.Icons;
import lexiscope.ui.kit.KindMark;
import lexiscope.ui.kit.Numbers;
import lexiscope.ui.kit.Palette;
import lexiscope.ui.session.map.ColourBy;
import lexiscope.ui.session.map.Colours;
import lexiscope.ui.typography.RowLabel;
import lexiscope.vocabulary.TokenKind;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/// What the colours of the map say: the kinds with their counts (a click shows only one kind, a
/// click with Ctrl switches one off or on), a ramp, categories, or the clusters.
final class Legend extends FoldingBox {
    private static final List<TokenKind> KINDS = List.of(TokenKind.values());
    private static final double SENTENCE = 210;

    private final Palette palette;
    private final ObjectProperty<ColourBy> by;
    private final Consumer<BitSet> changed;
    private final BitSet hidden = new BitSet();
    private final ClusterList list;
    private int[] counts = new int[KINDS.size()];
    private Function<TokenKind, String> called = TokenKind::label;
    private Colours colours = new Colours.Kinds();

    /// @param by what the colours are made by; numbers of it are asked for here
    /// @param changed takes the kinds that are switched off
    Legend(Palette palette, ObjectProperty<ColourBy> by, Consumer<BitSet> changed) {
        super("the legend");
        this.palette = palette;
        this.by = by;
        this.changed = changed;
        list = new ClusterList(palette);
    }

    /// Shows how many tokens there are of each kind.
    ///
    /// @param anew whether they are of another model: what was switched off is on again
    /// @param words what the kinds are called in the vocabulary
    void show(int[] perKind, boolean anew, Function<TokenKind, String> words) {
        counts = perKind;
        called = words;
        if (anew && !hidden.isEmpty()) {
            hidden.clear();
            changed.accept(new BitSet());
        }
        build();
    }

    /// Shows what the colours say.
    ///
    /// @param middles the name of the token in the middle of each cluster; empty where there are
    ///   none
    void show(Colours found, List<String> middles) {
        colours = found;
        if (found instanceof Colours.Groups groups) {
            list.show(middles, groups.clusters().sizes());
        }
        if (found instanceof Colours.Shaded shaded
                && shaded.shades() instanceof Shades.Tints tints) {
            list.show(tints.names(), tints.counts());
        }
        build();
    }

    /// Keeps it lower than this, in pixels.
    void lowerThan(double height) {
        list.lowerThan(height - 110);
    }

    private void build() {
        setVisible(true);
        switch (colours) {
            case Colours.Kinds _ -> kinds();
            case Colours.Shares shares -> shares(shares);
            case Colours.Shaded shaded -> shaded(shaded);
            case Colours.Groups groups -> groups(groups);
            case Colours.None none ->
                    show(by.get().label(), "", "", List.of(sentence(none.sentence())));
        }
    }

    private static Label sentence(String text) {
        var label = hint(text);
        label.setWrapText(true);
        label.setPrefWidth(SENTENCE);
        return label;
    }

    private void shares(Colours.Shares shares) {
        float[] kept = shares.kept();
        double sum = 0;
        for (float share : kept) {
            sum += share;
        }
        show(
                "10 nearest in " + shares.against() + ", kept",
                "",
                new ColourBy.Kept().purpose(),
                List.of(
                        cells(),
                        ends("none", "all 10"),
                        hint("mean " + Numbers.percent(kept.length == 0 ? 0 : sum / kept.length))));
    }

    private Node cells() {
        var cells = new HBox();
        for (int s = 0; s < PointLooks.STEPS; s++) {
            cells.getChildren().add(new Rectangle(20, 10, PointLooks.ramp(palette, s)));
        }
        return cells;
    }

    private static Node ends(String least, String most) {
        return new HBox(hint(least), Icons.spacer(), hint(most));
    }

    private void shaded(Colours.Shaded shaded) {
        var below = new ArrayList<Node>();
        int without = 0;
        switch (shaded.shades()) {
            case Shades.Tints tints -> {
                below.add(list);
                without = none(tints.tints());
            }
            case Shades.Steps steps -> {
                below.add(cells());
                below.add(ends(steps.least(), steps.most()));
                if (!steps.note().isEmpty()) {
                    below.add(sentence(steps.note()));
                }
                without = none(steps.steps());
            }
            case Shades.None _ -> {}
        }
        if (without > 0) {
            below.add(hint(Numbers.whole(without) + " without"));
        }
        show(shaded.by().label(), "", shaded.by().purpose(), below);
    }

    private static int none(byte[] shades) {
        int none = 0;
        for (byte shade : shades) {
            none += shade < 0 ? 1 : 0;
        }
        return none;
    }

    private void groups(Colours.Groups groups) {
        int[] sizes = groups.clusters().sizes();
        int inside = Arrays.stream(sizes).sum();
        int all = groups.clusters().labels().length;
        var below = new ArrayList<Node>();
        below.add(number());
        if (sizes.length == 0) {
            below.add(sentence(none(groups.by())));
        } else if (inside < all) {
            below.add(hint(Numbers.whole(all - inside) + " tokens in none"));
        }
        if (sizes.length > 0) {
            below.add(list);
        }
        String count = Numbers.whole(sizes.length) + (sizes.length == 1 ? " cluster" : " clusters");
        show(count, "", groups.by().purpose(), below);
    }

    /// Why there is no cluster.
    private static String none(ColourBy by) {
        return switch (by) {
            case ColourBy.Density d ->
                    "Nowhere do "
                            + Numbers.whole(d.least())
                            + " tokens or more lie closer together than what is around them. A"
                            + " smaller number finds smaller groups.";
            case ColourBy.Kind _, ColourBy.Kept _, ColourBy.Value _, ColourBy.Centres _ ->
                    "There are no tokens.";
        };
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
        var row = new HBox(8, hint(centres ? "centres" : "tokens, at least"), spinner);
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
            case ColourBy.Kind _, ColourBy.Kept _, ColourBy.Value _ -> by;
            case ColourBy.Centres c -> new ColourBy.Centres(number, c.where());
            case ColourBy.Density d -> new ColourBy.Density(number, d.where());
        };
    }

    private static Label hint(String text) {
        var label = new RowLabel(text);
        label.getStyleClass().add("hint");
        return label;
    }

    private void kinds() {
        var entries = new ArrayList<Node>();
        for (TokenKind kind : KINDS) {
            if (counts[KINDS.indexOf(kind)] > 0) {
                entries.add(entry(kind));
            }
        }
        show("Kind", "click to filter", new ColourBy.Kind().purpose(), entries);
        setVisible(!entries.isEmpty());
    }

    private HBox entry(TokenKind kind) {
        int k = KINDS.indexOf(kind);
        var name = new RowLabel(called.apply(kind));
        var count = new RowLabel(Numbers.whole(counts[k]));
        count.getStyleClass().add("number-label");
        var struck = new StackPane(name);
        if (hidden.get(k)) {
            var line = new Region();
            line.getStyleClass().add("strike");
            struck.getChildren().add(line);
        }
        var row = new HBox(8, new KindMark(kind), struck, Icons.spacer(), count);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("legend-entry");
        if (hidden.get(k)) {
            row.getStyleClass().add("off");
        }
        row.setFocusTraversable(true);
        row.setAccessibleText(
                called.apply(kind) + ", " + counts[k] + (hidden.get(k) ? ", switched off" : ""));
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
