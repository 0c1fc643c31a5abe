package lexiscope.tokenizer.subword;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The symbols of one word on their way through the merges: a doubly linked list in arrays.
///
/// The reference counts only the bytes of the symbols it has, so after a dropped character, or
/// where an unknown one is put behind later bytes, its spans are not true; both are kept.
final class Symbols {
    /// Up to this many symbols the lowest rank is looked for by scanning; a heap costs more.
    private static final int SHORT = 32;

    private final String word;
    private int[] id;
    private int[] start;
    private int[] end;
    private int[] bytes;
    private boolean[] unknown;
    private int[] next = {};
    private int[] previous = {};
    private int size;
    private boolean counted = true;
    private int pendingId = -1;
    private int pendingStart;
    private int pendingEnd;
    private int pendingBytes;
    private int overtaken = -1;
    private @Nullable MergeRecord observer;

    Symbols(String word) {
        this.word = word;
        int n = word.length();
        id = new int[n];
        start = new int[n];
        end = new int[n];
        bytes = new int[n];
        unknown = new boolean[n];
    }

    /// A character with an entry.
    void append(int symbol, int from, int to) {
        settle();
        add(symbol, from, to, utf8Length(from, to));
    }

    /// The tokens of a character's bytes. They stand before an unknown character that is still
    /// open, as in the reference; all of them then have the span of the whole.
    void appendBytes(int[] symbols, int from, int to) {
        if (pendingId >= 0) {
            overtaken = overtaken < 0 ? size : overtaken;
            pendingEnd = to;
            counted = false;
        }
        counted &= symbols.length == utf8Length(from, to);
        for (int symbol : symbols) {
            add(symbol, from, to, 1);
        }
    }

    /// A character without one.
    void appendUnknown(int symbol, int from, int to, boolean fuse) {
        if (pendingId >= 0 && fuse) {
            pendingEnd = to;
            pendingBytes += utf8Length(from, to);
            return;
        }
        settle();
        pendingId = symbol;
        pendingStart = from;
        pendingEnd = to;
        pendingBytes = utf8Length(from, to);
    }

    /// A character that gives no token.
    void drop() {
        counted = false;
    }

    /// Puts the unknown character that is still open in its place.
    void settle() {
        if (pendingId < 0) {
            return;
        }
        for (int i = overtaken; i >= 0 && i < size; i++) {
            start[i] = pendingStart;
            end[i] = pendingEnd;
        }
        overtaken = -1;
        add(pendingId, pendingStart, pendingEnd, pendingBytes);
        unknown[size - 1] = true;
        pendingId = -1;
    }

    private void add(int symbol, int from, int to, int length) {
        if (size == id.length) {
            int more = size * 2 + 4;
            id = Arrays.copyOf(id, more);
            start = Arrays.copyOf(start, more);
            end = Arrays.copyOf(end, more);
            bytes = Arrays.copyOf(bytes, more);
            unknown = Arrays.copyOf(unknown, more);
        }
        id[size] = symbol;
        start[size] = from;
        end[size] = to;
        bytes[size] = length;
        size++;
    }

    private int utf8Length(int from, int to) {
        int cp = word.codePointAt(from);
        return cp < 0x80 ? 1 : cp < 0x800 ? 2 : to - from == 1 ? 3 : 4;
    }

    /// Merges as far as the ranks allow.
    void mergeAll(Merges merges) {
        settle();
        if (size < 2) {
            return;
        }
        if (size <= SHORT) {
            mergeByScanning(merges);
        } else {
            mergeByHeap(merges);
        }
    }

