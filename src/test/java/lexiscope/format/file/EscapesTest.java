package lexiscope.format.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.List;

class EscapesTest {
    /// What JavaScript's `trim` cuts off.
    private static final String CUT =
            "\t\n\u000b\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008"
                    + "\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff";

    /// The projector passes over lines of which `trim` leaves nothing.
    @Test
    void noLineOfTheProjectorIsEmptyWhenTrimmed() {
        assertEquals("\\e", Escapes.done(""));
        assertEquals("", Escapes.undone("\\e"));
        for (int i = 0; i < CUT.length(); i++) {
            for (String word : List.of(CUT.substring(i, i + 1), " " + CUT.substring(i), CUT)) {
                String line = Escapes.done(word);
                assertTrue(
                        line.chars().anyMatch(c -> CUT.indexOf(c) < 0), "U+" + (int) CUT.charAt(i));
                assertFalse(line.contains("\n") || line.contains("\r") || line.contains("\t"));
                assertEquals(word, Escapes.undone(line));
            }
        }
    }

    @Test
    void otherWordsStayReadable() {
        for (String word : List.of("a\u00a0b", "\u2003x", "\u200b", "a b", "\u00e9")) {
            assertEquals(word, Escapes.done(word));
        }
        assertEquals("\\u12", Escapes.undone("\\u12"));
        assertEquals("\\uzzzz", Escapes.undone("\\uzzzz"));
        assertEquals("\\u0041", Escapes.undone(Escapes.done("\\u0041")));
    }
}
