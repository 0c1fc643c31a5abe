package lexiscope.tokens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.vocabulary.Spelling;
import lexiscope.vocabulary.Vocabulary;
import lexiscope.work.Progress;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/// A filter is read back as it was written, whatever it holds; and whatever is typed is a filter or
/// a sentence.
class FilterRoundTripTest {
    private static final List<String> BITS =
            List.of(
                    "a", "king", "K", " ", "  ", "␣", "\n", "\t", "\r", "\\", "\"", "(", ")", "-",
                    "/", ":", "=", "<", ">", ",", "or", "not", "and", "ad", "e6", "9d", "日", "😀",
                    "\u200b", "\u00a0", "\ud83d", "\udc00", "\ufffe", "in:", "kind", "norm",
                    "bytes:", "{", "}", "[", "]", "*", "+", "?", "^", "$", ".", "..", "u",
                    "\\u{41}", "1", "none", "#", "~");

    private static final TokenTable TABLE =
            new TokenTable(
                    SmallModels.of(
                            new Vocabulary(
                                    new String[] {"▁king", "ing", "a or b"},
                                    Map.of(),
                                    new Spelling.SpaceMark('▁')),
                            Optional.empty(),
                            Optional.of(new float[][] {{1}, {2}, {3}})));

    private static final TokenSets SETS =
            TokenSets.of(
                    List.of(
                            TokenSet.of(1).named("text"),
                            TokenSet.of(2).named("a, \"b\" (c)"),
                            TokenSet.of(0).named("none")));

    private final Random random = new Random(20);

    private String text() {
        var out = new StringBuilder();
        for (int n = 1 + random.nextInt(4); n > 0; n--) {
            out.append(BITS.get(random.nextInt(BITS.size())));
        }
        return out.toString();
    }

    private double number() {
        return switch (random.nextInt(5)) {
            case 0 -> random.nextInt(100);
            case 1 -> -random.nextInt(100);
            case 2 -> random.nextGaussian();
            case 3 -> random.nextGaussian() * 1e-9;
            default -> random.nextGaussian() * 1e20;
        };
    }

    private TokenFilter.Range range() {
        double a = random.nextInt(4) == 0 ? Double.NEGATIVE_INFINITY : number();
        double b = random.nextInt(4) == 0 ? Double.POSITIVE_INFINITY : number();
        return random.nextInt(4) == 0 && Double.isFinite(a)
                ? new TokenFilter.Range(a, a)
                : new TokenFilter.Range(Math.min(a, b), Math.max(a, b));
    }

    private TokenFilter regex() {
        try {
            String flags = List.of("", "i", "im", "ims", "s").get(random.nextInt(5));
            return new TokenFilter.Regex(text(), flags);
        } catch (IllegalArgumentException _) {
            return new TokenFilter.Regex("\\/a\\\\/", "");
        }
    }

    private TokenFilter filter(int depth) {
        int kind = random.nextInt(depth == 0 ? 8 : 12);
        return switch (kind) {
            case 0 -> new TokenFilter.Contains(text());
            case 1 -> new TokenFilter.Exact(random.nextInt(9) == 0 ? "" : text());
            case 2 -> regex();
            case 3 -> new TokenFilter.OfClass("kind", List.of("special", "word-start"));
            case 4 -> {
                var signs = TokenFilter.Comparison.values();
                yield new TokenFilter.Compares(
                        List.of("norm", "bytes").get(random.nextInt(2)),
                        signs[random.nextInt(signs.length)],
                        number());
            }
            case 5 ->
                    random.nextBoolean()
                            ? new TokenFilter.Within("id", several(this::range), false)
                            : new TokenFilter.Within("norm", several(this::range), true);
            case 6 -> new TokenFilter.HoldsBytes(random.nextBoolean() ? "e6" : "e69d00");
            case 7 -> new TokenFilter.InSet(List.of("text", "a, \"b\" (c)"));
            case 8 -> new TokenFilter.Not(filter(depth - 1));
            case 9 ->
                    random.nextInt(6) == 0
                            ? TokenFilter.all()
                            : new TokenFilter.Not(TokenFilter.all());
            case 10 -> new TokenFilter.And(several(() -> filter(depth - 1)));
            default -> new TokenFilter.Or(several(() -> filter(depth - 1)));
        };
    }

    private <T> List<T> several(Supplier<T> one) {
        var all = new ArrayList<T>();
        for (int n = 2 + random.nextInt(2); n > 0; n--) {
            all.add(one.get());
        }
        return all;
    }

    @Test
    void readBackAsWritten() {
        for (int round = 0; round < 20_000; round++) {
            TokenFilter filter = filter(random.nextInt(4));
            String line = filter.line();
            TokenFilter read = TokenFilter.parse(line, TABLE.values(), SETS);
            assertEquals(filter, read, line);
            assertEquals(line, read.line());
        }
    }

    @Test
    void whateverIsTypedIsAFilterOrASentence() {
        int fine = 0;
        for (int round = 0; round < 20_000; round++) {
            String line = text() + text() + text();
            try {
                TokenFilter filter = TokenFilter.parse(line, TABLE.values(), SETS);
                assertEquals(filter, TokenFilter.parse(filter.line(), TABLE.values(), SETS), line);
                filter.matching(TABLE, SETS, Progress.NONE);
                fine++;
            } catch (FilterException e) {
                assertTrue(e.column() >= 1 && e.column() <= line.length() + 1, line);
                assertTrue(e.sentence().endsWith("."), e.sentence());
            }
            new FilterSuggestions(TABLE, SETS)
                    .at(line, random.nextInt(line.length() + 1), Progress.NONE);
        }
        assertTrue(fine > 2000, "lines that are filters: " + fine);
    }
}
