package lexiscope.tokens;

import lexiscope.tokens.TokenFilter.Comparison;
import lexiscope.tokens.TokenFilter.Range;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads one term of the filter language.
final class FilterTerms {
    private static final Pattern NAMED = Pattern.compile("([A-Za-z][A-Za-z0-9-]*)(:|<=|>=|<|>|=)");
    private static final Pattern HEX = Pattern.compile("(?:[0-9a-fA-F]{2})+");
    private static final Pattern NEXT_HEX =
            Pattern.compile("\\s+([0-9a-fA-F]{2})(?=\\s|\\)|$)", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern NUMBER =
            Pattern.compile("[-+]?(?:\\d+(?:\\.\\d+)?|\\.\\d+)(?:[eE][-+]?\\d+)?");

    private final FilterLine line;
    private final List<TokenValue> values;
    private final TokenSets sets;

    FilterTerms(FilterLine line, List<TokenValue> values, TokenSets sets) {
        this.line = line;
        this.values = values;
        this.sets = sets;
    }

    /// The term that begins here.
    TokenFilter term() {
        int begun = line.at();
        return switch (line.here()) {
            case '/' -> regex(begun);
            case '"' -> new TokenFilter.Exact(line.quoted());
            case '=' -> exact(begun);
            default -> {
                Matcher named = NAMED.matcher(line.rest());
                yield named.lookingAt()
                        ? named(begun, named.group(1), named.group(2))
                        : new TokenFilter.Contains(line.bare(""));
            }
        };
    }

    private TokenFilter regex(int begun) {
        String pattern = line.pattern();
        var flags = new StringBuilder();
        while (!line.ended() && Character.isLetter(line.here())) {
            flags.append(line.here());
            line.take(line.here());
        }
        String sorted =
                flags.chars()
                        .sorted()
                        .distinct()
                        .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append)
                        .toString();
        try {
            return new TokenFilter.Regex(pattern, sorted);
        } catch (IllegalArgumentException e) {
            throw line.wrong(begun, "is no regular expression that can be used: " + e.getMessage());
        }
    }

    private TokenFilter exact(int begun) {
        line.take('=');
        if (line.ended() || line.space() || line.here() == ')') {
            throw line.wrong(begun, "a text was expected after =; the sign itself is \\=");
        }
        return new TokenFilter.Exact(line.here() == '"' ? line.quoted() : line.bare(""));
    }

    private TokenFilter named(int begun, String typed, String sign) {
        String name = typed.toLowerCase(Locale.ROOT);
        line.goTo(begun + typed.length() + sign.length());
        if (name.equals(TokenFilter.IN) && sign.equals(":")) {
            return inSet(typed + sign);
        }
        if (name.equals(TokenFilter.HOLDS_BYTES) && sign.equals(":") && !ranges()) {
            return bytes();
        }
        TokenValue value = value(begun, typed, name, sign);
        if (sign.equals(":") || sign.equals("=") && !value.numeric()) {
            return value.numeric() ? within(value) : ofClass(value, typed + sign);
        }
        if (!value.numeric()) {
            throw line.wrong(
                    begun,
                    "“"
                            + typed
                            + sign
                            + "” asks for a number, but "
                            + name
                            + " has categories, as in "
                            + example(value));
        }
        int at = line.at();
        String number = line.bare(",");
        if (line.take(',') || !NUMBER.matcher(number).matches()) {
            throw line.wrong(at, "a number was expected after " + typed + sign);
        }
        return new TokenFilter.Compares(name, comparison(sign), number(at, number));
    }

    /// Whether what follows `bytes:` are numbers of bytes, not bytes.
    private boolean ranges() {
        int at = line.at();
        boolean ranges = line.bare("").contains("..");
        line.goTo(at);
        return ranges || line.rest().startsWith(TokenFilter.NONE);
    }

    private TokenValue value(int begun, String typed, String name, String sign) {
        Optional<TokenValue> value = values.stream().filter(v -> v.id().equals(name)).findFirst();
        return value.orElseThrow(
                () ->
                        line.wrong(
                                begun,
                                "there is no value “"
                                        + typed
                                        + "” (there are "
                                        + String.join(
                                                ", ", values.stream().map(TokenValue::id).toList())
                                        + "); as text it is "
                                        + typed
                                        + "\\"
                                        + sign
                                        + "…"));
    }

    private static String example(TokenValue value) {
        return value.form() instanceof TokenValue.Form.Classes c && !c.names().isEmpty()
                ? value.id() + ":" + TokenValue.word(c.names().getFirst())
                : value.id() + ":…";
    }

