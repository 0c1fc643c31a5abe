package lexiscope.ui.text;

/// In which order the pieces of the text are listed.
///
/// @param grouped whether a token has one row, however often it occurs
/// @param by what the rows are sorted by
/// @param descending the largest first
record PieceOrder(boolean grouped, Column by, boolean descending) {
    /// What can be sorted by.
    enum Column {
        PLACE,
        TOKEN,
        ID,
        TIMES,
        BYTES,
        KIND
    }

    /// A row a piece, as they stand in the text.
    static final PieceOrder AS_IN_THE_TEXT = new PieceOrder(false, Column.PLACE, false);

    /// A row a token, the most frequent first.
    static final PieceOrder BY_FREQUENCY = new PieceOrder(true, Column.TIMES, true);

    /// The same sorted by another column, or by the same one the other way round; counts begin with
    /// the largest.
    PieceOrder by(Column next) {
        return new PieceOrder(grouped, next, next == by ? !descending : next == Column.TIMES);
    }

    /// The other of the two lists, in its own order.
    PieceOrder turned() {
        return grouped ? AS_IN_THE_TEXT : BY_FREQUENCY;
    }
}
