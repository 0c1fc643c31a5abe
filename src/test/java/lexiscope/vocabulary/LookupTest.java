package lexiscope.vocabulary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

/// Words that a person types for a token: the spelling, else the text, else the id.
class LookupTest {
    private static final @Nullable String[] ENTRIES = {
        "a", "king", "Ġking", "3", "Ġ", "Ã©", "<x>", "é"
    };
    private static final Vocabulary WORDS =
            new Vocabulary(ENTRIES, Map.of(), new Spelling.ByteLevel());

    private static Lookup of(String words) {
        return Lookup.of(WORDS, 12, words);
    }

    @Test
    void theSpellingComesFirstThenTheTextThenTheId() {
        assertEquals(new Lookup(Lookup.By.SPELLING, List.of(1)), of("king"));
        assertEquals(new Lookup(Lookup.By.SPELLING, List.of(2)), of("Ġking"));
        assertEquals(new Lookup(Lookup.By.TEXT, List.of(2)), of(" king"));
        assertEquals(new Lookup(Lookup.By.SPELLING, List.of(3)), of("3"));
        assertEquals(new Lookup(Lookup.By.ID, List.of(3)), of("#3"));
        assertEquals(new Lookup(Lookup.By.ID, List.of(2)), of(" 2 "));
        assertEquals(new Lookup(Lookup.By.TEXT, List.of(4)), of(" "));
        // a row without a token, and no row at all
        assertEquals(new Lookup(Lookup.By.ID, List.of(11)), of("11"));
        assertEquals(new Lookup(Lookup.By.NOTHING, List.of()), of("12"));
        assertEquals(new Lookup(Lookup.By.NOTHING, List.of()), of("queen"));
        assertEquals(new Lookup(Lookup.By.NOTHING, List.of()), of(""));
        assertEquals(new Lookup(Lookup.By.NOTHING, List.of()), of("999999999999"));
    }

    @Test
    void saysWhichOneWasTaken() {
        assertTrue(of("king").remark(WORDS, "king").contains("id 2"));
        assertEquals("", of(" king").remark(WORDS, " king"));
        assertTrue(of("3").remark(WORDS, "3").contains("#3"));
        assertTrue(of("2").remark(WORDS, "2").contains("of that id"));
        assertTrue(of("queen").remark(WORDS, "queen").startsWith("No token is “queen”"));
    }

    @Test
    void aTokenWithoutASpaceIsNotCalledAContinuationWhereItMayOpenASentence() {
        assertEquals("no space", WORDS.label(TokenKind.CONTINUATION));
        assertEquals("word start", WORDS.label(TokenKind.WORD_START));
        var bert = new Vocabulary(ENTRIES, Map.of(), new Spelling.ContinuationMark("##"));
        assertEquals("continuation", bert.label(TokenKind.CONTINUATION));
    }
}
