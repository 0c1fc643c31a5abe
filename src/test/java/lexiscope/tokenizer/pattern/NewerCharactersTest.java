package lexiscope.tokenizer.pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.BitSet;
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
}
