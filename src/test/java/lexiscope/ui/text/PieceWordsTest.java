package lexiscope.ui.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.List;

/// What is said of a piece beside its token.
class PieceWordsTest {
    @Test
    void charactersAreCalledByTheirNames() {
        assertEquals(
                List.of(
                        "U+0065 LATIN SMALL LETTER E",
                        "U+202E RIGHT-TO-LEFT OVERRIDE (bidirectional)",
                        "U+E0061 TAG LATIN SMALL LETTER A (tag)",
                        "U+200D ZERO WIDTH JOINER (invisible)"),
                PieceWords.characters("e\u202E\uDB40\uDC61\u200D"));
    }

    @Test
    void manyAreCounted() {
        List<String> lines = PieceWords.characters("abcdefghij");
        assertEquals(7, lines.size());
        assertEquals("and 4 more", lines.getLast());
        assertEquals(7, PieceWords.characters("abcdefg").size());
    }
}
