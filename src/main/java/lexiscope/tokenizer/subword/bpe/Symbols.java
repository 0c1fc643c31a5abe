package lexiscope.tokenizer.subword.bpe;

import lexiscope.tokenizer.subword.piece.PieceSink;
import lexiscope.tokenizer.subword.steps.Steps;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The symbols that one word begins as, with their spans, and the tokens that they are merged into.
///
/// The reference counts only the bytes of the symbols it has, so after a dropped character, or
/// where an unknown one is put behind later bytes, its spans are not true; both are kept.
public final class Symbols {
    private final String word;
    private int[] id;
    private int[] start = {};
    private int[] end = {};
    private int[] bytes = {};
    private boolean[] unknown = {};
    private int size;
    private boolean plain = true;
    private boolean counted = true;
    private int pendingId = -1;
    private int pendingStart;
    private int pendingEnd;
    private int pendingBytes;
    private int overtaken = -1;
    private @Nullable MergeRun merged;

    /// No symbols yet; they are appended from left to right.
    public Symbols(String word) {
        this.word = word;
        id = new int[word.length()];
    }

    /// A character with an entry.
    public void append(int symbol, int from, int to) {
        if (plain && from == size && to == from + 1) {
            id[size++] = symbol;
            return;
        }
        settle();
        add(symbol, from, to, utf8Length(from, to));
    }

    /// The tokens of a character's bytes. They stand before an unknown character that is still
    /// open, as in the reference; all of them then have the span of the whole.
    public void appendBytes(int[] symbols, int from, int to) {
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
    public void appendUnknown(int symbol, int from, int to, boolean fuse) {
        leavePlain();
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
    public void drop() {
        leavePlain();
        counted = false;
    }

    /// Puts the unknown character that is still open in its place.
    public void settle() {
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

    /// Writes down the spans of the symbols so far, each of which is the unit in its place; in most
    /// words all are.
    private void leavePlain() {
        if (!plain) {
            return;
        }
        plain = false;
        start = new int[id.length];
        end = new int[id.length];
        bytes = new int[id.length];
        unknown = new boolean[id.length];
        for (int i = 0; i < size; i++) {
            start[i] = i;
            end[i] = i + 1;
            bytes[i] = utf8Length(i, i + 1);
        }
    }

    private void add(int symbol, int from, int to, int length) {
        leavePlain();
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

    /// Merges as far as the ranks allow; once.
    ///
    /// @param watcher is told of every merge, or null
    public void mergeAll(Merges merges, @Nullable MergeWatcher watcher) {
        settle();
        merged = new MergeRun(merges, id, size, watcher);
        merged.mergeAll();
    }

    /// Takes tokens: what each is, and the symbols `[first, next)` that it was merged from.
    private interface Taker {
        void token(int id, int first, int next);
    }

    private void each(Taker taker) {
        if (merged == null) {
            for (int i = 0; i < size; i++) {
                taker.token(id[i], i, i + 1);
            }
            return;
        }
        for (int i = 0; i < merged.size(); i++) {
            taker.token(merged.symbol(i), merged.first(i), merged.first(i + 1));
        }
    }

    /// Where the symbols `[first, next)` end. That need not be where the last one does: an unknown
    /// character may stand behind the bytes of later ones.
    private int end(int first, int next) {
        if (plain) {
            return next;
        }
        int last = end[first];
        for (int i = first + 1; i < next; i++) {
            last = Math.max(last, end[i]);
        }
        return last;
    }

    private int start(int first) {
        return plain ? first : start[first];
    }

    private boolean unknown(int first, int next) {
        return !plain && next - first == 1 && unknown[first];
    }

    /// The tokens that there are now, merged or not, as values.
    public List<Steps.Piece> pieces() {
        var pieces = new ArrayList<Steps.Piece>(size);
        each(
                (token, first, next) ->
                        pieces.add(
                                new Steps.Piece(
                                        token,
                                        start(first),
                                        end(first, next),
                                        unknown(first, next))));
        return pieces;
    }

    /// Gives the tokens that there are now to a sink, merged or not.
    public void emit(PieceSink sink) {
        sink.expect(merged == null ? size : merged.size());
        if (counted) {
            each(
                    (token, first, next) ->
                            sink.piece(
                                    token, start(first), end(first, next), unknown(first, next)));
            return;
        }
        int[] units = unitOfByte();
        int[] at = {0};
        each(
                (token, first, next) -> {
                    int length = 0;
                    for (int i = first; i < next; i++) {
                        length += bytes[i];
                    }
                    int from = units[Math.min(at[0], units.length - 1)];
                    int to = units[Math.min(at[0] + length - 1, units.length - 1)];
                    to += Character.charCount(word.codePointAt(to));
                    boolean isUnknown = unknown(first, next);
                    sink.piece(token, start(first), end(first, next), isUnknown, from, to);
                    at[0] += length;
                });
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
