package lexiscope.tokenizer.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// What a scanner finds is what joni finds.
final class ScannerTest {
    private record Match(int start, int end) {}

    private static final String WORDS =
            " |  |\t|\n"
                + "|\r"
                + "|\r\n"
                + "|\n\n"
                + "|\u00a0|\u3000|\u2028|\u0085|\u200b|'|’|'s|'S|'ſ|'ll|'LL|'rE"
                + "|'vE|'t|'D|'m|ſ|K|ß|ẞ|ﬀ|ﬁ|ﬆ|ŉ|a|A|z|Zz|é|É|ñ|ʰ|ª|º|ǅ|ᾱ|\u0301|\u0903|\u20dd"
                + "|中|漢字|ひ|カ|한|ا|١|٣|²|½|Ⅷ|0|7|12345|_|-|.|,|!?|/|//|*|€|$|+|😀|👨‍👩‍👧|🏿|𐐀|𞤀"
                + "|\ud81b\udd6a|\ud83b\udc00|\u0378|\ue000|\u00ad|\ufeff|qu|jusqu|lorsqu|http|{|{a"
                + "|\ud800|\udc00";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+|"
                        + " ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+",
                "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}{1,3}|"
                        + " ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+",
                "'(?i:[sdmt]|ll|ve|re)|[^\\r\\n\\p{L}\\p{N}]?+\\p{L}+|\\p{N}{1,3}|"
                        + " ?[^\\s\\p{L}\\p{N}]++[\\r\\n]*|\\s*[\\r\\n]|\\s+(?!\\S)|\\s+",
                "[^\\r"
                    + "\\n"
                    + "\\p{L}\\p{N}]?[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]*[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?|[^\\r"
                    + "\\n"
                    + "\\p{L}\\p{N}]?[\\p{Lu}"
                    + "\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]+[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?|\\p{N}{1,3}|"
                    + " ?[^\\s\\p{L}\\p{N}]+[\\r"
                    + "\\n"
                    + "/]*|\\s*[\\r"
                    + "\\n"
                    + "]+|\\s+(?!\\S)|\\s+",
                "[!\"#$%&'()*+,\\-./:;<=>?@\\[\\\\\\]^_`{|}~][A-Za-z]+|[^\\r"
                        + "\\n"
                        + "\\p{L}\\p{P}\\p{S}]?[\\p{L}\\p{M}]+| ?[\\p{P}\\p{S}]+[\\r"
                        + "\\n"
                        + "]*|\\s*[\\r"
                        + "\\n"
                        + "]+|\\s+(?!\\S)|\\s+",
                "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?(?:\\p{L}\\p{M}*)+|\\p{N}|"
                        + " ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+",
                "(?i: ?(?:[jtmslndcy]['’]|qu['’]|jusqu['’]|lorsqu['’])|['’][stmd]|['’][rv]e|['’]ll)"
                        + "| ?\\p{L}+|\\p{N}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+",
                "<\\|startoftext\\|>|<\\|endoftext\\|>|'s|'t|'re|'ve|'m|'ll|'d|[\\p{L}]+|[\\p{N}]"
                        + "|[^\\s\\p{L}\\p{N}]+",
                "\\p{N}{1,3}",
                "[一-龥\u0800-一가-퟿]+",
                "[\\r\\n]",
                "\\s?\\p{L}+",
                "\\s?\\p{P}+",
                "\\s{2,}|[\\n\\r\\t]",
                "\\s+|\\w+|[^\\w\\s]+",
                "\\d{2,3}[a-z]*\\d",
                "\\{(?=[ \\w])",
                "\\p{L}*",
                "\\p{L}*(?=\\p{N})|\\p{N}?",
                "(?i:re|[sdmt])?",
                "\\D+\\W",
                "\\d{,2}x|\\p{L}{2}",
                "[[:alpha:]&&[^a]]+",
                "[^\\S\\r\\n]+",
            })
    void findsWhatJoniFinds(String source) {
        var pattern = Pattern.regex(source);
        boolean nested = source.contains("[[");
        assertThat(pattern.scanned()).isEqualTo(!nested);
        var random = new Random(source.hashCode());
        String[] words = WORDS.split("\\|");
        for (int round = 0; round < 1_500; round++) {
            var text = new StringBuilder();
            for (int n = random.nextInt(30); n > 0; n--) {
                if (random.nextInt(8) == 0) {
                    text.appendCodePoint(random.nextInt(0x20000));
                } else {
                    text.append(words[random.nextInt(words.length)]);
                }
            }
            String repaired = text.toString().replaceAll("[\\ud800-\\udfff]", "\ufffd");
            assertThat(matches(pattern::each, repaired))
                    .as("%s over %s", source, repaired)
                    .isEqualTo(matches(pattern::searched, repaired));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(?i:straße)", "(?i:ff)", "(?i:[^a])", "(?i:ss)", "a+?", "(ab)+", "^a", "a$",
                        "\\ba",
                "(a)\\1", "(?<=a)b", ".", "(?!ab)c", "(?:a|b)*c", "(?>a+)b", "\\A", "(?i:st)", "\\X"
            })
    void leavesToJoniWhatIsBeyondIt(String source) {
        assertThat(Pattern.regex(source).scanned()).isFalse();
    }

    @Test
    void aPatternOfThousandsOfStepsIsLeftToJoni() {
        assertThat(Pattern.regex("a?".repeat(5_000)).scanned()).isFalse();
    }

    @Test
    void givesUpWhereRunsAreGivenBackWithoutEnd() {
        var pattern = Pattern.regex("a*a*a*a*b");
        assertThat(pattern.scanned()).isTrue();
        String text = "a".repeat(100_000);
        assertThatThrownBy(() -> pattern.each(text, (_, _) -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a*a*a*a*b of this tokenizer tries without end on this text");
    }

    @Test
    void aMillionUnitsOfOneRunNeedNoStack() {
        var pattern = Pattern.regex("[^\\r\\n]*[\\r\\n]+|\\s+(?!\\S)|\\S+");
        assertThat(matches(pattern::each, "x".repeat(1_000_000)))
                .containsExactly(new Match(0, 1_000_000));
        assertThat(matches(pattern::each, " ".repeat(1_000_000) + "x"))
                .containsExactly(new Match(0, 999_999), new Match(1_000_000, 1_000_001));
    }

    private interface Search {
        void each(String text, Pattern.Matches matches);
    }

    private static List<Match> matches(Search search, String text) {
        var found = new ArrayList<Match>();
        search.each(text, (start, end) -> found.add(new Match(start, end)));
        return found;
    }
}
