package lexiscope.ui.session;

import java.util.BitSet;
import java.util.stream.IntStream;

/// A set of ids. Immutable.
public final class Selection {
    /// No ids.
    public static final Selection NONE = new Selection(new BitSet());

    private final BitSet ids;

    private Selection(BitSet ids) {
        this.ids = ids;
    }

    /// The set of some ids.
    public static Selection of(IntStream ids) {
        var set = new BitSet();
        ids.forEach(set::set);
        return new Selection(set);
    }

    public boolean has(int id) {
        return id >= 0 && ids.get(id);
    }

    public boolean isEmpty() {
        return ids.isEmpty();
    }

    public int size() {
        return ids.cardinality();
    }

    /// The ids, ascending.
    public IntStream ids() {
        return ids.stream();
    }

    /// The same with some ids put in.
    public Selection with(int[] more) {
        var next = (BitSet) ids.clone();
        for (int id : more) {
            next.set(id);
        }
        return new Selection(next);
    }

    /// The same with one id put in or taken out.
    public Selection toggled(int id) {
        var next = (BitSet) ids.clone();
        next.flip(id);
        return new Selection(next);
    }
}
