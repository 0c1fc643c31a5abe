package lexiscope.comparison;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import lexiscope.tokenizer.Encoding;
import lexiscope.tokenizer.aligned.Pieces;

import org.junit.jupiter.api.Test;

/// CutPlaces and their agreement, worked out by hand.
class CutPlacesTest {
    private static CutPlaces cuts(String text, int[]... spans) {
        var pieces = new Pieces();
        for (int[] span : spans) {
            pieces.add(1, span[0], span[1], (byte) 0);
        }
        return CutPlaces.of(Encoding.of(pieces), CutPlaces.Places.in(text));
    }

    private static int[] span(int from, int to) {
        return new int[] {from, to};
    }

    @Test
    void theSideOfWhiteSpaceIsNoDifference() {
        String text = "a king rises";
        var before = cuts(text, span(0, 1), span(1, 6), span(6, 12));
        var behind = cuts(text, span(0, 2), span(2, 7), span(7, 12));
        var without = cuts(text, span(0, 1), span(2, 6), span(7, 12));
        assertArrayEquals(new int[] {1, 6}, before.all());
        assertEquals(before, behind);
        assertEquals(before, without);
        assertEquals(1, before.agreement(behind));
    }

    @Test
    void aRunOfWhiteSpaceIsOnePlace() {
        String text = "a \n\u00A0\u3000b";
        assertEquals(cuts(text, span(0, 1), span(1, 6)), cuts(text, span(0, 5), span(5, 6)));
        assertEquals(1, cuts(text, span(0, 2), span(2, 4), span(4, 6)).size());
    }

    @Test
    void endsAreNotInside() {
        String text = " ab ";
        assertEquals(0, cuts(text, span(0, 4)).size());
        assertEquals(0, cuts(text, span(0, 1), span(1, 3), span(3, 4)).size());
        assertEquals(1, cuts(text, span(1, 2), span(2, 3)).size());
        assertEquals(0, cuts("  ", span(0, 1), span(1, 2)).size());
        assertEquals(0, cuts("").size());
    }

    @Test
    void whatHasNoCharactersCutsNothing() {
        assertEquals(0, cuts("ab", span(0, 0), span(0, 2), span(1, 1), span(2, 2)).size());
    }

    @Test
    void charactersThatWereDroppedHaveTwoSides() {
        assertArrayEquals(new int[] {1, 2}, cuts("a\u0000b", span(0, 1), span(2, 3)).all());
    }

    @Test
    void agreementIsWhatBothHaveOfWhatEitherHas() {
        String text = "abcdef";
        var one = cuts(text, span(0, 1), span(1, 3), span(3, 6));
        var other = cuts(text, span(0, 3), span(3, 4), span(4, 6));
        assertEquals(1 / 3.0, one.agreement(other));
        assertEquals(1, cuts(text, span(0, 6)).agreement(cuts(text, span(0, 6))));
        assertEquals(0, cuts(text, span(0, 6)).agreement(one));
    }
}
