package lexiscope.tokens;

import lexiscope.tokens.TokenColumn.Categories;
import lexiscope.tokens.TokenFilter.Range;
import lexiscope.vocabulary.Vocabulary;
import lexiscope.work.Progress;

import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.function.IntPredicate;

/// Applies a filter to the tokens of a model.
final class FilterRun {
    private static final int STEP = 0xFFF;

    private final TokenTable tokens;
    private final TokenSets sets;
    private final Progress progress;
    private int asked;

    FilterRun(TokenTable tokens, TokenSets sets, Progress progress) {
        this.tokens = tokens;
        this.sets = sets;
        this.progress = progress;
    }

    /// Those of all ids, also such without a token.
    TokenSet all(TokenFilter filter) {
        return of(filter, TokenSet.range(0, tokens.size()));
    }

    private TokenSet of(TokenFilter filter, TokenSet within) {
        progress.at(0, "filter");
        return switch (filter) {
            case TokenFilter.And(List<TokenFilter> parts) -> {
                TokenSet left = within;
                for (TokenFilter part :
                        parts.stream().sorted(Comparator.comparingInt(FilterRun::cost)).toList()) {
                    left = of(part, left);
                }
                yield left;
            }
            case TokenFilter.Or(List<TokenFilter> parts) -> {
                TokenSet found = TokenSet.EMPTY;
                for (TokenFilter part : parts) {
                    found = found.union(of(part, within.difference(found)));
                }
                yield found;
            }
            case TokenFilter.Not(TokenFilter part) -> within.difference(of(part, within));
            case TokenFilter.Contains word ->
                    tokens.texts(progress)
                            .containing(word.word(), word.caseCounts(), progress)
                            .intersection(within);
            case TokenFilter.Exact(String text) ->
                    tokens.texts(progress).equalling(text).intersection(within);
            case TokenFilter.Regex(String pattern, String flags) ->
                    LimitedPattern.of(pattern, flags)
                            .finding(tokens.texts(progress), within, progress);
            case TokenFilter.OfClass(String value, List<String> names) ->
                    ofClass(value, names, within);
            case TokenFilter.Compares(String value, TokenFilter.Comparison sign, double than) -> {
                TokenColumn column = column(value, true);
                double rounded = rounded(column, than);
                yield where(within, id -> sign.holds(column.number(id), rounded));
            }
            case TokenFilter.Within wanted -> within(wanted, within);
            case TokenFilter.HoldsBytes(String hex) -> holding(hex, within);
            case TokenFilter.InSet(List<String> names) -> inSets(names).intersection(within);
        };
    }

    /// What is looked at last because it takes long.
    private static int cost(TokenFilter filter) {
        return switch (filter) {
            case TokenFilter.InSet _, TokenFilter.Contains _ -> 0;
            case TokenFilter.OfClass _, TokenFilter.Compares _, TokenFilter.Within _ -> 1;
            case TokenFilter.Exact _ -> 1;
            case TokenFilter.HoldsBytes _ -> 2;
            case TokenFilter.Regex _ -> 3;
            case TokenFilter.Not(TokenFilter part) -> cost(part);
            case TokenFilter.And(List<TokenFilter> parts) -> most(parts);
            case TokenFilter.Or(List<TokenFilter> parts) -> most(parts);
        };
    }

    private static int most(List<TokenFilter> parts) {
        return parts.stream().mapToInt(FilterRun::cost).max().orElse(0);
    }

    private TokenSet where(TokenSet within, IntPredicate holds) {
        return TokenSet.where(
                tokens.size(),
                id -> {
                    if ((++asked & STEP) == 0) {
                        progress.at((double) id / tokens.size(), "filter");
                    }
                    return within.contains(id) && holds.test(id);
                });
    }

    private TokenColumn column(String value, boolean numeric) {
        TokenValue known =
                tokens.value(value)
                        .orElseThrow(
                                () ->
                                        new FilterException(
                                                0,
                                                "The filter asks for “"
                                                        + value
                                                        + "”, which the tokens of "
                                                        + tokens.model().facts().name()
                                                        + " have not."));
        if (known.numeric() != numeric) {
            throw new FilterException(
                    0, "“" + value + "” has " + (numeric ? "no numbers." : "no categories."));
        }
        return tokens.column(value, progress);
    }

    /// A number as exact as those of the column, so that 0.1 equals what is stored as 0.1.
    private static double rounded(TokenColumn column, double number) {
        return column instanceof TokenColumn.Numbers ? (float) number : number;
    }

    private TokenSet ofClass(String value, List<String> names, TokenSet within) {
        if (!(column(value, false) instanceof Categories column)) {
            return TokenSet.EMPTY;
        }
        boolean[] wanted = new boolean[column.names().size()];
        for (int i = 0; i < wanted.length; i++) {
            String category = column.names().get(i);
            wanted[i] = names.stream().anyMatch(n -> TokenValue.means(n, category));
        }
        boolean none = names.contains(TokenFilter.NONE);
        return where(within, id -> column.has(id) ? wanted[column.values()[id]] : none);
    }

    private TokenSet within(TokenFilter.Within wanted, TokenSet within) {
        TokenColumn column = column(wanted.value(), true);
        double[] from = new double[wanted.ranges().size()];
        double[] to = new double[from.length];
        for (int i = 0; i < from.length; i++) {
            Range range = wanted.ranges().get(i);
            from[i] = rounded(column, range.from());
            to[i] = rounded(column, range.to());
        }
        return where(
                within,
                id -> {
                    if (!column.has(id)) {
                        return wanted.none();
                    }
                    double number = column.number(id);
                    for (int i = 0; i < from.length; i++) {
                        if (number >= from[i] && number <= to[i]) {
                            return true;
                        }
                    }
                    return false;
                });
    }

    private TokenSet holding(String hex, TokenSet within) {
        byte[] wanted = HexFormat.of().parseHex(hex);
        Vocabulary vocabulary = tokens.model().vocabulary();
        return where(within, id -> vocabulary.has(id) && holds(vocabulary.bytes(id), wanted));
    }

    private static boolean holds(byte[] bytes, byte[] wanted) {
        for (int at = 0; at + wanted.length <= bytes.length; at++) {
            int i = 0;
            while (i < wanted.length && bytes[at + i] == wanted[i]) {
                i++;
            }
            if (i == wanted.length) {
                return true;
            }
        }
        return false;
    }

    private TokenSet inSets(List<String> names) {
        TokenSet found = TokenSet.EMPTY;
        for (String name : names) {
            found =
                    found.union(
                            sets.named(name)
                                    .orElseThrow(
                                            () ->
                                                    new FilterException(
                                                            0, "There is no set “" + name + "”.")));
        }
        return found;
    }
}
