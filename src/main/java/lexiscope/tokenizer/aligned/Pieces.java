package lexiscope.tokenizer.aligned;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Tokens in the making, as columns; a column that is taken out is not to be written any more. The
/// columns: id, span in the typed text, the span the reference library reports, marks.
public final class Pieces {
    /// Added by the template, stands for nothing typed.
    public static final byte TEMPLATE = 1;

    /// An added token, cut out before the subword model.
    public static final byte ADDED = 2;

    /// The unknown token in the place of text the vocabulary cannot spell.
    public static final byte UNKNOWN = 4;

    /// What was typed was changed by the normaliser.
    public static final byte CHANGED = 8;

    /// Holds part of a character; its span is that of the whole character.
    public static final byte PART = 16;

    /// Only a mark that was inserted, as of a word's begin: nothing typed became it. Its span is
    /// empty, at the place of the mark; what blanks it may stand for [lexiscope.tokenizer.Encoding]
    /// tells.
    public static final byte INSERTED = 32;

    /// Units to a token, a few less than usual.
    private static final int UNITS = 3;

    private int size;
    private int from;
    private int to;
    private int[] ids;
    private int[] starts;
    private int[] ends;
    private int[] reportedStarts;
    private int[] reportedEnds;
    private byte[] marks;
    private @Nullable Map<Integer, String> spelled;

    /// With room for a short text.
    public Pieces() {
        this(64);
    }

    /// With room for `expected` tokens.
    public Pieces(int expected) {
        int size = Math.max(4, expected);
        ids = new int[size];
        starts = new int[size];
        ends = new int[size];
        reportedStarts = starts;
        reportedEnds = ends;
        marks = new byte[size];
    }

    /// With room for the tokens of the units `[from, to)` of a text.
    public static Pieces ofText(int from, int to) {
        var pieces = new Pieces((to - from) / UNITS + 16);
        pieces.from = from;
        pieces.to = to;
        return pieces;
    }

    /// The number of tokens so far.
    public int size() {
        return size;
    }

    /// Appends a token.
    public void add(int id, int start, int end, int mark) {
        room(1);
        addFast(id, start, end, start, end, mark);
    }

    /// Makes room for `n` more tokens.
    public void room(int n) {
        if (size + n > ids.length) {
            int more = Math.max(size + n, expected());
            ids = Arrays.copyOf(ids, more);
            boolean same = reportsTruly();
            starts = Arrays.copyOf(starts, more);
            ends = Arrays.copyOf(ends, more);
            reportedStarts = same ? starts : Arrays.copyOf(reportedStarts, more);
            reportedEnds = same ? ends : Arrays.copyOf(reportedEnds, more);
            marks = Arrays.copyOf(marks, more);
        }
    }

    /// How many tokens there may come to be: of a text so far as dense as until now, or half as
    /// many again.
    private int expected() {
        int half = size + (size >> 1);
        int read = size == 0 ? 0 : ends[size - 1] - from;
        if (read <= 0 || to <= from) {
            return half;
        }
        long whole = (long) size * (to - from) / read;
        return (int)
                Math.clamp(
                        whole + (whole >> 5),
                        size + (size >> 3),
                        Math.min(4L * half, Integer.MAX_VALUE - 8));
    }

    /// Appends a token for which there is room.
    public void addFast(int id, int start, int end, int reportedStart, int reportedEnd, int mark) {
        int n = size++;
        ids[n] = id;
        starts[n] = start;
        ends[n] = end;
        marks[n] = (byte) mark;
        report(n, reportedStart, reportedEnd);
    }

    /// Appends a token without marks, reported as it is, for which there is room.
    public void addPlain(int id, int start, int end) {
        int n = size++;
        ids[n] = id;
        starts[n] = start;
        ends[n] = end;
        reportedStarts[n] = start;
        reportedEnds[n] = end;
        marks[n] = 0;
    }

    /// Whether the reported spans of what is typed are the true ones so far; there is one pair of
    /// columns then.
    @SuppressWarnings("ReferenceEquality") // one pair of columns or two: that is the question
    public boolean reportsTruly() {
        return reportedStarts == starts;
    }

    private void reportOtherwise() {
        reportedStarts = Arrays.copyOf(starts, starts.length);
        reportedEnds = Arrays.copyOf(ends, ends.length);
    }

    /// Appends a token of the template: an empty span at `at`. The reference reports all of these
    /// as `[0, 0)`, and so does [#reportedStart]; the columns are silent about it.
    public void template(int id, int at) {
        add(id, at, at, TEMPLATE);
    }

    /// Tokens in columns that exist already and belong to others; nothing is to be appended.
    ///
    /// @param reportedStarts `starts` itself where the reference library reports the true spans
    public static Pieces of(
            int[] ids,
            int[] starts,
            int[] ends,
            int[] reportedStarts,
            int[] reportedEnds,
            byte[] marks) {
        var pieces = new Pieces(0);
        pieces.size = ids.length;
        pieces.ids = ids;
        pieces.starts = starts;
        pieces.ends = ends;
        pieces.reportedStarts = reportedStarts;
        pieces.reportedEnds = reportedEnds;
        pieces.marks = marks;
        return pieces;
    }

