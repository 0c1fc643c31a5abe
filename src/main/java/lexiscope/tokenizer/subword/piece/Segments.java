package lexiscope.tokenizer.subword.piece;

import org.jspecify.annotations.Nullable;

/// Cuts a text segment by segment and remembers what became of short segments: in running text most
/// are words seen before. Safe for many threads: an entry never changes once it is in the table,
/// and a lost one is only made again.
///
/// @param <T> what a segment becomes
public final class Segments<T> {
    /// Cuts a segment; its result is remembered.
    @FunctionalInterface
    public interface Cutter<T> {
        T cut(String text, int from, int to);
    }

    /// Takes what became of a segment.
    @FunctionalInterface
    public interface Taker<T> {
        void take(T made, int from, int to);
    }

    private record Entry<T>(String text, T made) {}

    /// Longer segments are hardly ever seen twice.
    private static final int LONGEST_KEPT = 32;

    private static final int SLOTS = 1 << 15;

    private final UnitPairs pairs;
    private final Cutter<T> cutter;

    @SuppressWarnings({"unchecked", "rawtypes"}) // arrays know no type arguments
    private final @Nullable Entry<T>[] kept = new Entry[SLOTS];

    /// @param pairs the pairs of units that no segment ends between
    /// @param cutter cuts a segment that is not remembered
    public Segments(UnitPairs pairs, Cutter<T> cutter) {
        this.pairs = pairs;
        this.cutter = cutter;
    }

    /// Visits the segments of a text, in order.
    public void each(String text, Taker<T> taker) {
        int from = 0;
        int n = text.length();
        while (from < n) {
            int to = from + 1;
            int hash = text.charAt(from);
            while (to < n && !pairs.between(text.charAt(to - 1), text.charAt(to))) {
                hash = hash * 31 + text.charAt(to++);
            }
            taker.take(made(text, from, to, hash), from, to);
            from = to;
        }
    }

    private T made(String text, int from, int to, int hash) {
        int length = to - from;
        if (length > LONGEST_KEPT) {
            return cutter.cut(text, from, to);
        }
        int slot = (hash * 0x9E3779B1) >>> 17;
        Entry<T> entry = kept[slot];
        if (entry != null
                && entry.text.length() == length
                && text.regionMatches(from, entry.text, 0, length)) {
            return entry.made;
        }
        T made = cutter.cut(text, from, to);
        kept[slot] = new Entry<>(text.substring(from, to), made);
        return made;
    }
}
