package lexiscope.tokenizer.aligned;

import java.util.Arrays;

/// Builds a rewritten text unit by unit, in the order of the old one.
///
/// True spans are given with each unit. Reported spans follow the reference library's rule
/// (`NormalizedString::transform` in `tokenizers/src/tokenizer/normalizer.rs`): every new character
/// has a *change*: 0 takes the place of one old character, 1 is inserted after the one before, -n
/// takes the place of one and removes n more. A cursor walks over the old characters accordingly,
/// and an inserted character has the span before the cursor.
public final class Rewriting {
    private static final int CONTINUED = Integer.MIN_VALUE;
    private static final int COPIED = Integer.MIN_VALUE + 1;

    private final AlignedText old;
    private StringBuilder out = new StringBuilder(0);
    private int[] starts = {};
    private int[] ends = {};
    private int[] changes = {};
    private int[] reportedStarts = {};
    private int[] reportedEnds = {};
    private int skipped;
    private int kept;
    private boolean begun;

    Rewriting(AlignedText old) {
        this.old = old;
    }

    /// Keeps the old units `[a, b)` as they are.
    public Rewriting keep(int a, int b) {
        if (!begun && kept == a) {
            kept = b; // most texts stay as they are, and nothing is written then
            return this;
        }
        begin();
        return write(a, b);
    }

    /// Writes what was kept so far.
    private void begin() {
        if (!begun) {
            begun = true;
            int size = old.length() + 8;
            out = new StringBuilder(size);
            starts = new int[size];
            ends = new int[size];
            changes = new int[size];
            write(0, kept);
        }
    }

    private Rewriting write(int a, int b) {
        String s = old.text();
        for (int i = a; i < b; i++) {
            boolean second =
                    i > a
                            && Character.isLowSurrogate(s.charAt(i))
                            && Character.isHighSurrogate(s.charAt(i - 1));
            unit(s.charAt(i), second ? CONTINUED : 0, old.start(i), old.end(i));
        }
        return this;
    }

    /// Puts `by` in the place of the old units `[a, b)`, all with the span of the whole. Reported:
    /// one new character for one old, what is left over inserted at, or removed with, the last one.
    public Rewriting replace(int a, int b, String by) {
        if (by.length() == b - a && old.text().regionMatches(a, by, 0, by.length())) {
            return keep(a, b);
        }
        begin();
        int before = old.text().codePointCount(a, b);
        int after = by.codePointCount(0, by.length());
        int start = old.spanStart(a, b);
        int end = old.spanEnd(a, b);
        int number = 0;
        for (int i = 0; i < by.length(); ) {
            int cp = by.codePointAt(i);
            number++;
            int change = number > before ? 1 : number == after ? after - before : 0;
            put(cp, Math.min(change, 1), start, end);
            i += Character.charCount(cp);
        }
        if (after == 0) {
            removeWithLast(before);
        }
        return this;
    }

    /// Puts one character with its change and its true span.
    public Rewriting put(int cp, int change, int start, int end) {
        begin();
        if (cp < 0x10000) {
            unit((char) cp, change, start, end);
        } else {
            unit(Character.highSurrogate(cp), change, start, end);
            unit(Character.lowSurrogate(cp), CONTINUED, start, end);
        }
        return this;
    }

    /// Drops the old units `[a, b)`; the reported spans of what follows stay right.
    public Rewriting drop(int a, int b) {
        begin();
        int removed = old.text().codePointCount(a, b);
        if (out.isEmpty()) {
            skipped += removed;
        } else {
            removeWithLast(removed);
        }
        return this;
    }

    /// Puts `by` in the place of the old units `[a, b)` with the reported span of the last of them,
    /// as the reference's `replace` does. A rewriting with copies must be made of [#copy] and this.
    public Rewriting copyReplaced(int a, int b, String by) {
        begin();
        int start = old.spanStart(a, b);
        int end = old.spanEnd(a, b);
        int last = b > 0 ? b - Character.charCount(old.text().codePointBefore(b)) : -1;
        int reportedStart = b > 0 ? old.reportedStart(last) : old.base();
        int reportedEnd = b > 0 ? old.reportedEnd(b - 1) : old.base();
        for (int i = 0; i < by.length(); i++) {
            unit(by.charAt(i), COPIED, start, end);
            reported(reportedStart, reportedEnd);
        }
        return this;
    }

