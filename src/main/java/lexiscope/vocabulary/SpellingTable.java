package lexiscope.vocabulary;

import org.jspecify.annotations.Nullable;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/// Spelling → id as an open-addressing table without an object an entry, which can be asked with
/// characters of a buffer. Filled once, then only read.
public final class SpellingTable extends AbstractMap<String, Integer> {
    private @Nullable String[] spellings;
    private int[] ids;
    private int size;

    /// An empty table for about `expected` entries.
    public SpellingTable(int expected) {
        int capacity = Integer.highestOneBit(Math.max(8, expected)) * 4;
        spellings = new String[capacity];
        ids = new int[capacity];
    }

    /// Puts an entry in; a later id of the same spelling replaces the earlier.
    ///
    /// @return whether the spelling is new
    public boolean add(String spelling, int id) {
        int slot = slot(spelling, spelling.hashCode());
        boolean fresh = spellings[slot] == null;
        spellings[slot] = spelling;
        ids[slot] = id;
        if (fresh && ++size * 2 > ids.length) {
            grow();
        }
        return fresh;
    }

    /// The id of a spelling, or -1.
    public int id(String spelling) {
        int slot = slot(spelling, spelling.hashCode());
        return spellings[slot] == null ? -1 : ids[slot];
    }

    /// The id of the characters `[from, from + length)`, or -1.
    public int id(char[] buffer, int from, int length) {
        int hash = 0;
        for (int i = from; i < from + length; i++) {
            hash = 31 * hash + buffer[i];
        }
        int mask = ids.length - 1;
        for (int slot = spread(hash) & mask; ; slot = slot + 1 & mask) {
            String s = spellings[slot];
            if (s == null) {
                return -1;
            }
            if (s.length() == length && same(s, buffer, from)) {
                return ids[slot];
            }
        }
    }

    private static boolean same(String s, char[] buffer, int from) {
        for (int i = 0; i < s.length(); i++) {
            if (s.charAt(i) != buffer[from + i]) {
                return false;
            }
        }
        return true;
    }

    private int slot(String spelling, int hash) {
        int mask = ids.length - 1;
        int slot = spread(hash) & mask;
        String s = spellings[slot];
        while (s != null && !s.equals(spelling)) {
            slot = slot + 1 & mask;
            s = spellings[slot];
        }
        return slot;
    }

    private static int spread(int hash) {
        int h = hash * 0x9E3779B9;
        return h ^ h >>> 15;
    }

    private void grow() {
        @Nullable String[] oldSpellings = spellings;
        int[] oldIds = ids;
        spellings = new String[oldIds.length * 2];
        ids = new int[oldIds.length * 2];
        for (int i = 0; i < oldIds.length; i++) {
            String s = oldSpellings[i];
            if (s != null) {
                int slot = slot(s, s.hashCode());
                spellings[slot] = s;
                ids[slot] = oldIds[i];
            }
        }
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public @Nullable Integer get(Object key) {
        int id = key instanceof String s ? id(s) : -1;
        return id < 0 ? null : Integer.valueOf(id);
    }

    @Override
    public boolean containsKey(Object key) {
        return get(key) != null;
    }

    @Override
    public Set<Map.Entry<String, Integer>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return size;
            }

            @Override
            public Iterator<Map.Entry<String, Integer>> iterator() {
                return Arrays.stream(slotsInUse())
                        .mapToObj(slot -> Map.entry(String.valueOf(spellings[slot]), ids[slot]))
                        .iterator();
            }
        };
    }

    @Override
    public void forEach(BiConsumer<? super String, ? super Integer> action) {
        each(action::accept);
    }

    private int[] slotsInUse() {
        int[] slots = new int[size];
        int n = 0;
        for (int i = 0; i < ids.length; i++) {
            if (spellings[i] != null) {
                slots[n++] = i;
            }
        }
        return slots;
    }

    /// Takes entries.
    @FunctionalInterface
    public interface Entries {
        void entry(String spelling, int id);
    }

    /// All entries, in no particular order.
    public void each(Entries entries) {
        for (int i = 0; i < ids.length; i++) {
            String s = spellings[i];
            if (s != null) {
                entries.entry(s, ids[i]);
            }
        }
    }
}
