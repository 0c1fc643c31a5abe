package lexiscope.ui.kit;

import javafx.collections.ObservableListBase;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/// The rows of a table that come out of an array: numbers that know what they are numbers of.
///
/// A table keeps cells that it does not show, and takes one up again without a look at it where its
/// item is still equal; so the same number of something else must not be.
public final class RowList extends ObservableListBase<RowList.Row> {
    private static final Object NOTHING = new Object();

    /// A row.
    ///
    /// @param of whose it is; compared by identity
    /// @param number of it
    public record Row(Object of, int number) {
        @Override
        @SuppressWarnings("ReferenceEquality") // of which object it is: that is the question
        public boolean equals(@Nullable Object other) {
            return other instanceof Row row && row.of == of && row.number == number;
        }

        @Override
        public int hashCode() {
            return Objects.hash(System.identityHashCode(of), number);
        }
    }

    private Object of = NOTHING;
    private int[] rows = new int[0];

    /// Shows other rows, handed over as a whole, so that a quarter of a million are sorted and
    /// filtered by one change.
    ///
    /// @param whose what they are rows of
    /// @param next their numbers; the array is owned from then on
    public void show(Object whose, int[] next) {
        beginChange();
        int before = rows.length;
        of = whose;
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

    /// The numbers shown; not to be written.
    public int[] numbers() {
        return rows;
    }

    @Override
    public Row get(int index) {
        return new Row(of, rows[index]);
    }

    @Override
    public int size() {
        return rows.length;
    }

    /// What was taken out, of which only the number is wanted.
    private static final class Removed extends java.util.AbstractList<Row> {
        private final int size;

        Removed(int size) {
            this.size = size;
        }

        @Override
        public Row get(int index) {
            return new Row(NOTHING, index);
        }

        @Override
        public int size() {
            return size;
        }
    }
}
