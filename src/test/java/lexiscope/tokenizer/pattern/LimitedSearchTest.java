package lexiscope.tokenizer.pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

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

    static Stream<Arguments> absurd() {
        return Stream.of(
                Arguments.of("a".repeat(1 << 20), "1048576 characters"),
                Arguments.of("(".repeat(20_000) + ")".repeat(20_000), "nests more than 250"),
                Arguments.of("[".repeat(300) + "a" + "]".repeat(300), "nests more than 250"),
                Arguments.of("a{100000}{100000}", "a{100000}{100000} repeats one thing"),
                Arguments.of("(a{1000}){1000}{1000}", "repeats one thing"),
                Arguments.of("((a{1000}){1000}){1000}", "repetitions written out"),
                Arguments.of("(?:\\p{L}{100}\\X{100}){300}", "repetitions written out"),
                Arguments.of("a" + "*".repeat(60_000), "250 times over"),
                Arguments.of("\\X".repeat(30_000), "repetitions written out"),
                Arguments.of("\\p{L}".repeat(10_000), "too many classes"),
                Arguments.of("[" + "\\p{L}&&".repeat(9_000) + "b]", "too many classes"),
                Arguments.of("[[:alpha:]\\d]".repeat(4_000), "too many classes"),
                Arguments.of(calls(60), "calls groups"),
                Arguments.of("x\\uD800", "\\uD800, which is no character"),
                Arguments.of("\\x{DFFF}", "\\x{DFFF}, which is no character"),
                Arguments.of("\\x{110000}", "\\x{110000}, which is no character"),
                Arguments.of("(?:){2}", "fails on it"),
                Arguments.of("(?<n>\\g<n>)", "never ending recursion"));
    }

    /// Each group calls the one before it twice.
    private static String calls(int groups) {
        var source = new StringBuilder("(?<g0>x)");
        for (int i = 1; i < groups; i++) {
            source.append("(?<g%d>\\g<g%d>\\g<g%d>)".formatted(i, i - 1, i - 1));
        }
        return source.toString();
    }

    @ParameterizedTest
    @MethodSource("absurd")
    void absurdPatternsAreRefused(String source, String said) {
        assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> {
                    var e =
                            assertThrows(
                                    IllegalArgumentException.class, () -> Pattern.regex(source));
                    String sentence = String.valueOf(e.getMessage());
                    assertTrue(sentence.contains(said), sentence);
                    assertTrue(sentence.length() < 400, sentence);
                });
    }

    /// What they find is found in a bounded time, and what is known of their split points.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a{1000}){1000}",
                "a{100000}",
                "(?:(?:a?){100}){100}",
                "\\p",
                "[[:]]",
                "[]a]"
            })
    void largePatternsAreStillPatterns(String source) {
        assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> {
                    var pattern = Pattern.regex(source);
                    pattern.fallsApart(1, 2);
                    assertTrue(matches(pattern, "aab").size() < 5);
                });
    }

    @Test
    void splitPointsOfManyPartsAreNotLookedFor() {
        assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> {
                    assertFalse(Pattern.regex("a?".repeat(30_000)).fallsApart(1, 2));
                    assertFalse(Pattern.literal("ab".repeat(500_000)).fallsApart(1, 2));
                });
    }

    /// Every start of a match takes long, and no clock of joni's is read within one.
    @Test
    void manySlowStartsEndInASentence() {
        var pattern = Pattern.regex("(a{1000}){1000}");
        assertTimeoutPreemptively(
                Duration.ofSeconds(8),
                () ->
                        assertThrows(
                                IllegalArgumentException.class,
                                () -> matches(pattern, "a".repeat(20_000) + "!")));
    }

    private static List<String> matches(Pattern pattern, String text) {
        var found = new ArrayList<String>();
        pattern.each(text, (start, end) -> found.add(start + "-" + end));
        return found;
    }
}