    private static Comparison comparison(String sign) {
        for (Comparison comparison : Comparison.values()) {
            if (comparison.sign().equals(sign)) {
                return comparison;
            }
        }
        return Comparison.EQUAL;
    }

    private double number(int at, String digits) {
        double number = Double.parseDouble(digits);
        if (!Double.isFinite(number)) {
            throw line.wrong(at, "is a number that is too large");
        }
        return number;
    }

    /// A value behind a colon or comma, and where it begins.
    private record Item(int at, String text) {}

    private List<Item> items(String before) {
        var items = new ArrayList<Item>();
        do {
            int at = line.at();
            String text = !line.ended() && line.here() == '"' ? line.quoted() : line.bare(",");
            if (text.isEmpty()) {
                throw line.wrong(
                        at,
                        "a value was expected after "
                                + (items.isEmpty() ? before : "the comma")
                                + ", without a space before it");
            }
            items.add(new Item(at, text));
        } while (line.take(','));
        return items;
    }

    private TokenFilter inSet(String before) {
        var names = new ArrayList<String>();
        for (Item item : items(before)) {
            if (sets.named(item.text).isEmpty()) {
                throw line.wrong(
                        item.at,
                        "there is no set “"
                                + item.text
                                + "”"
                                + (sets.names().isEmpty()
                                        ? ", and no other"
                                        : " (there are " + String.join(", ", sets.names()) + ")"));
            }
            names.add(item.text);
        }
        return new TokenFilter.InSet(names);
    }

    private TokenFilter bytes() {
        int at = line.at();
        var hex = new StringBuilder(line.bare(""));
        if (!HEX.matcher(hex).matches()) {
            throw line.wrong(
                    at,
                    "bytes of two hexadecimal digits were expected, as in bytes:e6 9d (how many"
                            + " bytes a token has is bytes=3 or bytes:1..3)");
        }
        for (Matcher next = NEXT_HEX.matcher(line.rest());
                next.lookingAt();
                next = NEXT_HEX.matcher(line.rest())) {
            hex.append(next.group(1));
            line.goTo(line.at() + next.end());
        }
        return new TokenFilter.HoldsBytes(hex.toString().toLowerCase(Locale.ROOT));
    }

    private TokenFilter ofClass(TokenValue value, String before) {
        List<String> known =
                value.form() instanceof TokenValue.Form.Classes c ? c.names() : List.of();
        var names = new ArrayList<String>();
        for (Item item : items(before)) {
            boolean none = item.text.equalsIgnoreCase(TokenFilter.NONE);
            String name = none ? TokenFilter.NONE : TokenValue.word(item.text);
            for (String category : known) {
                name = TokenValue.means(item.text, category) ? TokenValue.word(category) : name;
            }
            String found = name;
            if (!none
                    && !known.isEmpty()
                    && known.stream().noneMatch(c -> TokenValue.word(c).equals(found))) {
                throw line.wrong(
                        item.at,
                        "there is no "
                                + value.id()
                                + " “"
                                + item.text
                                + "”"
                                + (known.size() > 12
                                        ? ", one is " + TokenValue.word(known.getFirst())
                                        : " (there are " + words(known) + ")"));
            }
            names.add(name);
        }
        return new TokenFilter.OfClass(value.id(), names);
    }

    private static String words(List<String> categories) {
        return String.join(", ", categories.stream().map(TokenValue::word).toList());
    }

    private TokenFilter within(TokenValue value) {
        var ranges = new ArrayList<Range>();
        boolean none = false;
        for (Item item : items(value.id() + ":")) {
            if (item.text.equalsIgnoreCase(TokenFilter.NONE)) {
                none = true;
            } else {
                ranges.add(range(value, item));
            }
        }
        return new TokenFilter.Within(value.id(), ranges, none);
    }

    private Range range(TokenValue value, Item item) {
        int dots = item.text.indexOf("..");
        String from = dots < 0 ? item.text : item.text.substring(0, dots);
        String to = dots < 0 ? item.text : item.text.substring(dots + 2);
        boolean open = dots >= 0;
        if (!(open && from.isEmpty() || NUMBER.matcher(from).matches())
                || !(open && to.isEmpty() || NUMBER.matcher(to).matches())) {
            throw line.wrong(
                    item.at,
                    "a number or range was expected, as in "
                            + value.id()
                            + ":3 or "
                            + value.id()
                            + ":1..5");
        }
        double least = from.isEmpty() ? Double.NEGATIVE_INFINITY : number(item.at, from);
        double most = to.isEmpty() ? Double.POSITIVE_INFINITY : number(item.at, to);
        if (least > most) {
            throw line.wrong(item.at, "a range was expected that runs upwards");
        }
        return new Range(least, most);
    }
}