    /// Appends all tokens of another column store, marks and reported spans included.
    public void addAll(Pieces other) {
        addAll(other, 0, other.size, 0);
    }

    /// Appends the tokens `[from, to)` of another column store, their text moved by so many units.
    public void addAll(Pieces other, int from, int to, int moved) {
        int n = to - from;
        if (n == 0) {
            return;
        }
        room(n);
        System.arraycopy(other.ids, from, ids, size, n);
        System.arraycopy(other.marks, from, marks, size, n);
        if (reportsTruly() && !other.reportsTruly()) {
            reportOtherwise();
        }
        move(other.starts, from, starts, size, n, moved);
        move(other.ends, from, ends, size, n, moved);
        if (!reportsTruly()) {
            move(other.reportedStarts, from, reportedStarts, size, n, moved);
            move(other.reportedEnds, from, reportedEnds, size, n, moved);
        }
        if (other.spelled != null) {
            int by = size - from;
            other.spelled.forEach(
                    (i, token) -> {
                        if (from <= i && i < to) {
                            spell(i + by, token);
                        }
                    });
        }
        size += n;
    }

    private static void move(int[] old, int from, int[] into, int at, int n, int by) {
        for (int i = 0; i < n; i++) {
            into[at + i] = old[from + i] + by;
        }
    }

    /// The tokens from place `first` on.
    public Pieces from(int first) {
        var rest = new Pieces(size - first);
        rest.room(size - first);
        for (int i = first; i < size; i++) {
            rest.addFast(ids[i], starts[i], ends[i], reportedStarts[i], reportedEnds[i], marks[i]);
        }
        return rest;
    }

    /// Says how the reference library spells token `i`, where that is not as the vocabulary does:
    /// as the text it stands for.
    public void spell(int i, String token) {
        if (spelled == null) {
            spelled = new HashMap<>();
        }
        spelled.put(i, token);
    }

    /// What [#spell] said of token `i`, or null.
    public @Nullable String spelled(int i) {
        return spelled == null ? null : spelled.get(i);
    }

    /// Sets the span that the reference library would report for token `i`.
    public void report(int i, int start, int end) {
        if (reportsTruly()) {
            if (start == starts[i] && end == ends[i]) {
                return;
            }
            reportOtherwise();
        }
        reportedStarts[i] = start;
        reportedEnds[i] = end;
    }

    /// Sets the span of token `i`; the one that the reference library reports stays.
    public void span(int i, int start, int end) {
        if (reportsTruly()) {
            reportOtherwise();
        }
        starts[i] = start;
        ends[i] = end;
    }

    /// Adds a mark to token `i`.
    public void mark(int i, int mark) {
        marks[i] |= (byte) mark;
    }

    /// Takes a mark from token `i`.
    public void unmark(int i, int mark) {
        marks[i] &= (byte) ~mark;
    }

    /// The id of token `i`.
    public int id(int i) {
        return ids[i];
    }

    /// Where token `i` begins, in UTF-16 units of the typed text.
    public int start(int i) {
        return starts[i];
    }

    /// The unit after the last one of token `i`.
    public int end(int i) {
        return ends[i];
    }

    /// Where token `i` begins as the reference library reports it.
    public int reportedStart(int i) {
        return (marks[i] & TEMPLATE) == 0 ? reportedStarts[i] : 0;
    }

    /// Where token `i` ends as the reference library reports it.
    public int reportedEnd(int i) {
        return (marks[i] & TEMPLATE) == 0 ? reportedEnds[i] : 0;
    }

    /// The marks of token `i`, as bits.
    public int marks(int i) {
        return marks[i];
    }

    /// All ids; not to be written.
    public int[] ids() {
        return ids.length == size ? ids : Arrays.copyOf(ids, size);
    }

    /// All starts; not to be written.
    public int[] starts() {
        return starts.length == size ? starts : Arrays.copyOf(starts, size);
    }

    /// All ends; not to be written.
    public int[] ends() {
        return ends.length == size ? ends : Arrays.copyOf(ends, size);
    }

    /// All starts as the reference library reports them; not to be written.
    public int[] reportedStarts() {
        if (reportsTruly()) {
            return starts();
        }
        return reportedStarts.length == size ? reportedStarts : Arrays.copyOf(reportedStarts, size);
    }

    /// All ends as the reference library reports them; not to be written.
    public int[] reportedEnds() {
        if (reportsTruly()) {
            return ends();
        }
        return reportedEnds.length == size ? reportedEnds : Arrays.copyOf(reportedEnds, size);
    }

    /// The marks of all tokens, as bits; not to be written.
    public byte[] marks() {
        return marks.length == size ? marks : Arrays.copyOf(marks, size);
    }
}
