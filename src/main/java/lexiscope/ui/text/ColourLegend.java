package lexiscope.ui.text;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

import lexiscope.ui.kit.KindMark;
import lexiscope.ui.kit.Palette;
import lexiscope.ui.session.TextColours;
import lexiscope.ui.typography.RowLabel;
import lexiscope.vocabulary.TokenKind;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// What the colours of the text say, in a line below it: the categories that occur, or the scale
/// with its ends. Nothing where each token has its own hue.
final class ColourLegend extends FlowPane {
    private static final List<TokenKind> KINDS = List.of(TokenKind.values());

    private static final double NARROW = 400;

    private final Palette palette;
    private TextColours colours = new TextColours.Hues();
    private BitSet ids = new BitSet();
    private BitSet shown = new BitSet();

    ColourLegend(Palette palette) {
        super(10, 3);
        this.palette = palette;
        setId("text-legend");
        getStyleClass().add("text-legend");
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(0);
        palette.changes().subscribe(_ -> build());
    }

    /// Shows what the colours say.
    void show(TextColours next) {
        colours = next;
        shown = occurring();
        build();
    }

    /// Shows the categories that tokens of a text have.
    ///
    /// @param occur the ids of its tokens
    void show(BitSet occur) {
        ids = occur;
        BitSet now = occurring();
        if (!now.equals(shown)) {
            shown = now;
            build();
        }
    }

    private BitSet occurring() {
        var tints = new BitSet();
        if (colours instanceof TextColours.Classes c) {
            ids.stream()
                    .filter(id -> id < c.tints().length && c.tints()[id] >= 0)
                    .forEach(id -> tints.set(c.tints()[id]));
        }
        return tints;
    }

    private void build() {
        getChildren()
                .setAll(
                        switch (colours) {
                            case TextColours.Hues _ -> List.<Node>of();
                            case TextColours.Turns _ ->
                                    List.<Node>of(hint("Two tints in turn, a piece each"));
                            case TextColours.Classes c -> classes(c);
                            case TextColours.Ramp ramp -> ramp(ramp);
                            case TextColours.None none -> List.<Node>of(hint(none.sentence()));
                        });
        setVisible(!getChildren().isEmpty());
        setManaged(isVisible());
    }

    private List<Node> classes(TextColours.Classes c) {
        var nodes = new ArrayList<Node>();
        nodes.add(title(c.title()));
        shown.stream()
                .forEach(
                        t -> {
                            var entry = new HBox(4, swatch(PieceInks.tint(palette, c, t), 14));
                            if (c.kinds()) {
                                entry.getChildren().add(new KindMark(KINDS.get(t)));
                            }
                            entry.getChildren().add(hint(c.names().get(t)));
                            entry.setAlignment(Pos.CENTER_LEFT);
                            entry.setMinWidth(Region.USE_PREF_SIZE);
                            nodes.add(entry);
                        });
        return nodes;
    }

    private List<Node> ramp(TextColours.Ramp ramp) {
        var cells = new HBox();
        for (int s = 0; s < TextColours.Ramp.STEPS; s++) {
            cells.getChildren().add(swatch(PieceInks.step(palette, s), 14));
        }
        cells.setAlignment(Pos.CENTER_LEFT);
        var scale = new HBox(6, hint(ramp.least()), cells, hint(ramp.most()));
        scale.setAlignment(Pos.CENTER_LEFT);
        scale.setMinWidth(Region.USE_PREF_SIZE);
        var nodes = new ArrayList<Node>(List.of(title(ramp.title()), scale));
        if (!ramp.note().isEmpty()) {
            Label note = hint(ramp.note());
            // what matters least leaves where it would take a line of its own
            note.visibleProperty().bind(widthProperty().greaterThan(NARROW));
            note.managedProperty().bind(note.visibleProperty());
            nodes.add(note);
        }
        return nodes;
    }

    private Rectangle swatch(javafx.scene.paint.Color colour, double width) {
        var cell = new Rectangle(width, 11, colour);
        cell.setStroke(palette.role("border-default"));
        cell.setStrokeType(javafx.scene.shape.StrokeType.INSIDE);
        return cell;
    }

    private static Label title(String text) {
        var label = new RowLabel(text);
        label.getStyleClass().add("muted");
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private static Label hint(String text) {
        var label = new RowLabel(text);
        label.getStyleClass().add("hint");
        return label;
    }
}
