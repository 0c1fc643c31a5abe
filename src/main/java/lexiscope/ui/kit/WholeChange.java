package lexiscope.ui.kit;

import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

import java.util.AbstractList;
import java.util.List;

/// All items of a list were replaced by others. What was taken out is only counted: the toolkit's
/// own change copies it item by item, for half a million pieces at every keystroke.
final class WholeChange<E> extends ListChangeListener.Change<E> {
    private final List<E> removed;
    private final int size;
    private boolean told;

    /// @param before how many there were
    /// @param gone stands for each of those
    WholeChange(ObservableList<E> list, int before, E gone) {
        super(list);
        size = list.size();
        removed =
                new AbstractList<>() {
                    @Override
                    public E get(int index) {
                        return gone;
                    }

                    @Override
                    public int size() {
                        return before;
                    }
                };
    }

    @Override
    public boolean next() {
        boolean first = !told;
        told = true;
        return first;
    }

    @Override
    public void reset() {
        told = false;
    }

    @Override
    public int getFrom() {
        return 0;
    }

    @Override
    public int getTo() {
        return size;
    }

    @Override
    public List<E> getRemoved() {
        return removed;
    }

    @Override
    protected int[] getPermutation() {
        return new int[0];
    }
}
