package lexiscope.tokens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.model.LanguageModel;
import lexiscope.vocabulary.Spelling;
import lexiscope.vocabulary.Vocabulary;
import lexiscope.work.Cancelled;
import lexiscope.work.Progress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What lines of the filter language mean, and where bad ones fail.
class TokenFilterTest {
    private static final String[] ENTRIES = {
        "▁king", "King", "ing", "▁KING", "▁Eis", "eis", "▁日本", "<0xE6>", "print(", "a:b", "-", "or",
        "not", "ad", "▁", "\n", "“␣”", "</s>", null, "x\"y", "\\"
    };

    private static final LanguageModel MODEL = model();
    private static final TokenTable TABLE = new TokenTable(MODEL);
    private static final TokenSets SETS =
            TokenSets.of(
                    List.of(
                            TokenSet.of(0, 1, 2, 500).named("text"),
                            TokenSet.of(4).named("my set"),
                            TokenSet.EMPTY.named("selection")));

    private static LanguageModel model() {
        float[][] rows = new float[ENTRIES.length + 1][2];
        for (int id = 0; id < rows.length; id++) {
            rows[id][0] = id / 10f;
        }
        return SmallModels.of(
                new Vocabulary(
                        ENTRIES,
                        Map.of(17, SmallModels.added("</s>", true)),
                        new Spelling.SpaceMark('▁')),
                Optional.empty(),
                Optional.of(rows));
    }

    private static TokenFilter parse(String line) {
        return TokenFilter.parse(line, TABLE.values(), SETS);
    }

    private static String found(String line) {
        return parse(line).matching(TABLE, SETS, Progress.NONE).stream()
                .mapToObj(String::valueOf)
                .reduce((a, b) -> a + " " + b)
                .orElse("");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = true,
            value = {
                "king | 0 1 3",
                "King | 1",
                "KING | 3",
                "eis | 4 5",
                "␣king | 0 3",
                "\\ king | 0 3",
                "king␣ | ``",
                "print( | 8",
                "print\\( | 8",
                "a\\:b | 9",
                "\\- | 10",
                "\\or | 11",
                "n\\ot | 12",
                "\\␣ | 16",
                "\\n | 15",
                "\\u{65e5} | 6",
                "\\\\ | 20",
                "x\"y | 19",
                "\"king\" | ``",
                "\" king\" | 0",
                "\"␣king\" | 0",
                "=King | 1",
                "=\" king\" | 0",
                "=or | 11",
                "\"x\\\"y\" | 19",
                "=\\u{a} | 15",
                "/ing$/ | 0 1 2",
                "/ing$/i | 0 1 2 3",
                "/^\\w+$/i -king | 2 5 11 12 13",
                "/\\// | 17",
                "/^$/ | 15",
                "/./s kind:control | 15",
                "kind:word-start | 0 3 4 6",
                "kind:WORD_START | 0 3 4 6",
                "kind:\"word start\" | 0 3 4 6",
                "kind=special,byte | 7 17",
                "kind:unused | 18 21",
                "script:han | 6",
                "script:none | 7 18 21",
                "script:Han,none | 6 7 18 21",
                "space:yes | 0 3 4 6 14 15",
                "id:3 | 3",
                "id:3,5..6,20.. | 3 5 6 20 21",
                "id:..1 | 0 1",
                "id<2 | 0 1",
                "id<=2 | 0 1 2",
                "id>19 | 20 21",
                "id>=19 | 19 20 21",
                "id=7 | 7",
                "id=7.5 | ``",
                "norm=0.3 | 3",
                "norm<=0.3 | 0 1 2 3",
                "norm:0.1..0.3 | 1 2 3",
                "norm:none | ``",
                "length:none | 7 18 21",
                "length=1 | 10 14 15 20",
                "length:5.. kind:word-start | 0 3",
                "bytes=1 | 7 10 14 15 20",
                "bytes:1..2 | 7 10 11 13 14 15 20",
                "bytes:6e 67 | 0 1 2",
                "bytes:6E67 | 0 1 2",
                "bytes:e6 | 6 7",
                "bytes:e6 97 a5 e6 | 6",
                "bytes:6e 67 king | 0 1",
                "(bytes:6e 67) id<1 | 0",
                "in:text | 0 1 2",
                "in:text,\"my set\" | 0 1 2 4",
                "in:selection | ``",
                "-in:text id<5 | 3 4",
                "king or eis | 0 1 3 4 5",
                "king eis or id:9 | 9",
                "(king or eis) id<4 | 0 1 3",
                "(king or eis)(id<4) | 0 1 3",
                "not king id<4 | 2",
                "not (king or eis) id<6 | 2",
                "--king | 0 1 3",
                "-(id:3..) | 0 1 2",
                "() id<2 | 0 1",
                "-() | ``",
                "OR | ``",
                "or\\d | ``",
                "nothing | ``",
                "<0x | ``",
                "</ | 17",
            })
    void lines(String line, String ids) {
        assertEquals(ids, found(line));
        TokenFilter filter = parse(line);
        assertEquals(filter, parse(filter.line()), filter.line());
    }

