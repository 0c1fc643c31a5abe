package lexiscope.ui.palette;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;

import lexiscope.ui.action.Actions;
import lexiscope.ui.edit.LineField;
import lexiscope.ui.kit.Icons;
import lexiscope.ui.kit.Numbers;
import lexiscope.ui.kit.Palette;
import lexiscope.ui.kit.ScrollArea;
import lexiscope.ui.kit.TokenChip;
import lexiscope.ui.typography.RowLabel;
import lexiscope.ui.workspace.Workspace;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Supplier;

/// The command palette: type a few letters of a token, an id, an action or a model, choose with the
/// arrows, Enter does it, Escape gives the keyboard back to where it was.
public final class PalettePanel {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final double WIDTH = 560;
    private static final double HEIGHT = 420;

    private final PaletteSearch search;
    private final LineField field;
    private final VBox rows = new VBox();
    private final ScrollPane scroll = ScrollArea.upright(rows);
    private final Label nothing = new RowLabel();
    private final StackPane root = new StackPane();
    private List<PaletteEntry> entries = List.of();
    private int chosen;
    private @Nullable Node before;

    /// @param actions asked each time, since panels may bring some later
    public PalettePanel(Workspace workspace, Palette palette, Supplier<Actions> actions) {
        search = new PaletteSearch(workspace, actions);
        field = new LineField(palette, Font.font("Inter", 14));
        field.setId("palette-field");
        field.setPromptText("A token, an id, an action or a model");
        field.setAccessibleText("A token, an id, an action or a model");
        field.textProperty().subscribe(_ -> find());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        nothing.getStyleClass().add("muted");
        nothing.setWrapText(true);
        scroll.setMaxHeight(HEIGHT);
        var card = new VBox(8, field, scroll, nothing);
        card.getStyleClass().add("command-palette");
        card.setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        root.getChildren().add(card);
        StackPane.setAlignment(card, Pos.TOP_CENTER);
        root.setVisible(false);
        root.setOnMousePressed(
                e -> {
                    if (root.equals(e.getTarget())) {
                        hide();
                    }
                });
    }

    public Node node() {
        return root;
    }

    /// Shows it over everything, empty.
    public void show() {
        before = root.getScene() == null ? null : root.getScene().getFocusOwner();
        root.setVisible(true);
        field.setText("");
        find();
        field.requestFocus();
    }

    /// Whether it is open.
    public boolean isOpen() {
        return root.isVisible();
    }

    /// Closes it and gives the keyboard back.
    public void hide() {
        if (!root.isVisible()) {
            return;
        }
        root.setVisible(false);
        if (before != null) {
            before.requestFocus();
        }
    }

    private void key(KeyEvent e) {
        switch (e.getCode()) {
            case DOWN -> choose(chosen + 1);
            case UP -> choose(chosen - 1);
            case PAGE_DOWN -> choose(Math.min(entries.size() - 1, chosen + 10));
            case PAGE_UP -> choose(Math.max(0, chosen - 10));
            case ENTER -> take(chosen);
            case ESCAPE -> hide();
            default -> {
                return;
            }
        }
        e.consume();
    }

    private void find() {
        entries = search.find(field.getText());
        rows.getChildren().setAll(entries.stream().map(this::row).toList());
        boolean none = entries.isEmpty();
        nothing.setText("Nothing is called “" + field.getText() + "”.");
        nothing.setVisible(none);
        nothing.setManaged(none);
        scroll.setVisible(!none);
        scroll.setManaged(!none);
        choose(0);
        scroll.setVvalue(0);
    }

    private void choose(int index) {
        if (entries.isEmpty()) {
            return;
        }
        chosen = Math.floorMod(index, entries.size());
        for (int i = 0; i < rows.getChildren().size(); i++) {
            rows.getChildren().get(i).pseudoClassStateChanged(CHOSEN, i == chosen);
        }
        var row = rows.getChildren().get(chosen).getBoundsInParent();
        double spare = rows.getHeight() - scroll.getViewportBounds().getHeight();
        if (spare > 0) {
            double top = scroll.getVvalue() * spare;
            double bottom = top + scroll.getViewportBounds().getHeight();
            if (row.getMinY() < top) {
                scroll.setVvalue(row.getMinY() / spare);
            } else if (row.getMaxY() > bottom) {
                scroll.setVvalue((row.getMaxY() - bottom + top) / spare);
            }
        }
    }

    private void take(int index) {
        if (index < entries.size()) {
            PaletteEntry entry = entries.get(index);
            if (entry instanceof PaletteEntry.Command c && !c.possible()) {
                return;
            }
            hide();
            entry.choose();
        }
    }

    private Node row(PaletteEntry entry) {
        var row =
                switch (entry) {
                    case PaletteEntry.TokenEntry t ->
                            line(
                                    new TokenChip(t.vocabulary(), t.id()),
                                    "token " + Numbers.whole(t.id()));
                    case PaletteEntry.Command c -> line(new RowLabel(c.label()), c.keys());
                    case PaletteEntry.ModelEntry m -> line(new RowLabel(m.words()), m.about());
                };
        row.getStyleClass().add("palette-row");
        boolean possible = !(entry instanceof PaletteEntry.Command c) || c.possible();
        row.setOpacity(possible ? 1 : 0.45);
        row.setOnMouseClicked(_ -> take(entries.indexOf(entry)));
        return row;
    }

    private static HBox line(Label name, String about) {
        var second = new RowLabel(about);
        second.getStyleClass().add("muted");
        second.setMinWidth(Region.USE_PREF_SIZE);
        name.setMinWidth(0);
        var row = new HBox(10, name, Icons.spacer(), second);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
