package lexiscope.tokenizer.aligned;

import org.jspecify.annotations.Nullable;

/// A piece of text, possibly rewritten, whose every UTF-16 unit knows its span in the typed text.
/// Immutable.
///
/// Unit `i` of [#text] came from the typed units `[start(i), end(i))`; a unit that was inserted has
/// the span of the unit it was inserted beside. That span is true: what several characters became
/// has the span of all of them. Beside it stands the span that the reference library reports
/// (`NormalizedString` of `tokenizers`), which gives a composed character only its first source.
/// While nothing is rewritten no arrays are kept, and while both spans agree only one pair.
public final class AlignedText {
    private final String text;
    private final int base;
    private final int @Nullable [] starts;
    private final int @Nullable [] ends;
    private final int @Nullable [] reportedStarts;
    private final int @Nullable [] reportedEnds;
    private final int from;

    private AlignedText(
            String text,
            int base,
            int @Nullable [] starts,
            int @Nullable [] ends,
            int @Nullable [] reportedStarts,
            int @Nullable [] reportedEnds,
            int from) {
        this.text = text;
        this.base = base;
        this.starts = starts;
        this.ends = ends;
        this.reportedStarts = reportedStarts;
        this.reportedEnds = reportedEnds;
        this.from = from;
    }

    /// Text exactly as typed, beginning at unit `base` of the typed text.
    public static AlignedText typed(String text, int base) {
        return new AlignedText(text, base, null, null, null, null, 0);
    }

    /// A rewritten text with its columns, which it owns from now on.
    static AlignedText of(String text, int base, Columns columns) {
        return new AlignedText(
                text,
                base,
                columns.starts,
                columns.ends,
                columns.reportedStarts,
                columns.reportedEnds,
                0);
    }

    /// The spans of a rewritten text, a column each.
    record Columns(int[] starts, int[] ends, int[] reportedStarts, int[] reportedEnds) {
        /// Columns to fill; one pair where both spans agree.
        Columns(int length, boolean two) {
            this(new int[length], new int[length], two);
        }

        private Columns(int[] starts, int[] ends, boolean two) {
            this(
                    starts,
                    ends,
                    two ? new int[starts.length] : starts,
                    two ? new int[ends.length] : ends);
        }

        void fill(int from, int to, int start, int end, int reportedStart, int reportedEnd) {
            for (int i = from; i < to; i++) {
                starts[i] = start;
                ends[i] = end;
                reportedStarts[i] = reportedStart;
                reportedEnds[i] = reportedEnd;
            }
        }
    }

    /// The text as it stands now.
    public String text() {
        return text;
    }

    /// The number of UTF-16 units.
    public int length() {
        return text.length();
    }

    /// Whether it has no units.
    public boolean isEmpty() {
        return text.isEmpty();
    }

    /// Whether every unit stands for the typed one in its place, though it may be another.
    public boolean untouched() {
        return starts == null;
    }

    /// Whether the reference library may report other spans than the true ones.
    @SuppressWarnings("ReferenceEquality") // one pair of columns or two: that is the question
    public boolean reportsOtherwise() {
        return reportedStarts != starts;
    }

    /// Where in the typed text the piece begins that this text is.
    public int base() {
        return base;
    }

    /// Where in the typed text unit `i` begins.
    public int start(int i) {
        return starts == null ? base + i : starts[from + i];
    }

    /// Where in the typed text unit `i` ends.
    public int end(int i) {
        return ends == null ? base + i + 1 : ends[from + i];
    }

    /// Where the reference library says that unit `i` begins.
    public int reportedStart(int i) {
        return reportedStarts == null ? base + i : reportedStarts[from + i];
    }

    /// Where the reference library says that unit `i` ends.
    public int reportedEnd(int i) {
        return reportedEnds == null ? base + i + 1 : reportedEnds[from + i];
    }

    /// Where in the typed text the units `[a, b)` begin; for an empty range the place where it
    /// stands.
    public int spanStart(int a, int b) {
        if (a < b) {
            return start(a);
        }
        return a < length() ? start(a) : length() == 0 ? base : end(length() - 1);
    }

    /// Where in the typed text the units `[a, b)` end.
    public int spanEnd(int a, int b) {
        return a < b ? Math.max(end(b - 1), start(a)) : spanStart(a, b);
    }

    /// The units `[a, b)` as a text of their own; it begins where the first of them was typed, even
    /// when that is all of this text and characters before were dropped.
    public AlignedText slice(int a, int b) {
        boolean moved = starts != null && a < b && reportedStart(a) != base;
        if (a == 0 && b == length() && !moved) {
            return this;
        }
        String part = text.substring(a, b);
        if (starts == null) {
            return new AlignedText(part, base + a, null, null, null, null, 0);
        }
        int partBase = a < b ? reportedStart(a) : spanStart(a, b);
        return new AlignedText(
                part, partBase, starts, ends, reportedStarts, reportedEnds, from + a);
    }

    /// This text with something before it that has the span of its first character; an empty text
    /// stays empty. With nothing before it the reference reports the first character as empty.
    public AlignedText preceded(String by) {
        if (text.isEmpty()) {
            return this;
        }
        int first = Character.charCount(text.codePointAt(0));
        if (by.isEmpty()) {
            var same = rewrite();
            for (int i = 0; i < first; i++) {
                same.place(text.charAt(i), start(i), end(i), base, base);
            }
            return same.copy(first, length()).done();
        }
        int before = by.length();
        var columns = new Columns(before + length(), reportsOtherwise());
        columns.fill(
                0,
                before + first,
                start(0),
                end(first - 1),
                reportedStart(0),
                reportedEnd(first - 1));
        for (int i = first; i < length(); i++) {
            int at = before + i;
            columns.fill(at, at + 1, start(i), end(i), reportedStart(i), reportedEnd(i));
        }
        return of(by + text, base, columns);
    }

    /// Gives the spelling that takes a character's place.
    @FunctionalInterface
    public interface Speller {
        /// Writes what takes the place of a character from `at` on; gives where it ends.
        int spell(int cp, char[] out, int at);
    }

    /// This text with every character spelled otherwise; each unit has the span of the character
    /// that it is of.
    ///
    /// @param length the units that come out; where they are as many as before, each must stand for
    ///   the one in its place
    public AlignedText spelled(Speller speller, int length) {
        char[] out = new char[length];
        boolean inPlace = length == length();
        var columns = inPlace ? null : new Columns(length, reportsOtherwise());
        int at = 0;
        for (int i = 0; i < length(); ) {
            int cp = text.codePointAt(i);
            int next = i + Character.charCount(cp);
            int end = speller.spell(cp, out, at);
            if (columns != null) {
                columns.fill(
                        at, end, start(i), end(next - 1), reportedStart(i), reportedEnd(next - 1));
            }
            at = end;
            i = next;
        }
        String by = new String(out);
        return columns == null
                ? new AlignedText(by, base, starts, ends, reportedStarts, reportedEnds, from)
                : of(by, base, columns);
    }

    /// Begins a rewriting of this text.
    public Rewriting rewrite() {
        return new Rewriting(this);
    }

    @Override
    public String toString() {
        return text;
    }
}
