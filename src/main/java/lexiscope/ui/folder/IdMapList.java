package lexiscope.ui.folder;

import javafx.geometry.Pos;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;

import lexiscope.ui.kit.IndexList;
import lexiscope.ui.kit.Numbers;
import lexiscope.ui.kit.RowList;
import lexiscope.ui.kit.TokenChip;
import lexiscope.ui.typography.RowLabel;

import java.util.stream.IntStream;

/// Old ids with their tokens and their new ids, or that they go; as many as there are.
final class IdMapList extends ListView<RowList.Row> {
    private final RowList rows = new RowList();

    IdMapList() {
        setId("trim-ids");
        getStyleClass().add("id-map");
        setFixedCellSize(26);
        setItems(rows);
        setCellFactory(_ -> new Cell());
    }

    /// Shows these old ids of a result.
    void show(TrimResult result, IntStream ids) {
        rows.show(result, ids.toArray());
    }

    void nothing() {
        rows.show(IndexList.class, new int[0]);
    }

    private static final class Cell extends ListCell<RowList.Row> {
        private final RowLabel old = new RowLabel();
        private final TokenChip chip = new TokenChip();
        private final RowLabel now = new RowLabel();
        private final HBox line = new HBox(8, old, chip, now);

        Cell() {
            line.setAlignment(Pos.CENTER_LEFT);
            old.getStyleClass().addAll("mono", "muted");
            old.setMinWidth(64);
            old.setAlignment(Pos.CENTER_RIGHT);
            chip.setMaxWidth(220);
            chip.setMinWidth(0);
            now.getStyleClass().add("mono");
            now.setMinWidth(USE_PREF_SIZE);
            // the line decides how wide it is, never a long token
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(RowList.Row row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null || !(row.of() instanceof TrimResult result)) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            int id = row.number();
            int next = result.change().ids().now(id);
            old.setText(Numbers.whole(id));
            chip.show(result.model().vocabulary(), id);
            now.setText(next < 0 ? "goes" : "→ " + Numbers.whole(next));
            setAccessibleText(
                    id + " " + result.model().vocabulary().shown(id) + " " + now.getText());
            setGraphic(line);
        }
    }
}
