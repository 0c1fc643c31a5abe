package lexiscope.ui.kit;

import javafx.collections.ObservableListBase;

/// A list of row numbers for a table: one array, replaced as a whole, so that a quarter of a
/// million rows are sorted and filtered by handing over another array.
public final class IndexList extends ObservableListBase<Integer> {
    private int[] rows = new int[0];

    /// Shows other rows; the array is owned from then on.
    public void show(int[] next) {
        int before = rows.length;
        rows = next;
        if (before + next.length > 0) {
            fireChange(new WholeChange<>(this, before, -1));
        }
    }

    /// The rows shown; not to be written.
    public int[] rows() {
        return rows;
    }

    @Override
    public Integer get(int index) {
        return rows[index];
    }

    @Override
    public int size() {
        return rows.length;
    }
}
