package lexiscope.tokenizer;

import lexiscope.tokenizer.aligned.AlignedText;
import lexiscope.tokenizer.aligned.Pieces;
import lexiscope.tokenizer.subword.piece.PieceSink;

/// Puts the pieces of one word where they were typed.
///
/// @param spelled whether to keep how unknown ones are spelled in the word
record WordSink(AlignedText word, Pieces pieces, boolean spelled) implements PieceSink {
    @Override
    public void expect(int more) {
        pieces.room(more);
    }

    @Override
    public void piece(int id, int start, int end, boolean unknown) {
        piece(id, start, end, unknown, start, end);
    }

    @Override
    public void piece(
            int id, int start, int end, boolean unknown, int reportedStart, int reportedEnd) {
        pieces.add(
                id,
                word.spanStart(start, end),
                word.spanEnd(start, end),
                unknown ? Pieces.UNKNOWN : mark(start, end));
        if (spelled && unknown) {
            pieces.spell(pieces.size() - 1, word.text().substring(start, end));
        }
        if (reportedStart == reportedEnd && start < end) {
            int at = word.reportedStart(reportedStart);
            pieces.report(pieces.size() - 1, at, at);
        } else if (reportedStart < reportedEnd
                && (word.reportsOtherwise() || reportedStart != start || reportedEnd != end)) {
            pieces.report(
                    pieces.size() - 1,
                    word.reportedStart(reportedStart),
                    word.reportedEnd(reportedEnd - 1));
        }
    }

    /// A mark of a blank by itself may be one that was inserted; whether it is, its neighbours
    /// tell.
    private int mark(int start, int end) {
        if (end - start != 1 || word.untouched()) {
            return 0;
        }
        return switch (word.text().charAt(start)) {
            case ' ', '\u2581', '\u0120' -> Pieces.INSERTED;
            default -> 0;
        };
    }
}
