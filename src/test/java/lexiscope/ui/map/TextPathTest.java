package lexiscope.ui.map;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.tokenizer.Encoding;
import lexiscope.tokenizer.aligned.Pieces;

import org.junit.jupiter.api.Test;

/// The tokens of the text as a path.
class TextPathTest {
    private static Encoding encoding(int words) {
        var pieces = new Pieces();
        pieces.add(900_000, 0, 0, Pieces.TEMPLATE);
        for (int i = 0; i < words; i++) {
            pieces.add(i, i, i + 1, 0);
        }
        pieces.add(900_001, words, words, Pieces.TEMPLATE);
        return Encoding.of(pieces);
    }

    @Test
    void itJoinsWhatTheTextHasInItsOrder() {
        assertArrayEquals(new int[] {0, 1, 2}, TextPath.of(encoding(3), -1).ids());
        assertEquals(0, TextPath.of(Encoding.EMPTY, -1).of());
    }

    @Test
    void ofALongTextItIsWhatLiesAroundThePlace() {
        int most = TextPath.MOST;
        int[] last = TextPath.of(encoding(5000), -1).ids();
        assertEquals(4999, last[most - 1]);
        assertEquals(0, TextPath.of(encoding(5000), 3).ids()[0]);
        TextPath middle = TextPath.of(encoding(5000), 2501);
        assertEquals(2500 - most / 2, middle.ids()[0]);
        assertEquals(most, middle.ids().length);
        assertEquals(5000, middle.of());
    }

    @Test
    void itFadesWithItsLengthAndTowardsItsBeginning() {
        assertTrue(TextPath.strength(0, 10, 0) < TextPath.strength(9, 10, 0));
        assertTrue(TextPath.strength(9, 10, 0.8) < TextPath.strength(9, 10, 0.1));
        assertTrue(TextPath.strength(999, 1000, 0.1) < TextPath.strength(9, 10, 0.1));
        assertTrue(TextPath.strength(0, 1000, 1) > 0);
    }
}
