package lexiscope.tokenizer;

import lexiscope.tokenizer.aligned.Pieces;
import lexiscope.tokenizer.aligned.Span;
import lexiscope.tokenizer.subword.unigram.PathScores;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/// The tokens of one text, as columns of equal length; the arrays are owned and not to be written.
///
/// @param ids the tokens
/// @param starts where each begins in the typed text, in UTF-16 units; see [#start] for marks that
///   were inserted
/// @param ends where each ends; a token's own space belongs to it, a token of a part of a character
///   has the whole one
/// @param marks bits of [Pieces]: TEMPLATE, ADDED, UNKNOWN, CHANGED, PART, INSERTED
/// @param reportedSpans the spans as the reference library reports them; null where they are
///   `starts` and `ends`, but for the template's tokens
/// @param origin what it is the encoding of
public record Encoding(
        int[] ids,
        int[] starts,
        int[] ends,
        byte[] marks,
        @Nullable Reported reportedSpans,
        Origin origin) {
    /// Spans as the reference library reports them.
    public record Reported(int[] starts, int[] ends) {}

    /// Of what an encoding was made, so that a changed text need not be encoded in full.
    ///
    /// @param by the tokenizer, or null where it is not known
    /// @param text the text
    /// @param options how it was encoded
    /// @param sums the running sums of a unigram model, part by part; null for other models
    /// @param sound whether an edit may be encoded by itself: the text has no lone surrogate, and
    ///   no stretch that has to be encoded in one go
    public record Origin(
            @Nullable Tokenizer by,
            String text,
            EncodeOptions options,
            @Nullable PathScores sums,
            boolean sound) {
        /// Nothing is known: a changed text is then encoded in full.
        public static final Origin UNKNOWN =
                new Origin(null, "", EncodeOptions.DEFAULT, null, false);
    }

    /// The encoding of nothing.
    public static final Encoding EMPTY = of(new Pieces());

    /// Takes the columns of finished pieces.
    public static Encoding of(Pieces p) {
        return of(p, Origin.UNKNOWN);
    }

    static Encoding of(Pieces p, Origin origin) {
        var reportedSpans =
                p.reportsTruly() ? null : new Reported(p.reportedStarts(), p.reportedEnds());
        return new Encoding(p.ids(), p.starts(), p.ends(), p.marks(), reportedSpans, origin);
    }

    /// The same as [Pieces], which share the arrays.
    Pieces pieces() {
        return reportedSpans == null
                ? Pieces.of(ids, starts, ends, starts, ends, marks)
                : Pieces.of(ids, starts, ends, reportedSpans.starts, reportedSpans.ends, marks);
    }

    /// The spans that the reference library gives: trimmed, `[0, 0)` for what the template adds.
    /// Cost: a copy.
    public Reported reported() {
        var columns = pieces();
        int[] from = new int[size()];
        int[] to = new int[size()];
        Arrays.setAll(from, columns::reportedStart);
        Arrays.setAll(to, columns::reportedEnd);
        return new Reported(from, to);
    }

    /// The number of tokens.
    public int size() {
        return ids.length;
    }

    /// The span of piece `i` in the typed text.
    public Span span(int i) {
        return new Span(start(i), ends[i]);
    }

    /// Where piece `i` begins in the typed text. One that is only an inserted mark has the white
    /// space directly before its place, where that belongs to no other piece; else it is empty.
    public int start(int i) {
        int start = starts[i];
        if ((marks[i] & Pieces.INSERTED) == 0) {
            return start;
        }
        String text = origin.text();
        int limit = i == 0 ? 0 : ends[i - 1];
        while (start > limit
                && start <= text.length()
                && Character.isWhitespace(text.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    /// Where piece `i` ends in the typed text.
    public int end(int i) {
        return ends[i];
    }

    /// Whether piece `i` carries a mark.
    public boolean is(int i, byte mark) {
        return (marks[i] & mark) != 0;
    }

    /// The first piece that ends behind a unit; [#size()] where none does. Cost: log n.
    public int firstEndingAfter(int unit) {
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
        return low;
    }

    /// The first piece whose span holds the unit, or -1. Cost: log n, and what is empty there.
    public int pieceAt(int unit) {
        int inserted = firstEndingAfter(unit);
        while (inserted < size() && starts[inserted] == ends[inserted]) {
            if (start(inserted) <= unit && unit < ends[inserted]) {
                return inserted;
            }
            inserted++;
        }
        return inserted < size() && starts[inserted] <= unit ? inserted : -1;
    }
}