    @Test
    void nothingAskedIsAll() {
        for (String line : List.of("", "  ", "\t")) {
            assertEquals(TokenFilter.all(), parse(line));
            assertEquals(22, parse(line).matching(TABLE, SETS, Progress.NONE).size());
        }
        assertEquals("", TokenFilter.all().line());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "foo:1 | 1 | there is no value “foo” (there are id, length, bytes, kind, script,"
                        + " space, norm, percentile); as text it is foo\\:…",
                "king  http://x | 7 | there is no value “http”",
                "norm<abc | 6 | a number was expected after norm<",
                "norm< | 6 | a number was expected after norm<",
                "norm<1,2 | 6 | a number was expected after norm<",
                "norm<1e999 | 6 | is a number that is too large",
                "norm:abc | 6 | a number or range was expected, as in norm:3 or norm:1..5",
                "norm:5..1 | 6 | a range was expected that runs upwards",
                "norm: | 6 | a value was expected after norm:",
                "kind: special | 6 | a value was expected after kind:, without a space before it",
                "kind:special, | 14 | a value was expected after the comma",
                "kind:wordy | 6 | there is no kind “wordy” (there are word-start, continuation,",
                "script:Klingon | 8 | there is no script “Klingon”, one is Adlam",
                "kind<3 | 1 | “kind<” asks for a number, but kind has categories, as in"
                        + " kind:word-start",
                "in:nowhere | 4 | there is no set “nowhere” (there are text, my set, selection)",
                "bytes:e | 7 | bytes of two hexadecimal digits were expected",
                "bytes:xyz | 7 | bytes of two hexadecimal digits were expected",
                "a b ( c | 5 | there is no ) for this (",
                "a ) b | 3 | there is no ( for this )",
                ") | 1 | a term was expected",
                "( or a) | 3 | a term was expected before “or”",
                "or a | 1 | a term was expected before “or”",
                "a or | 5 | a term was expected",
                "a or or b | 6 | a term was expected before “or”",
                "a not | 3 | a term was expected after “not”",
                "a - b | 3 | a term was expected right after “-”",
                "a -or b | 3 | a term was expected right after “-”",
                "a = b | 3 | a text was expected after =",
                "a \"b | 3 | there is no second \" for this one",
                "a /b | 3 | there is no second / for this regular expression",
                "a /b\\/ | 3 | there is no second /",
                "a // | 3 | is no regular expression that can be used: A pattern was expected",
                "/(a/ | 1 | is no regular expression that can be used: Unclosed group",
                "/a/q | 1 | is no regular expression that can be used: Flags are i, m and s",
                "/a{1000}{1000}/ | 1 | is no regular expression that can be used: It repeats more",
                "a\\ | 2 | a character was expected after \\",
                "\\u12 | 1 | a character was expected, such as \\u{200b}",
                "\\u{110000} | 1 | a character was expected, such as",
                "\\u{} | 1 | a character was expected, such as",
            })
    void badLines(String line, int column, String sentence) {
        var e = assertThrows(FilterException.class, () -> parse(line));
        assertEquals(column, e.column(), e.sentence());
        assertTrue(
                e.sentence().startsWith("At column " + column + " of the filter " + sentence),
                e.sentence());
        assertTrue(e.sentence().endsWith("."), e.sentence());
    }

    @Test
    void depthHasAnEnd() {
        for (String begin : List.of("(", "-", "not ", "-(")) {
            var e = assertThrows(FilterException.class, () -> parse(begin.repeat(100_000) + "a"));
            assertTrue(e.sentence().contains("more than 200 levels"), e.sentence());
        }
        var e = assertThrows(FilterException.class, () -> parse("/" + "(".repeat(100_000) + "/"));
        assertTrue(e.sentence().contains("longer than 1,000"), e.sentence());
    }

    /// A pattern that tries too many ways ends in a sentence, also where it looks at no character.
    @ParameterizedTest
    @ValueSource(strings = {"/(a+)+$/", "/(a|aa)+$/", "/(.*)*x(.*)*y/", "/(a|b)*c/"})
    void patternsAreBounded(String line) {
        var model = SmallModels.of(new Spelling.Plain(), "a".repeat(20_000) + "!", "b");
        var table = new TokenTable(model);
        var e =
                assertThrows(
                        FilterException.class,
                        () ->
                                TokenFilter.parse(line, table.values(), TokenSets.NONE)
                                        .matching(table, TokenSets.NONE, Progress.NONE));
        assertEquals(
                "The pattern "
                        + line
                        + " takes too long on token 0; write it so that it can match in fewer"
                        + " ways.",
                e.sentence());
    }

    @Test
    void canBeStopped() {
        Progress stopped =
                (_, _) -> {
                    throw new Cancelled();
                };
        for (String line :
                List.of("king", "/king/", "kind:special", "norm<1", "bytes:e6", "id:1")) {
            var table = new TokenTable(MODEL);
            assertThrows(Cancelled.class, () -> parse(line).matching(table, SETS, stopped), line);
        }
    }

    /// A filter made for another model asks in vain, in a sentence.
    @Test
    void whatTheModelLacksIsSaid() {
        var bare = new TokenTable(SmallModels.of(new Spelling.Plain(), "a"));
        var e =
                assertThrows(
                        FilterException.class,
                        () -> parse("norm<1").matching(bare, SETS, Progress.NONE));
        assertEquals(
                "The filter asks for “norm”, which the tokens of small have not.", e.sentence());
        e =
                assertThrows(
                        FilterException.class,
                        () -> parse("in:text").matching(bare, TokenSets.NONE, Progress.NONE));
        assertEquals("There is no set “text”.", e.sentence());
    }

    @Test
    void bestMatchFirst() {
        var model =
                SmallModels.of(
                        new Spelling.SpaceMark('▁'),
                        "making",
                        "king",
                        "▁kings",
                        "▁KING",
                        "the▁king",
                        "kingdom",
                        "x-king");
        var table = new TokenTable(model);
        var filter = TokenFilter.parse("king", table.values(), TokenSets.NONE);
        var found = filter.matching(table, TokenSets.NONE, Progress.NONE);
        int[] order = BestMatch.order(filter, found, table, Progress.NONE);
        assertEquals(List.of(1, 3, 2, 5, 6, 4, 0), java.util.Arrays.stream(order).boxed().toList());
    }

    @Test
    void suggestions() {
        var suggestions = new FilterSuggestions(TABLE, SETS);
        assertEquals("kind: 22", said(suggestions.at("king ki", 7, Progress.NONE)));
        assertEquals("script: 19, space: 20", said(suggestions.at("-(s", 3, Progress.NONE)));
        assertEquals("in: 5, id 22", sorted(suggestions.at("i", 1, Progress.NONE)));
        assertEquals(
                "control 1, continuation 13", sorted(suggestions.at("kind:con", 8, Progress.NONE)));
        assertEquals("Han 1", said(suggestions.at("script:Latin,h", 14, Progress.NONE)));
        assertEquals("\"my set\" 1", said(suggestions.at("in:M", 4, Progress.NONE)));
        assertEquals("", said(suggestions.at("\"ki", 3, Progress.NONE)));
        assertEquals("", said(suggestions.at("/ki", 3, Progress.NONE)));
        var one = suggestions.at("a kin b", 5, Progress.NONE).getFirst();
        assertEquals("a kind: b", one.in("a kin b"));
    }

    private static String said(List<FilterSuggestion> suggestions) {
        return String.join(
                ", ", suggestions.stream().map(s -> s.text() + " " + s.count()).toList());
    }

    private static String sorted(List<FilterSuggestion> suggestions) {
        return said(
                suggestions.stream()
                        .sorted(java.util.Comparator.comparingInt(FilterSuggestion::count))
                        .toList());
    }
}
