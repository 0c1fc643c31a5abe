package lexiscope.tokens;

import lexiscope.vocabulary.ShownForm;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Writes a filter as a line that is read as the same filter.
final class FilterPrinter {
    private static final Pattern BARE_ITEM = Pattern.compile("[\\p{L}\\p{N}_-]+");
    private static final Pattern HEX_PAIR = Pattern.compile("[0-9a-fA-F]{2}");

    /// What means something in a word.
    private static final String ESCAPED = "\\()\":<>=,␣";

    private FilterPrinter() {}

    static String line(TokenFilter filter) {
        return filter.equals(TokenFilter.all()) ? "" : written(filter);
    }

    private static String written(TokenFilter filter) {
        return switch (filter) {
            case TokenFilter.And(List<TokenFilter> parts) -> joined(parts, " ", true);
            case TokenFilter.Or(List<TokenFilter> parts) -> joined(parts, " or ", false);
            case TokenFilter.Not(TokenFilter part) -> "-" + bracketed(part, true);
            case TokenFilter.Contains(String word) -> word(word);
            case TokenFilter.Exact(String text) -> quoted(text);
            case TokenFilter.Regex(String pattern, String flags) -> regex(pattern, flags);
            case TokenFilter.OfClass(String value, List<String> names) ->
                    value + ":" + items(names);
            case TokenFilter.Compares(String value, TokenFilter.Comparison sign, double than) ->
                    value + sign.sign() + number(than);
            case TokenFilter.Within within -> within(within);
            case TokenFilter.HoldsBytes(String hex) ->
                    TokenFilter.HOLDS_BYTES + ":" + hex.replaceAll("(..)(?=.)", "$1 ");
            case TokenFilter.InSet(List<String> names) -> TokenFilter.IN + ":" + items(names);
        };
    }

    private static String joined(List<TokenFilter> parts, String between, boolean and) {
        return parts.isEmpty()
                ? "()"
                : parts.stream().map(p -> bracketed(p, and)).collect(Collectors.joining(between));
    }

    /// A part, in parentheses where it would else be read apart.
    private static String bracketed(TokenFilter part, boolean insideAnd) {
        boolean brackets =
                switch (part) {
                    case TokenFilter.Or _ -> true;
                    case TokenFilter.And(List<TokenFilter> parts) -> insideAnd && !parts.isEmpty();
                    case TokenFilter.Not _,
                            TokenFilter.Contains _,
                            TokenFilter.Exact _,
                            TokenFilter.Regex _,
                            TokenFilter.OfClass _,
                            TokenFilter.Compares _,
                            TokenFilter.Within _,
                            TokenFilter.HoldsBytes _,
                            TokenFilter.InSet _ ->
                            false;
                };
        return brackets ? "(" + written(part) + ")" : written(part);
    }

    private static String within(TokenFilter.Within within) {
        String ranges =
                within.ranges().stream().map(FilterPrinter::range).collect(Collectors.joining(","));
        String none = within.none() ? (ranges.isEmpty() ? "" : ",") + TokenFilter.NONE : "";
        return within.value() + ":" + ranges + none;
    }

    private static String range(TokenFilter.Range range) {
        if (range.from() == range.to()) {
            return number(range.from());
        }
        String from = Double.isFinite(range.from()) ? number(range.from()) : "";
        String to = Double.isFinite(range.to()) ? number(range.to()) : "";
        return from + ".." + to;
    }

    private static String number(double value) {
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
        return whole ? String.valueOf((long) value) : String.valueOf(value);
    }

    private static String items(List<String> names) {
        return names.stream().map(FilterPrinter::item).collect(Collectors.joining(","));
    }

    /// A category or the name of a set, as it stands behind a colon.
    static String item(String name) {
        return BARE_ITEM.matcher(name).matches() ? name : quoted(name);
    }

    /// A regular expression between slashes.
    static String regex(String pattern, String flags) {
        var out = new StringBuilder("/");
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\' && i + 1 < pattern.length()) {
                out.append(c).append(pattern.charAt(++i));
            } else {
                out.append(c == '/' ? "\\/" : c);
            }
        }
        return out.append('/').append(flags).toString();
    }

    /// A pattern in which a slash is a slash, escaped or not.
    static String withoutEscapedSlashes(String pattern) {
        var out = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\' && i + 1 < pattern.length()) {
                char next = pattern.charAt(++i);
                out.append(next == '/' ? "" : "\\").append(next);
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    /// A text between quotation marks.
    static String quoted(String text) {
        var out = new StringBuilder("\"");
        text.codePoints().forEach(cp -> out.append(cp == ' ' ? " " : escaped(cp, "\\\"␣")));
        return out.append('"').toString();
    }

    /// A word as one types it.
    static String word(String text) {
        var out = new StringBuilder();
        text.codePoints().forEach(cp -> out.append(cp == ' ' ? "␣" : escaped(cp, ESCAPED)));
        boolean first = text.startsWith("-") || text.startsWith("/");
        boolean meant = text.equals("or") || HEX_PAIR.matcher(text).matches();
        if (first || meant) {
            out.insert(0, '\\');
        } else if (text.equals("not")) {
            out.insert(1, '\\'); // \n is a line end
        }
        return out.toString();
    }

    private static String escaped(int cp, String meant) {
        return switch (cp) {
            case '\n' -> "\\n";
            case '\t' -> "\\t";
            case '\r' -> "\\r";
            default -> {
                if (meant.indexOf(cp) >= 0) {
                    yield "\\" + Character.toString(cp);
                }
                yield ShownForm.invisible(cp)
                        ? "\\u{" + Integer.toHexString(cp) + "}"
                        : Character.toString(cp);
            }
        };
    }
}
