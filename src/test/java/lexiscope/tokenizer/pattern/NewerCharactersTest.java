package lexiscope.tokenizer.pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/// Patterns know the general categories of every character as the JDK does.
class NewerCharactersTest {
    private static final Map<String, String> CATEGORIES =
            Map.of("L", "12345", "M", "678", "N", "9AB", "P", "KLMNOTU", "S", "PQRS");

    @Test
    void categoriesAreThoseOfTheJdk() {
        var all = new StringBuilder();
        for (int cp = 0; cp <= Character.MAX_CODE_POINT; cp++) {
            if (cp < Character.MIN_SURROGATE || cp > Character.MAX_SURROGATE) {
                all.appendCodePoint(cp);
            }
        }
        String text = all.toString();
        CATEGORIES.forEach(
                (category, types) -> {
                    var found = new BitSet();
                    Pattern.regex("\\p{" + category + "}")
                            .each(text, (start, _) -> found.set(text.codePointAt(start)));
                    var expected = new BitSet();
                    text.codePoints().filter(cp -> is(types, cp)).forEach(expected::set);
                    found.xor(expected);
                    assertEquals("{}", found.toString(), category);
                });
    }

    /// Types are numbered in base 36.
    private static boolean is(String types, int cp) {
        char type = Character.toUpperCase(Character.forDigit(Character.getType(cp), 36));
        return types.indexOf(type) >= 0;
    }

    /// What is of a word is so to `\b` and `\B` too. (Not every such character: that they agree on
    /// all was seen beside tokenizers 0.23.2.)
    @Test
    void boundariesKnowTheWordsThatClassesKnow() {
        for (String newer :
                List.of("\u1C89", "\u0897", "\uA7DC", "\uD803\uDD50", "\uD81B\uDD40", "²", "é")) {
            int n = newer.length();
            assertEquals(List.of(), found("\\bab", newer + "ab"), newer);
            assertEquals(List.of(), found("ab\\b", "ab" + newer), newer);
            assertEquals(List.of("0-1"), found("a\\B", "a" + newer), newer);
            assertEquals(
                    List.of("0-0", (n + 2) + "-" + (n + 2)), found("\\b", newer + "ab"), newer);
        }
        for (String other : List.of(" ", "-", "😀", "\u1B4E")) {
            int n = other.length();
            assertEquals(List.of(n + "-" + (n + 2)), found("\\bab", other + "ab"), other);
            assertEquals(List.of("0-2"), found("ab\\b", "ab" + other), other);
            assertEquals(List.of(), found("a\\B", "a" + other), other);
        }
        assertEquals(List.of("0-1"), found("[\\b]", "\b"), "a backspace");
        assertEquals(List.of("1-3"), found("(?<=\\bé)ab", "éab"), "where nothing looks ahead");
    }

    /// As tokenizers 0.23.2 cuts them: with the marks of Unicode 16, without GB9c.
    @Test
    void graphemeClusters() {
        var rows =
                Map.ofEntries(
                        Map.entry("क्त", "0-2 2-3"),
                        Map.entry("👩\u200D👩\u200D👧x", "0-8 8-9"),
                        Map.entry("🇩🇪🇩🇪🇩", "0-4 4-8 8-10"),
                        Map.entry("\u1100\u1161\u11A8\uAC01\u11A8", "0-3 3-5"),
                        Map.entry("\uAC01\u1161", "0-1 1-2"),
                        Map.entry("\r\n\n", "0-2 2-3"),
                        Map.entry("a\u200D👩", "0-2 2-4"),
                        Map.entry("\u0600a\u0600\n\u0600", "0-2 2-3 3-4 4-5"),
                        Map.entry("\n\u0301\u0301a", "0-1 1-3 3-4"),
                        Map.entry("a\u0897b", "0-2 2-3"),
                        Map.entry("\uD81B\uDD63\uD81B\uDD67\uD81B\uDD67", "0-6"),
                        Map.entry("\uD804\uDFD1\uD804\uDFD1a\uD804\uDFB8\u0301", "0-8"),
                        Map.entry("👩\uD804\uDFB8\u200D👩", "0-7"),
                        Map.entry("👩\u0903\u200D👩", "0-4 4-6"),
                        Map.entry("\u0E33\u0E01\u0E33", "0-1 1-3"));
        rows.forEach(
                (text, cuts) -> assertEquals(cuts, String.join(" ", found("\\X", text)), text));
    }

    @Test
    void boundsOfSegmentsAreRefused() {
        for (String pattern : List.of("\\y", "a\\Y")) {
            var refusal =
                    assertThrows(IllegalArgumentException.class, () -> Pattern.regex(pattern));
            assertTrue(String.valueOf(refusal.getMessage()).contains("bounds of text segments"));
        }
    }

    private static List<String> found(String pattern, String text) {
        var found = new ArrayList<String>();
        Pattern.regex(pattern).each(text, (start, end) -> found.add(start + "-" + end));
        return found;
    }
}
