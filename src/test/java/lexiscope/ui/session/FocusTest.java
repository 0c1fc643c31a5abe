package lexiscope.ui.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import lexiscope.tokenizer.Encoding;
import lexiscope.tokenizer.aligned.Pieces;
import lexiscope.tokenizer.aligned.Typed;

import org.junit.jupiter.api.Test;

/// The focused piece is the one at its place, wherever edits move it.
class FocusTest {
    private static Encoding encoding(int[] ids, int[] starts) {
        var pieces = new Pieces();
        for (int i = 0; i < ids.length; i++) {
            pieces.add(ids[i], starts[i], i + 1 < ids.length ? starts[i + 1] : starts[i] + 1, 0);
        }
        return Encoding.of(pieces);
    }

    @Test
    void movesWithEdits() {
        var typed = Typed.of("a king a king");
        var focus = new Focus(7, 8);
        assertEquals(3, focus.pieceIn(encoding(new int[] {1, 7, 1, 7}, new int[] {0, 1, 6, 8})));
        var moved = focus.after(typed, typed.edited(0, 0, "see "));
        assertEquals(new Focus(7, 12), moved);
        assertEquals(
                4, moved.pieceIn(encoding(new int[] {3, 1, 7, 1, 7}, new int[] {0, 4, 5, 10, 12})));
        // text set anew: the token stays, the place does not
        assertEquals(Focus.of(7), moved.after(typed, Typed.of("other")));
        // another token at the place is not it
        assertEquals(-1, focus.pieceIn(encoding(new int[] {1, 7, 2}, new int[] {0, 1, 8})));
    }

    @Test
    void withoutAPlaceIsTheFirstOccurrence() {
        assertEquals(1, Focus.of(7).pieceIn(encoding(new int[] {1, 7, 7}, new int[] {0, 1, 2})));
        assertEquals(-1, Focus.of(9).pieceIn(encoding(new int[] {1, 7}, new int[] {0, 1})));
    }
}
