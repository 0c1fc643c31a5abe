package lexiscope.change;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Which old id every new one was: ids kept, moved, new or gone. Immutable.
public final class IdMap {
    /// Stands for an id that did not exist.
    public static final int NEW = -1;

    private final int[] old;
    private final int[] now;
    private final boolean growing;

    /// @param old the old id by new id, [#NEW] for those that come; owned
    /// @param before how many old ids there were
    private IdMap(int[] old, int before) {
        this.old = old;
        this.now = new int[before];
        Arrays.fill(now, NEW);
        for (int id = 0; id < old.length; id++) {
            int was = old[id];
            if (was >= before || was < NEW || was >= 0 && now[was] >= 0) {
                throw new IllegalArgumentException(
                        "The new id " + id + " cannot be the old one " + was + ".");
            }
            if (was >= 0) {
                now[was] = id;
            }
        }
        this.growing =
                old.length >= before && IntStream.range(0, before).allMatch(id -> old[id] == id);
    }

    /// Every id keeps its number; further ones may come behind.
    ///
    /// @param before how many ids there are
    /// @param after how many there will be, at least as many
    public static IdMap growing(int before, int after) {
        if (after < before) {
            throw new IllegalArgumentException(after + " ids are less than " + before + ".");
        }
        return new IdMap(
                IntStream.range(0, after).map(i -> i < before ? i : NEW).toArray(), before);
    }

    /// Some ids stay and close ranks, in the order given.
    ///
    /// @param before how many ids there are
    /// @param kept old ids, each once
    public static IdMap keeping(int before, int[] kept) {
        return new IdMap(kept.clone(), before);
    }

    /// Any map.
    ///
    /// @param before how many ids there were
    /// @param old the old id by new id, [#NEW] for those that come; each old one at most once
    public static IdMap of(int before, int[] old) {
        return new IdMap(old.clone(), before);
    }

    /// How many ids there were.
    public int before() {
        return now.length;
    }

    /// How many ids there are.
    public int after() {
        return old.length;
    }

    /// The old id of a new one, or [#NEW]; ids behind the last are new.
    public int old(int id) {
        return id < old.length ? old[id] : NEW;
    }

    /// The new id of an old one, or -1 where it is gone. Where every id keeps its number, those
    /// behind the last keep theirs too.
    public int now(int id) {
        return id < 0 ? NEW : id < now.length ? now[id] : growing ? id : NEW;
    }

    /// Whether every id keeps its number.
    public boolean keepsAll() {
        return growing;
    }

    /// How many of the old ids are left.
    public int kept() {
        int kept = 0;
        for (int id : now) {
            kept += id >= 0 ? 1 : 0;
        }
        return kept;
    }

    /// The old ids by new id, [#NEW] for those that came; the caller's.
    public int[] toArray() {
        return old.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IdMap map
                && now.length == map.now.length
                && Arrays.equals(old, map.old);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(old);
    }

    @Override
    public String toString() {
        return before() + " ids → " + after() + ", " + kept() + " of them kept";
    }
}