    private void mergeByScanning(Merges merges) {
        long[] merge = new long[size];
        for (int i = 0; i + 1 < size; i++) {
            merge[i] = merges.get(id[i], id[i + 1]);
        }
        while (true) {
            int best = -1;
            long least = Long.MAX_VALUE;
            for (int i = 0; i + 1 < size; i++) {
                if (merge[i] >= 0 && merge[i] < least) {
                    least = merge[i];
                    best = i;
                }
            }
            if (best < 0) {
                return;
            }
            join(best, best + 1, (int) least);
            record(best, best + 1, true, least);
            int tail = size - best - 2;
            System.arraycopy(id, best + 2, id, best + 1, tail);
            System.arraycopy(start, best + 2, start, best + 1, tail);
            System.arraycopy(end, best + 2, end, best + 1, tail);
            System.arraycopy(bytes, best + 2, bytes, best + 1, tail);
            System.arraycopy(unknown, best + 2, unknown, best + 1, tail);
            System.arraycopy(merge, best + 2, merge, best + 1, tail);
            size--;
            merge[best] = best + 1 < size ? merges.get(id[best], id[best + 1]) : -1;
            if (best > 0) {
                merge[best - 1] = merges.get(id[best - 1], id[best]);
            }
        }
    }

    private void mergeByHeap(Merges merges) {
        next = new int[size];
        previous = new int[size];
        var queue = new MergeQueue(size);
        for (int i = 0; i < size; i++) {
            next[i] = i + 1 < size ? i + 1 : -1;
            previous[i] = i - 1;
        }
        for (int i = 0; i + 1 < size; i++) {
            offer(queue, merges, i);
        }
        while (!queue.isEmpty()) {
            long candidate = queue.poll();
            int left = (int) candidate;
            int right = bytes[left] < 0 ? -1 : next[left];
            if (right < 0) {
                continue;
            }
            long merge = merges.get(id[left], id[right]);
            if (merge < 0 || merge >>> 32 != candidate >>> 32) {
                continue;
            }
            join(left, right, (int) merge);
            record(left, right, false, merge);
            bytes[right] = -1;
            next[left] = next[right];
            if (next[left] >= 0) {
                previous[next[left]] = left;
                offer(queue, merges, left);
            }
            if (previous[left] >= 0) {
                offer(queue, merges, previous[left]);
            }
        }
        int kept = 0;
        for (int i = 0; i >= 0; i = next[i]) {
            id[kept] = id[i];
            start[kept] = start[i];
            end[kept] = end[i];
            bytes[kept] = bytes[i];
            unknown[kept] = unknown[i];
            kept++;
        }
        size = kept;
    }

    private void offer(MergeQueue queue, Merges merges, int left) {
        long merge = merges.get(id[left], id[next[left]]);
        if (merge >= 0) {
            queue.offer(merge & 0xFFFFFFFF00000000L | left);
        }
    }

    private void join(int left, int right, int product) {
        id[left] = product;
        end[left] = Math.max(end[left], end[right]);
        bytes[left] += bytes[right];
        unknown[left] = false;
    }

    /// Has every merge written down.
    void observe(MergeRecord merges) {
        observer = merges;
    }

    private void record(int left, int right, boolean closing, long merge) {
        if (observer != null) {
            var product = new Steps.Piece(id[left], start[left], end[left], false);
            observer.merged(left, right, closing, (int) (merge >>> 32), product);
        }
    }

    /// The symbols as they stand.
    List<Steps.Piece> pieces() {
        var pieces = new ArrayList<Steps.Piece>(size);
        for (int i = 0; i < size; i++) {
            pieces.add(new Steps.Piece(id[i], start[i], end[i], unknown[i]));
        }
        return pieces;
    }

    void emit(SubwordModel.Sink sink) {
        if (counted) {
            for (int i = 0; i < size; i++) {
                sink.piece(id[i], start[i], end[i], unknown[i]);
            }
            return;
        }
        int[] units = unitOfByte();
        int at = 0;
        for (int i = 0; i < size; i++) {
            int last = Math.min(at + bytes[i] - 1, units.length - 1);
            int from = units[Math.min(at, units.length - 1)];
            int to = units[last];
            to += Character.charCount(word.codePointAt(to));
            sink.piece(id[i], start[i], end[i], unknown[i], from, to);
            at += bytes[i];
        }
    }

    /// The first unit of the character that each byte of the word is of.
    private int[] unitOfByte() {
        int[] units = new int[word.length() * 3];
        int n = 0;
        for (int i = 0; i < word.length(); ) {
            int next = i + Character.charCount(word.codePointAt(i));
            for (int k = utf8Length(i, next); k > 0; k--) {
                units[n++] = i;
            }
            i = next;
        }
        return Arrays.copyOf(units, n);
    }
}
