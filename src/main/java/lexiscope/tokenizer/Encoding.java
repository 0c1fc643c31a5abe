package lexiscope.tokenizer;

import lexiscope.tokenizer.aligned.Pieces;
import lexiscope.tokenizer.aligned.Span;

/// The tokens of one text, as columns of equal length; the arrays are owned and not to be written.
///
/// @param ids the tokens
/// @param starts where each begins in the typed text, in UTF-16 units
/// @param ends where each ends; a token's own space belongs to it, a token of a part of a character
///   has the whole one
/// @param marks bits of [Pieces]: TEMPLATE, ADDED, UNKNOWN, CHANGED, PART
/// @param reported the spans that the reference library gives
public record Encoding(int[] ids, int[] starts, int[] ends, byte[] marks, Reported reported) {
    /// Spans as the reference library reports them (trimmed, `[0, 0)` for what the template adds).
    public record Reported(int[] starts, int[] ends) {}

    /// The encoding of nothing.
    public static final Encoding EMPTY = of(new Pieces());

    /// Takes the columns of finished pieces.
    public static Encoding of(Pieces p) {
        return new Encoding(
                p.ids(),
                p.starts(),
                p.ends(),
                p.marks(),
                new Reported(p.reportedStarts(), p.reportedEnds()));
    }

    /// The number of tokens.
    public int size() {
        return ids.length;
    }

    /// The span of piece `i` in the typed text.
    public Span span(int i) {
        return new Span(starts[i], ends[i]);
    }

    /// Whether piece `i` carries a mark.
    public boolean is(int i, byte mark) {
        return (marks[i] & mark) != 0;
    }

    /// The first piece whose span holds the unit, or -1. Cost: log n.
    public int pieceAt(int unit) {
        int low = 0;
        int high = size();
        while (low < high) {
            int middle = low + high >>> 1;
            if (ends[middle] <= unit) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        while (low < size() && starts[low] == ends[low]) {
            low++;
        }
        return low < size() && starts[low] <= unit ? low : -1;
    }
}
