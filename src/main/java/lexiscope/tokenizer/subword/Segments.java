package lexiscope.tokenizer.subword;

import org.jspecify.annotations.Nullable;

/// Cuts a text segment by segment and remembers short segments: in running text most are words seen
/// before. Safe for many threads: an entry never changes once it is in the table, and a lost one is
/// only made again.
final class Segments {
    /// Pieces of a segment: id and end, counted from its start, in turn.
    interface Cutter {
        int[] cut(String text, int from, int to);
    }

    private record Entry(String text, int[] pieces) {}

    /// Longer segments are hardly ever seen twice.
    private static final int LONGEST_KEPT = 32;

    private static final int SLOTS = 1 << 15;

    private final Seams seams;
    private final Cutter cutter;
    private final @Nullable Entry[] kept = new Entry[SLOTS];

    Segments(Seams seams, Cutter cutter) {
        this.seams = seams;
        this.cutter = cutter;
    }

    void cut(String text, PieceEmitter out) {
        int from = 0;
        int n = text.length();
        while (from < n) {
            int to = from + 1;
            int hash = text.charAt(from);
            while (to < n && !seams.between(text.charAt(to - 1), text.charAt(to))) {
                hash = hash * 31 + text.charAt(to++);
            }
            int[] pieces = pieces(text, from, to, hash);
            int start = from;
            for (int i = 0; i < pieces.length; i += 2) {
                int end = from + pieces[i + 1];
                out.piece(pieces[i], start, end);
                start = end;
            }
            from = to;
        }
        out.settle();
    }

    private int[] pieces(String text, int from, int to, int hash) {
        int length = to - from;
        if (length > LONGEST_KEPT) {
            return cutter.cut(text, from, to);
        }
        int slot = (hash * 0x9E3779B1) >>> 17;
        Entry entry = kept[slot];
        if (entry != null
                && entry.text.length() == length
                && text.regionMatches(from, entry.text, 0, length)) {
            return entry.pieces;
        }
        int[] pieces = cutter.cut(text, from, to);
        kept[slot] = new Entry(text.substring(from, to), pieces);
        return pieces;
    }
}
