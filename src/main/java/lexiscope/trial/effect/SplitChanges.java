package lexiscope.trial.effect;

import lexiscope.tokenizer.Encoding;

import java.util.Arrays;

/// The places where two encodings of one text differ, in order: the smallest stretches between
/// tokens that both have at the same span.
///
/// @param columns six numbers a place: its span in the text, the tokens `[from, to)` of the first
///   encoding and those of the second; owned, not to be written
public record SplitChanges(int[] columns) {
    private static final int WIDTH = 6;

    /// Compares two encodings. Cost: linear in their tokens.
    public static SplitChanges between(Encoding before, Encoding after) {
        int[] found = new int[WIDTH * 16];
        int count = 0;
        int i = 0;
        int j = 0;
        while (i < before.size() || j < after.size()) {
            if (same(before, i, after, j)) {
                i++;
                j++;
                continue;
            }
            int fromI = i;
            int fromJ = j;
            // on to where both come to the same token again
            while ((i < before.size() || j < after.size()) && !meets(before, i, after, j)) {
                if (j >= after.size() || i < before.size() && before.end(i) <= after.end(j)) {
                    boolean both = j < after.size() && before.end(i) == after.end(j);
                    i++;
                    j += both ? 1 : 0;
                } else {
                    j++;
                }
            }
            if (count == found.length) {
                found = Arrays.copyOf(found, 2 * count);
            }
            int start = Math.min(start(before, fromI), start(after, fromJ));
            found[count] = start;
            found[count + 1] =
                    Math.max(
                            start,
                            Math.max(
                                    i > fromI ? before.end(i - 1) : start,
                                    j > fromJ ? after.end(j - 1) : start));
            found[count + 2] = fromI;
            found[count + 3] = i;
            found[count + 4] = fromJ;
            found[count + 5] = j;
            count += WIDTH;
        }
        return new SplitChanges(Arrays.copyOf(found, count));
    }

    private static int start(Encoding e, int i) {
        return i < e.size() ? e.start(i) : e.size() == 0 ? 0 : e.end(e.size() - 1);
    }

    private static boolean same(Encoding a, int i, Encoding b, int j) {
        return i < a.size()
                && j < b.size()
                && a.ids()[i] == b.ids()[j]
                && a.end(i) == b.end(j)
                && a.start(i) == b.start(j);
    }

    private static boolean meets(Encoding a, int i, Encoding b, int j) {
        return same(a, i, b, j) && (i == 0 || j == 0 || a.end(i - 1) == b.end(j - 1));
    }

    /// How many there are.
    public int size() {
        return columns.length / WIDTH;
    }

    /// Where place `n` begins in the text.
    public int start(int n) {
        return columns[WIDTH * n];
    }

    /// Where it ends.
    public int end(int n) {
        return columns[WIDTH * n + 1];
    }

    /// Its first token in the first encoding.
    public int beforeFrom(int n) {
        return columns[WIDTH * n + 2];
    }

    /// The token behind its last in the first encoding.
    public int beforeTo(int n) {
        return columns[WIDTH * n + 3];
    }

    /// Its first token in the second encoding.
    public int afterFrom(int n) {
        return columns[WIDTH * n + 4];
    }

    /// The token behind its last in the second encoding.
    public int afterTo(int n) {
        return columns[WIDTH * n + 5];
    }

    /// Tokens that place `n` saves; negative where it costs some.
    public int saved(int n) {
        return beforeTo(n) - beforeFrom(n) - (afterTo(n) - afterFrom(n));
    }
}
