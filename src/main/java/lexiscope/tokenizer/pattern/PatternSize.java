package lexiscope.tokenizer.pattern;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/// What a pattern would cost, told from its source before joni sees it: joni parses groups by
/// recursion, goes through groups that call each other over and over, and keeps a counter for every
/// repetition that is under way. No published pattern comes near any of the limits.
final class PatternSize {
    private static final int LONGEST = 1 << 16;

    /// Groups and classes in each other, or repetitions of one thing.
    private static final int DEEPEST = 250;

    /// Characters with all repetitions written out.
    private static final int MOST = 1 << 20;

    /// Repetitions of one thing; Oniguruma multiplies those of a repetition.
    private static final int TIMES = 100_000;

    /// What `\X` counts for, which joni writes out.
    private static final int CLUSTER = 1 << 10;

    /// Groups that call twice the one before them double the work: twenty are a second.
    private static final int CALLS = 40;

    /// A character by its number.
    private static final Pattern NUMBERED =
            Pattern.compile("\\\\(?:u(\\p{XDigit}{4})|x\\{(\\p{XDigit}{1,8})})");

    private final String s;
    private final String shown;
    private final Deque<Long> outer = new ArrayDeque<>();
    private int at;
    private long sum;
    private long last;
    private int repeated;
    private long times = 1;
    private int calls;

    private PatternSize(String source, String shown) {
        this.s = source;
        this.shown = shown;
    }

    /// Refuses what is too large.
    ///
    /// @param shown the pattern as a sentence can hold it
    /// @throws IllegalArgumentException with a sentence
    static void check(String source, String shown) {
        var size = new PatternSize(source, shown);
        if (source.length() > LONGEST) {
            throw size.refused(
                    "has "
                            + source.length()
                            + " characters; more than "
                            + LONGEST
                            + " are not tried");
        }
        size.measure();
    }

    private IllegalArgumentException refused(String why) {
        return new IllegalArgumentException("the pattern " + shown + " " + why);
    }

    private void measure() {
        while (at < s.length()) {
            char c = s.charAt(at);
            switch (c) {
                case '(' -> open();
                case ')' -> close();
                case '[' -> bracket();
                case '|' -> at++;
                case '*', '+', '?' -> repeat(1, 1);
                case '{' -> braces();
                case '\\' -> escape();
                default -> one(at + 1, 1);
            }
        }
    }

    /// One thing that a repetition may follow.
    private void one(int end, int size) {
        at = end;
        fresh(size);
        add(size);
    }

    private void fresh(long size) {
        last = size;
        repeated = 0;
        times = 1;
    }

    private void add(long more) {
        sum += more;
        if (sum > MOST) {
            throw refused(
                    "has more than "
                            + MOST
                            + " characters with its repetitions written out, which are not tried");
        }
    }

    private void open() {
        at = s.startsWith("(?#", at) ? comment() : at + 1;
        outer.push(sum);
        sum = 0;
        fresh(0);
        if (outer.size() > DEEPEST) {
            throw refused("nests more than " + DEEPEST + " groups");
        }
    }

    /// Up to the bracket that ends it.
    private int comment() {
        int end = s.indexOf(')', at);
        return end < 0 ? s.length() : end;
    }

    private void close() {
        at++;
        fresh(sum);
        sum = outer.isEmpty() ? sum : outer.pop() + sum;
    }

    private void bracket() {
        int depth = 0;
        do {
            char c = s.charAt(at);
            depth += c == '[' ? 1 : c == ']' ? -1 : 0;
            at += c == '\\' ? 2 : 1;
            if (depth > DEEPEST) {
                throw refused("nests more than " + DEEPEST + " classes");
            }
        } while (depth > 0 && at < s.length());
        one(Math.min(at, s.length()), 1);
    }

    /// `{n}`, `{n,}`, `{n,m}` or `{,m}`; other braces are text.
    private void braces() {
        int end = at + 1;
        while (end < s.length() && (Character.isDigit(s.charAt(end)) || s.charAt(end) == ',')) {
            end++;
        }
        String inside = s.substring(at + 1, end);
        if (end == s.length() || s.charAt(end) != '}' || !inside.matches("\\d+,?\\d*|,\\d+")) {
            one(at + 1, 1);
            return;
        }
        long most = 1;
        for (String number : inside.split(",")) {
            // joni itself refuses what is longer
            boolean counts = !number.isEmpty() && number.length() < 9;
            most = Math.max(most, counts ? Long.parseLong(number) : 1);
        }
        repeat(most, end + 1 - at);
    }

    private void repeat(long more, int length) {
        at += length;
        times *= more;
        if (repeated > 0 && times > TIMES) {
            throw refused("repeats one thing more than " + TIMES + " times");
        }
        add(last * (more - 1));
        last *= more;
        if (++repeated > DEEPEST) {
            throw refused("repeats one thing more than " + DEEPEST + " times over");
        }
    }

    private void escape() {
        char kind = at + 1 < s.length() ? s.charAt(at + 1) : 0;
        boolean call = kind == 'g' && s.startsWith("<", at + 2);
        boolean named = "pPx".indexOf(kind) >= 0 && s.startsWith("{", at + 2);
        int end = named ? s.indexOf('}', at) : -1;
        if (call && ++calls > CALLS) {
            throw refused("calls groups more than " + CALLS + " times");
        }
        if (kind == 'u' || kind == 'x') {
            numbered();
        }
        one(Math.min(s.length(), end < 0 ? at + 2 : end + 1), kind == 'X' ? CLUSTER : 1);
    }

    /// joni reads half a character for ever, and numbers beyond the last one as something else.
    private void numbered() {
        var number = NUMBERED.matcher(s).region(at, s.length());
        if (number.lookingAt()) {
            String digits = number.group(1) == null ? number.group(2) : number.group(1);
            int cp = Integer.parseUnsignedInt(digits, 16);
            boolean half = cp >= Character.MIN_SURROGATE && cp <= Character.MAX_SURROGATE;
            if (half || !Character.isValidCodePoint(cp)) {
                throw refused("looks for " + number.group() + ", which is no character");
            }
        }
    }
}
