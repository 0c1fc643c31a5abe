package lexiscope.ui.vocabulary;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import java.util.Arrays;

/// What keys do in the table of tokens: Enter focuses, Space puts one into the selection, Shift
/// with the arrows extends it, Ctrl C copies.
final class TableKeys {
    private final VocabularyTable table;
    private final VocabularyTable.Intents intents;

    /// The row a range begins at, or -1.
    private int anchor = -1;

    TableKeys(VocabularyTable table, VocabularyTable.Intents intents) {
        this.table = table;
        this.intents = intents;
        // before the table's own, which know no selection but the cursor
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    /// A row was chosen without Shift: the next range begins at it.
    void begin(int row) {
        anchor = row;
    }

    /// The rows from where the range begins to this one are selected.
    void extendTo(int row) {
        if (anchor < 0) {
            anchor = row;
        }
        int[] rows = table.rows();
        int from = Math.clamp(Math.min(anchor, row), 0, rows.length);
        int to = Math.clamp(Math.max(anchor, row) + 1L, 0, rows.length);
        intents.select().accept(Arrays.copyOfRange(rows, from, to));
    }

    private void pressed(KeyEvent e) {
        if (!table.isFocused()) {
            return;
        }
        int at = table.cursor();
        int[] rows = table.rows();
        boolean on = at >= 0 && at < rows.length;
        KeyCode key = e.getCode();
        boolean done = true;
        if (key == KeyCode.ENTER && on) {
            begin(at);
            intents.focus().accept(rows[at]);
        } else if (key == KeyCode.SPACE && on) {
            begin(at);
            intents.toggle().accept(rows[at]);
        } else if (key == KeyCode.A && e.isShortcutDown()) {
            // the table's own freezes one of this size
            intents.select().accept(rows.clone());
        } else if (key == KeyCode.C && e.isShortcutDown() && !e.isShiftDown()) {
            intents.copy().accept(e.isAltDown());
        } else if (e.isShiftDown() && (key == KeyCode.UP || key == KeyCode.DOWN) && on) {
            if (anchor < 0) {
                begin(at);
            }
            int to = Math.clamp(at + (key == KeyCode.UP ? -1L : 1L), 0, rows.length - 1);
            table.cursor(to);
            extendTo(to);
        } else if (key == KeyCode.UP && at <= 0) {
            intents.leave().run();
        } else {
            if (!e.isShiftDown() && key.isArrowKey()) {
                anchor = -1;
            }
            done = false;
        }
        if (done) {
            e.consume();
        }
    }
}
