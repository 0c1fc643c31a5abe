package lexiscope.tokenizer.aligned;

import java.util.Arrays;

/// Tokens in the making, as columns: id, span in the typed text, the span the reference library
/// reports, marks.
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

    private int size;
    private int[] ids = new int[64];
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private int[] reportedStarts = new int[64];
    private int[] reportedEnds = new int[64];
    private byte[] marks = new byte[64];

    /// The number of tokens so far.
    public int size() {
        return size;
    }

    /// Appends a token.
    public void add(int id, int start, int end, int mark) {
        if (size == ids.length) {
            int more = size * 2;
            ids = Arrays.copyOf(ids, more);
            starts = Arrays.copyOf(starts, more);
            ends = Arrays.copyOf(ends, more);
            reportedStarts = Arrays.copyOf(reportedStarts, more);
            reportedEnds = Arrays.copyOf(reportedEnds, more);
            marks = Arrays.copyOf(marks, more);
        }
        ids[size] = id;
        starts[size] = start;
        ends[size] = end;
        reportedStarts[size] = start;
        reportedEnds[size] = end;
        marks[size] = (byte) mark;
        size++;
    }

    /// Appends a token of the template: an empty span at `at`, reported as the reference does, `[0,
    /// 0)`.
    public void template(int id, int at) {
        add(id, at, at, TEMPLATE);
        report(size - 1, 0, 0);
    }

    /// Appends all tokens of another column store, marks and reported spans included.
    public void addAll(Pieces other) {
        for (int i = 0; i < other.size; i++) {
            add(other.ids[i], other.starts[i], other.ends[i], other.marks[i]);
            report(size - 1, other.reportedStarts[i], other.reportedEnds[i]);
        }
    }

    /// Sets the span that the reference library would report for token `i`.
    public void report(int i, int start, int end) {
        reportedStarts[i] = start;
        reportedEnds[i] = end;
    }

    /// Adds a mark to token `i`.
    public void mark(int i, int mark) {
        marks[i] |= (byte) mark;
    }

    public int id(int i) {
        return ids[i];
    }

    public int start(int i) {
        return starts[i];
    }

    public int end(int i) {
        return ends[i];
    }

    public int reportedStart(int i) {
        return reportedStarts[i];
    }

    public int reportedEnd(int i) {
        return reportedEnds[i];
    }

    public int marks(int i) {
        return marks[i];
    }

    public int[] ids() {
        return Arrays.copyOf(ids, size);
    }

    public int[] starts() {
        return Arrays.copyOf(starts, size);
    }

    public int[] ends() {
        return Arrays.copyOf(ends, size);
    }

    public int[] reportedStarts() {
        return Arrays.copyOf(reportedStarts, size);
    }

    public int[] reportedEnds() {
        return Arrays.copyOf(reportedEnds, size);
    }

    public byte[] marks() {
        return Arrays.copyOf(marks, size);
    }
}
