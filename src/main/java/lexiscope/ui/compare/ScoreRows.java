package lexiscope.ui.compare;

import java.text.Bidi;
import java.util.Arrays;

/// The cells of a text broken into rows of so many columns: at line ends, else behind the last
/// white space, so that words stay together unless one is longer than a row.
final class ScoreRows {
    private final ScoreCells cells;
    private final int columns;
    private final int[] starts;

    ScoreRows(ScoreCells cells, int columns) {
        this.cells = cells;
        this.columns = Math.max(4, columns);
        this.starts = broken();
    }

    private int[] broken() {
        int[] rows = new int[16];
        int count = 0;
        int used = 0;
        int start = 0;
        int space = -1;
        for (int i = 0; i < cells.size(); i++) {
            if (used + cells.columns()[i] > columns && i > start) {
                int at = space > start ? space : i;
                rows = put(rows, count++, start);
                start = at;
                space = -1;
                used = 0;
                for (int k = at; k < i; k++) {
                    used += cells.columns()[k];
                }
            }
            used += cells.columns()[i];
            if (cells.breaks(i)) {
                rows = put(rows, count++, start);
                start = i + 1;
                space = -1;
                used = 0;
            } else if (cells.space(i)) {
                space = i + 1;
            }
        }
        if (start < cells.size() || count == 0) {
            rows = put(rows, count++, start);
        }
        rows = put(rows, count, cells.size());
        return Arrays.copyOf(rows, count + 1);
    }

    private static int[] put(int[] rows, int at, int value) {
        int[] large = at < rows.length ? rows : Arrays.copyOf(rows, rows.length * 2);
        large[at] = value;
        return large;
    }

    /// How many rows there are.
    int size() {
        return starts.length - 1;
    }

    /// The first cell of a row.
    int from(int row) {
        return starts[row];
    }

    /// Behind the last cell of a row.
    int to(int row) {
        return starts[row + 1];
    }

    /// The row that a cell stands in.
    int rowOf(int cell) {
        int found = Arrays.binarySearch(starts, 0, size(), cell);
        return found >= 0 ? found : -found - 2;
    }

    /// The first column of each cell of a row, read from the left of the screen; where the
    /// paragraph reads from the right its rows end at the right.
    int[] columns(int row) {
        int from = from(row);
        int n = to(row) - from;
        int[] first = new int[n];
        if (n == 0) {
            return first;
        }
        String text = cells.text().substring(cells.starts()[from], cells.starts()[from + n]);
        char[] units = text.toCharArray();
        int[] order = new int[n];
        Arrays.setAll(order, i -> i);
        int shift = 0;
        if (Bidi.requiresBidi(units, 0, units.length)) {
            var bidi = new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
            byte[] levels = new byte[n];
            Integer[] boxed = new Integer[n];
            for (int i = 0; i < n; i++) {
                levels[i] = (byte) bidi.getLevelAt(cells.starts()[from + i] - cells.starts()[from]);
                boxed[i] = i;
            }
            Bidi.reorderVisually(levels, 0, boxed, 0, n);
            Arrays.setAll(order, i -> boxed[i]);
            shift = bidi.baseIsLeftToRight() ? 0 : Math.max(0, columns - used(row));
        }
        int at = shift;
        for (int i : order) {
            first[i] = at;
            at += cells.columns()[from + i];
        }
        return first;
    }

    private int used(int row) {
        int used = 0;
        for (int i = from(row); i < to(row); i++) {
            used += cells.columns()[i];
        }
        return used;
    }
}