    /// Keeps the old units `[a, b)` beside [#copyReplaced].
    public Rewriting copy(int a, int b) {
        begin();
        for (int i = a; i < b; i++) {
            unit(old.text().charAt(i), COPIED, old.start(i), old.end(i));
            reported(old.reportedStart(i), old.reportedEnd(i));
        }
        return this;
    }

    /// Puts one unit with its true span and the one that the reference reports, for references that
    /// have a rule of their own. Goes with [#copy] only.
    public Rewriting place(char unit, int start, int end, int reportedStart, int reportedEnd) {
        begin();
        unit(unit, COPIED, start, end);
        reported(reportedStart, reportedEnd);
        return this;
    }

    private void reported(int start, int end) {
        if (reportedStarts.length < starts.length) {
            reportedStarts = Arrays.copyOf(reportedStarts, starts.length);
            reportedEnds = Arrays.copyOf(reportedEnds, starts.length);
        }
        reportedStarts[out.length() - 1] = start;
        reportedEnds[out.length() - 1] = end;
    }

    /// The reference hangs what is removed on the character before, where there is one.
    private void removeWithLast(int removed) {
        int last = out.length() - 1;
        while (last >= 0 && changes[last] == CONTINUED) {
            last--;
        }
        if (last >= 0) {
            changes[last] -= removed;
        }
    }

    private void unit(char unit, int change, int start, int end) {
        int n = out.length();
        if (n == starts.length) {
            starts = Arrays.copyOf(starts, n * 2);
            ends = Arrays.copyOf(ends, n * 2);
            changes = Arrays.copyOf(changes, n * 2);
        }
        starts[n] = start;
        ends[n] = end;
        changes[n] = change;
        out.append(unit);
    }

    /// The rewritten text; the old one itself when everything was kept.
    public AlignedText done() {
        if (!begun && kept == old.length()) {
            return old;
        }
        begin();
        boolean copied = reportedStarts.length > 0;
        boolean differs = copied ? copiesDiffer() : walk();
        var columns =
                differs
                        ? new AlignedText.Columns(starts, ends, reportedStarts, reportedEnds)
                        : new AlignedText.Columns(starts, ends, starts, ends);
        return AlignedText.of(out.toString(), old.base(), columns);
    }

    private boolean copiesDiffer() {
        int n = out.length();
        return !Arrays.equals(starts, 0, n, reportedStarts, 0, n)
                || !Arrays.equals(ends, 0, n, reportedEnds, 0, n);
    }

    /// Walks the cursor over the old text and fills the reported columns; whether they differ.
    private boolean walk() {
        int n = out.length();
        String s = old.text();
        int cursor = advanced(s, 0, skipped);
        boolean differs = false;
        int start = old.base();
        int end = old.base();
        reportedStarts = new int[n];
        reportedEnds = new int[n];
        int continued = -1;
        for (int i = 0; i < n; i++) {
            if (changes[i] == CONTINUED) {
                start = continued >= 0 ? old.reportedStart(continued) : start;
                end = continued >= 0 ? old.reportedEnd(continued) : end;
            } else {
                boolean inserted = changes[i] > 0;
                int at = inserted ? before(s, cursor) : Math.min(cursor, s.length() - 1);
                boolean two = at >= 0 && Character.charCount(s.codePointAt(at)) == 2;
                boolean pairs = two && i + 1 < n && changes[i + 1] == CONTINUED;
                continued = pairs ? at + 1 : -1;
                start = at < 0 ? old.base() : old.reportedStart(at);
                end = at < 0 ? old.base() : old.reportedEnd(two && !pairs ? at + 1 : at);
                cursor = inserted ? cursor : advanced(s, cursor, 1 - changes[i]);
            }
            reportedStarts[i] = start;
            reportedEnds[i] = end;
            differs |= start != starts[i] || end != ends[i];
        }
        return differs;
    }

    private static int advanced(String s, int at, int characters) {
        for (int k = 0; k < characters && at < s.length(); k++) {
            at += Character.charCount(s.codePointAt(at));
        }
        return at;
    }

    private static int before(String s, int at) {
        return at == 0 ? -1 : at - Character.charCount(s.codePointBefore(at));
    }
}
