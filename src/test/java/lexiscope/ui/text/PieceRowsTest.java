package lexiscope.ui.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import lexiscope.tokenizer.Encoding;
import lexiscope.tokenizer.aligned.Pieces;
import lexiscope.ui.text.PieceOrder.Column;
import lexiscope.vocabulary.Spelling;
import lexiscope.vocabulary.Vocabulary;

import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.stream.IntStream;

/// The order in which the tokens of a text are listed.
class PieceRowsTest {
    private static final Vocabulary WORDS =
            new Vocabulary(
                    new String[] {"<s>", "to", "ken", "a", "zebra"},
                    Map.of(),
                    new Spelling.Plain());

    /// `to ken ken a to ken zebra`
    private static Encoding encoding() {
        var pieces = new Pieces();
        int[] ids = {1, 2, 2, 3, 1, 2, 4};
        for (int i = 0; i < ids.length; i++) {
            pieces.add(ids[i], i, i + 1, 0);
        }
        return Encoding.of(pieces);
    }

    private static PieceRows rows(PieceOrder order) {
        return PieceRows.of(encoding(), WORDS, order);
    }

    private static int[] pieces(PieceRows rows) {
        return IntStream.range(0, rows.count()).map(rows::piece).toArray();
    }

    private static int[] sorted(boolean grouped, Column by, boolean descending) {
        return pieces(rows(new PieceOrder(grouped, by, descending)));
    }

    @Test
    void aRowAPieceOrARowAToken() {
        assertArrayEquals(new int[] {0, 1, 2, 3, 4, 5, 6}, pieces(rows(PieceOrder.AS_IN_THE_TEXT)));
        // ken three times, to twice, then as they come
        assertArrayEquals(new int[] {1, 0, 3, 6}, pieces(rows(PieceOrder.BY_FREQUENCY)));
        assertEquals(4, rows(PieceOrder.BY_FREQUENCY).count());
        assertEquals(3, rows(PieceOrder.BY_FREQUENCY).times()[2]);
    }

    @Test
    void everyColumnSortsBothWays() {
        assertArrayEquals(new int[] {6, 5, 4, 3, 2, 1, 0}, sorted(false, Column.PLACE, true));
        assertArrayEquals(new int[] {3, 1, 0, 6}, sorted(true, Column.TOKEN, false));
        assertArrayEquals(new int[] {6, 0, 1, 3}, sorted(true, Column.TOKEN, true));
        assertArrayEquals(new int[] {6, 3, 1, 2, 5, 0, 4}, sorted(false, Column.ID, true));
        assertArrayEquals(new int[] {3, 6, 0, 1}, sorted(true, Column.TIMES, false));
        assertArrayEquals(new int[] {3, 0, 1, 6}, sorted(true, Column.BYTES, false));
    }

    @Test
    void aPieceIsFoundInItsRow() {
        assertEquals(5, rows(PieceOrder.AS_IN_THE_TEXT).rowOf(5));
        assertEquals(0, rows(PieceOrder.BY_FREQUENCY).rowOf(5));
        assertEquals(-1, rows(PieceOrder.BY_FREQUENCY).rowOf(7));
    }

    @Test
    void aColumnTurnsRoundWhenAskedAgain() {
        PieceOrder order = PieceOrder.AS_IN_THE_TEXT.by(Column.ID);
        assertEquals(new PieceOrder(false, Column.ID, false), order);
        assertEquals(new PieceOrder(false, Column.ID, true), order.by(Column.ID));
        assertEquals(PieceOrder.BY_FREQUENCY, order.turned());
    }
}
