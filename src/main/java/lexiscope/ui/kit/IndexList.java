package lexiscope.ui.kit;

import javafx.collections.ObservableListBase;

/// A list of row numbers for a table: one array, replaced as a whole, so that a quarter of a
/// million rows are sorted and filtered by handing over another array.
public final class IndexList extends ObservableListBase<Integer> {
    private int[] rows = new int[0];

    /// Shows other rows; the array is owned from then on.
    public void show(int[] next) {
        beginChange();
        int before = rows.length;
        rows = next;
        if (before > 0 && next.length > 0) {
            nextReplace(0, next.length, new Removed(before));
        } else if (before > 0) {
            nextRemove(0, new Removed(before));
        } else if (next.length > 0) {
            nextAdd(0, next.length);
        }
        endChange();
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

    /// What was taken out, of which only the number is wanted.
    private static final class Removed extends java.util.AbstractList<Integer> {
        private final int size;

        Removed(int size) {
            this.size = size;
        }

        @Override
        public Integer get(int index) {
            return -1;
        }

        @Override
        public int size() {
            return size;
        }
    }
}
