package lexiscope.tokenizer.aligned;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/// A piece of text, possibly rewritten, whose every UTF-16 unit knows its span in the typed text.
/// Immutable.
///
/// Unit `i` of [#text] came from the typed units `[start(i), end(i))`. A unit that was inserted has
/// the span of the unit it was inserted beside. While nothing is rewritten, no arrays are kept.
public final class AlignedText {
    private final String text;
    private final int base;
    private final int @Nullable [] starts;
    private final int @Nullable [] ends;
    private final int from;

    private AlignedText(
            String text, int base, int @Nullable [] starts, int @Nullable [] ends, int from) {
        this.text = text;
        this.base = base;
        this.starts = starts;
        this.ends = ends;
        this.from = from;
    }

    /// Text exactly as typed, beginning at unit `base` of the typed text.
    public static AlignedText typed(String text, int base) {
        return new AlignedText(text, base, null, null, 0);
    }

    /// The text as it stands now.
    public String text() {
        return text;
    }

    /// The number of UTF-16 units.
    public int length() {
        return text.length();
    }

    public boolean isEmpty() {
        return text.isEmpty();
    }

    /// Whether every unit stands for exactly itself.
    public boolean untouched() {
        return starts == null;
    }

    /// Where in the typed text unit `i` begins.
    public int start(int i) {
        return starts == null ? base + i : starts[from + i];
    }

    /// Where in the typed text unit `i` ends.
    public int end(int i) {
        return ends == null ? base + i + 1 : ends[from + i];
    }

    /// Where in the typed text the units `[a, b)` begin; for an empty range the place where it
    /// stands.
    public int spanStart(int a, int b) {
        if (a < b) {
            return start(a);
        }
        return a < length() ? start(a) : length() == 0 ? base : end(a - 1);
    }

    /// Where in the typed text the units `[a, b)` end.
    public int spanEnd(int a, int b) {
        return a < b ? Math.max(end(b - 1), start(a)) : spanStart(a, b);
    }

    /// The units `[a, b)` as a text of their own.
    public AlignedText slice(int a, int b) {
        if (a == 0 && b == length()) {
            return this;
        }
        String part = text.substring(a, b);
        return starts == null
                ? new AlignedText(part, base + a, null, null, 0)
                : new AlignedText(part, spanStart(a, b), starts, ends, from + a);
    }

    /// Begins a rewriting of this text.
    public Rewriting rewrite() {
        return new Rewriting(this);
    }

    /// Builds the rewritten text unit by unit, in the order of the old one.
    public static final class Rewriting {
        private final AlignedText old;
        private final StringBuilder out;
        private int[] starts;
        private int[] ends;
        private boolean same = true;

        private Rewriting(AlignedText old) {
            this.old = old;
            this.out = new StringBuilder(old.length() + 8);
            this.starts = new int[old.length() + 8];
            this.ends = new int[old.length() + 8];
        }

        /// Puts `by` in the place of the old units `[a, b)`.
        public Rewriting replace(int a, int b, CharSequence by) {
            int length = by.length();
            boolean copies =
                    same
                            && out.length() == a
                            && length == b - a
                            && old.text.regionMatches(a, by.toString(), 0, length);
            if (copies) {
                return keep(a, b);
            }
            same = false;
            int start = old.spanStart(a, b);
            int end = old.spanEnd(a, b);
            for (int i = 0; i < length; i++) {
                put(by.charAt(i), start, end);
            }
            return this;
        }

        /// Puts one unit with a span of its own choice.
        public Rewriting put(char unit, int start, int end) {
            int n = out.length();
            if (n == starts.length) {
                starts = Arrays.copyOf(starts, n * 2);
                ends = Arrays.copyOf(ends, n * 2);
            }
            same =
                    same
                            && n < old.length()
                            && unit == old.text.charAt(n)
                            && start == old.start(n)
                            && end == old.end(n);
            starts[n] = start;
            ends[n] = end;
            out.append(unit);
            return this;
        }

        /// Keeps the old units `[a, b)` as they are.
        public Rewriting keep(int a, int b) {
            for (int i = a; i < b; i++) {
                put(old.text.charAt(i), old.start(i), old.end(i));
            }
            return this;
        }

        /// The rewritten text; the old one itself when nothing changed.
        public AlignedText done() {
            if (same && out.length() == old.length()) {
                return old;
            }
            int base = old.length() == 0 ? old.base : old.start(0);
            return new AlignedText(out.toString(), base, starts, ends, 0);
        }
    }
}
