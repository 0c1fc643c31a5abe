package lexiscope.ui.kit;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import lexiscope.ui.typography.RowLabel;
import lexiscope.vocabulary.ShownForm;
import lexiscope.vocabulary.Vocabulary;

import java.util.List;

/// The small card beside the pointer: a token, its id, bytes and norm. Lies in the panel itself,
/// takes no mouse.
public final class HoverCard extends VBox {
    /// Bytes written out before the list is cut, at a whole byte.
    private static final int BYTES = 12;

    /// Two digits and a blank in the letters of tables.
    private static final double BYTE_WIDTH = 21.7;

    private final TokenChip chip = new TokenChip();
    private final Label id = new RowLabel();
    private final Label bytes = new RowLabel();
    private final Label norm = new RowLabel();
    private final VBox characters = new VBox(2);

    public HoverCard() {
        getStyleClass().add("hover-card");
        setMouseTransparent(true);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        setManaged(false);
        setVisible(false);
        id.getStyleClass().add("mono-muted");
        bytes.getStyleClass().add("mono");
        norm.getStyleClass().add("mono");
        var head = new HBox(8, chip, id);
        head.setAlignment(Pos.CENTER_LEFT);
        var grid = new GridPane(12, 2);
        grid.addRow(0, muted("bytes"), bytes);
        grid.addRow(1, muted("norm"), norm);
        characters.managedProperty().bind(characters.visibleProperty());
        characters.setVisible(false);
        getChildren().addAll(head, grid, characters);
    }

    private static Label muted(String text) {
        var label = new RowLabel(text);
        label.getStyleClass().add("muted");
        return label;
    }

    /// Fills and shows it; where it lies is the panel's.
    public void show(Vocabulary vocabulary, int tokenId, float rowNorm) {
        chip.show(vocabulary, tokenId);
        id.setText(Numbers.whole(tokenId));
        bytes.setText(vocabulary.has(tokenId) ? cut(vocabulary.bytes(tokenId)) : "–");
        norm.setText(Numbers.three(rowNorm));
        characters(List.of());
        setVisible(true);
    }

    /// Writes below it the characters that the token stands for here.
    ///
    /// @param lines one each; none are written where there are none
    public void characters(List<String> lines) {
        characters.getChildren().clear();
        for (String line : lines) {
            var label = new RowLabel(line);
            label.getStyleClass().add("hint");
            characters.getChildren().add(label);
        }
        characters.setVisible(!lines.isEmpty());
    }

    /// A list of bytes that is cut at a whole byte where it is long.
    public static String cut(byte[] all) {
        return all.length <= BYTES
                ? ShownForm.hex(all)
                : ShownForm.hex(java.util.Arrays.copyOf(all, BYTES)) + " …";
    }

    /// The same cut to a width in pixels, in the letters of tables.
    public static String cut(byte[] all, double width) {
        int fitting = Math.max(1, (int) ((width + BYTE_WIDTH / 3) / BYTE_WIDTH));
        return all.length <= fitting
                ? ShownForm.hex(all)
                : ShownForm.hex(java.util.Arrays.copyOf(all, Math.max(1, fitting - 1))) + " …";
    }

    public void hide() {
        setVisible(false);
    }

    /// Puts it beside a point of its parent, inside the given size.
    public void placeBeside(double x, double y, double width, double height) {
        applyCss();
        autosize();
        double w = prefWidth(-1);
        double h = prefHeight(-1);
        double left = Math.max(4, Math.min(x, width - w - 4));
        double top = y + h + 4 > height ? Math.max(4, y - h - 32) : y;
        resizeRelocate(left, top, w, h);
    }
}
