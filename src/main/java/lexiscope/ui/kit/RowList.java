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
    private int @Nullable [] rows;
    private int size;

    /// Shows other rows, handed over as a whole, so that a quarter of a million are sorted and
    /// filtered by one change.
    ///
    /// @param whose what they are rows of
    /// @param next their numbers; the array is owned from then on
    public void show(Object whose, int[] next) {
        show(whose, next, next.length);
    }

    /// Shows the rows from 0 on.
    ///
    /// @param count how many there are
    public void show(Object whose, int count) {
        show(whose, null, count);
    }

    private void show(Object whose, int @Nullable [] next, int count) {
        int before = size;
        of = whose;
        rows = next;
        size = count;
        if (before + count > 0) {
            fireChange(new WholeChange<>(this, before, new Row(NOTHING, 0)));
        }
    }

    /// The number of a row.
    public int number(int index) {
        return rows == null ? index : rows[index];
    }

    @Override
    public Row get(int index) {
        return new Row(of, number(Objects.checkIndex(index, size)));
    }

    @Override
    public int size() {
        return size;
    }
}
