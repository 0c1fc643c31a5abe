package lexiscope.ui.palette;

import javafx.event.Event;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import lexiscope.ui.action.Action;
import lexiscope.ui.action.Actions;
import lexiscope.ui.kit.ScrollArea;
import lexiscope.ui.typography.RowLabel;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// The sheet of keys: every action that has some, by group, and the keys that belong to no action.
public final class KeySheet {
    /// Keys that a place understands by itself.
    ///
    /// @param group under which heading it stands
    /// @param keys as a person reads them
    /// @param label what they do
    public record OwnKey(String group, String keys, String label) {}

    /// What a group's title takes, in lines.
    private static final int HEAD = 2;

    private static final double COLUMN = 400;

    private final Supplier<Actions> actions;
    private final List<OwnKey> own;
    private final HBox groups = new HBox(28);
    private final ScrollArea scroll;
    private final StackPane root = new StackPane();
    private @Nullable Node before;

    public KeySheet(Supplier<Actions> actions, List<OwnKey> own) {
        this.actions = actions;
        this.own = List.copyOf(own);
        var title = new RowLabel("Keys");
        title.getStyleClass().add("panel-title");
        var hint = new RowLabel("Everything else is in the palette, Ctrl K. Escape closes this.");
        hint.getStyleClass().add("hint");
        hint.setWrapText(true);
        scroll = ScrollArea.reading(groups);
        var card = new VBox(10, title, scroll, hint);
        card.setId("key-sheet");
        card.getStyleClass().add("key-sheet");
        card.setMaxSize(900, Region.USE_PREF_SIZE);
        root.getChildren().add(card);
        StackPane.setAlignment(card, Pos.CENTER);
        StackPane.setMargin(card, new Insets(12));
        // only beside it
        card.setOnMousePressed(Event::consume);
        root.setVisible(false);
        root.setOnMousePressed(_ -> hide());
    }

    public Node node() {
        return root;
    }

    public boolean isOpen() {
        return root.isVisible();
    }

    /// Shows it over everything.
    public void show() {
        before = root.getScene() == null ? null : root.getScene().getFocusOwner();
        groups.getChildren().setAll(columns());
        root.setVisible(true);
        scroll.requestFocus();
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

    /// Two columns of about the same height, the groups in their order.
    private List<Node> columns() {
        var lines = byGroup();
        int all = lines.values().stream().mapToInt(l -> l.size() + HEAD).sum();
        var left = new VBox(16);
        var right = new VBox(16);
        int so = 0;
        for (var group : lines.entrySet()) {
            int high = group.getValue().size() + HEAD;
            VBox column = 2 * so + high <= all ? left : right;
            so += high;
            column.getChildren().add(group(group.getKey(), group.getValue()));
        }
        for (VBox column : List.of(left, right)) {
            column.setMinWidth(0);
            column.setPrefWidth(COLUMN);
            HBox.setHgrow(column, Priority.ALWAYS);
        }
        return List.of(left, right);
    }

    private Map<String, List<String[]>> byGroup() {
        Map<String, List<String[]>> lines = new LinkedHashMap<>();
        for (Action a : actions.get().all()) {
            if (a.keys().isPresent()) {
                lines.computeIfAbsent(a.group(), _ -> new ArrayList<>())
                        .add(new String[] {a.keysInWords(), a.label()});
            }
        }
        for (OwnKey k : own) {
            lines.computeIfAbsent(k.group, _ -> new ArrayList<>())
                    .add(new String[] {k.keys, k.label});
        }
        return lines;
    }

    private static Node group(String name, List<String[]> lines) {
        var title = new RowLabel(name);
        title.getStyleClass().add("strong");
        var grid = new GridPane(12, 4);
        for (int i = 0; i < lines.size(); i++) {
            var keys = new RowLabel(lines.get(i)[0]);
            keys.getStyleClass().addAll("mono", "key");
            keys.setMinWidth(Region.USE_PREF_SIZE);
            var label = new RowLabel(lines.get(i)[1]);
            label.setWrapText(true);
            GridPane.setValignment(keys, VPos.TOP);
            GridPane.setHgrow(label, Priority.ALWAYS);
            grid.addRow(i, keys, label);
        }
        return new VBox(6, title, grid);
    }
}
