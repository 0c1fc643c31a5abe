package lexiscope.tokenizer.pretokenizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A pattern that backtracks ends in a sentence; others go on finding what they find.
class LimitedSearchTest {
    @ParameterizedTest
    @CsvSource({"(a+)+$, a, 100000", "(a|aa)+b, a, 100000", "(x+x+)+y, x, 30000", "(a+)+$, a, 40"})
    void endlessTriesEndInASentence(String source, String unit, int times) {
        var pattern = Pattern.regex(source);
        String text = unit.repeat(times) + "!";
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> {
                    var e =
                            assertThrows(
                                    IllegalArgumentException.class, () -> matches(pattern, text));
                    assertTrue(String.valueOf(e.getMessage()).contains(source), e.getMessage());
                });
        assertEquals(List.of(), matches(pattern, "!"), "the next text has its own chance");
    }

    /// joni looks for the letter first and finds that it is not there: that is an answer.
    @Test
    void aTextWithoutTheLetterThatMustBeThereHasNoMatch() {
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> {
                    var pattern = Pattern.regex("(.*)*x");
                    assertEquals(List.of(), matches(pattern, "a".repeat(100_000)));
                    assertEquals(List.of("0-100001"), matches(pattern, "a".repeat(100_000) + "x"));
                });
    }

    @Test
    void manyShortTextsHaveTheSameLimit() {
        var pattern = Pattern.regex("(a|aa)+b");
        assertTimeoutPreemptively(
                Duration.ofSeconds(30),
                () ->
                        assertThrows(
                                IllegalArgumentException.class,
                                () -> {
                                    for (int i = 0; i < 100_000; i++) {
                                        matches(pattern, "a".repeat(30) + i);
                                    }
                                }));
    }

    @Test
    void aLongTextIsSearchedInStretchesWithoutLoss() {
        String gap = "é".repeat(5_000);
        String text = gap + "ab" + gap + gap + "ab";
        var expected = List.of("5000-5002", "15002-15004");
        assertEquals(expected, matches(Pattern.regex("a+b"), text));
        assertEquals(expected, matches(Pattern.regex("(?<=é)ab"), text));
        assertEquals(List.of("15002-15004"), matches(Pattern.regex("ab\\z"), text));
        assertEquals(List.of("0-15004"), matches(Pattern.regex("\\A.+"), text));
        assertEquals(List.of(), matches(Pattern.regex("x"), text));
        // the end lies right behind the last b, where an empty match does not count
        assertEquals(4, matches(Pattern.regex("(?=a)|$|z|(?!é)b"), text).size());
    }

    @Test
    void absurdPatternsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Pattern.regex("a".repeat(1 << 20)));
        var e =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> Pattern.regex("(".repeat(20_000) + ")".repeat(20_000)));
        assertTrue(String.valueOf(e.getMessage()).length() < 400, e.getMessage());
    }

    private static List<String> matches(Pattern pattern, String text) {
        var found = new ArrayList<String>();
        pattern.each(text, (start, end) -> found.add(start + "-" + end));
        return found;
    }
}
