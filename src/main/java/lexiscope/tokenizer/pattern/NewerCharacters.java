package lexiscope.tokenizer.pattern;

import lexiscope.tokenizer.unicode.Differences;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;

/// Makes the classes of a pattern hold the characters that joni's tables (Unicode 15) lack and the
/// reference's Oniguruma (Unicode 16, as the JDK) has: `\p{L}` becomes `[\p{L}…]` with the letters
/// among them behind it. Which characters those are (and the few that became alphabetic) stands in
/// `differences.txt`. Two classes that the two libraries define otherwise are put right on the way.
///
/// What looks at the same tables without naming a class is spelled out: `\b` and `\B` as what
/// stands on both sides, `\X` as [Grapheme] has it.
final class NewerCharacters {
    private static final Differences NEWER = Differences.of("patterns");

    /// By what `Character.getType` gives.
    private static final String[] CATEGORIES = {
        "cn", "lu", "ll", "lt", "lm", "lo", "mn", "me", "mc", "nd", "nl", "no", "zs", "zl", "zp",
        "cc", "cf", "--", "co", "cs", "pd", "ps", "pe", "pc", "po", "sm", "sc", "sk", "so", "pi",
        "pf"
    };

    private static final Map<String, String> LONG_NAMES =
            Map.ofEntries(
                    Map.entry("letter", "l"),
                    Map.entry("mark", "m"),
                    Map.entry("combiningmark", "m"),
                    Map.entry("number", "n"),
                    Map.entry("punctuation", "p"),
                    Map.entry("punct", "p"),
                    Map.entry("symbol", "s"),
                    Map.entry("other", "c"),
                    Map.entry("unassigned", "cn"),
                    Map.entry("uppercaseletter", "lu"),
                    Map.entry("lowercaseletter", "ll"),
                    Map.entry("modifierletter", "lm"),
                    Map.entry("otherletter", "lo"),
                    Map.entry("nonspacingmark", "mn"),
                    Map.entry("spacingmark", "mc"),
                    Map.entry("decimalnumber", "nd"),
                    Map.entry("digit", "nd"),
                    Map.entry("othernumber", "no"),
                    Map.entry("otherpunctuation", "po"),
                    Map.entry("othersymbol", "so"),
                    Map.entry("mathsymbol", "sm"));

    private static final String WORD = known("\\w");
    private static final String GRAPHEME = known(Grapheme.PATTERN);

    /// Every class grows by up to a few hundred characters, which joni reads again and again.
    private static final int MOST = 1 << 17;

    private final String s;
    private final StringBuilder out = new StringBuilder();
    private final Map<String, String> ranges = new HashMap<>();
    private final boolean boundaries;

    private NewerCharacters(String source, boolean boundaries) {
        this.s = source;
        this.boundaries = boundaries;
    }

    /// The pattern with its classes widened; the same where it names none.
    ///
    /// @throws IllegalArgumentException with what is wrong where it names too many
    static String known(String source) {
        return new NewerCharacters(source, true).widened();
    }

    /// The same with `\b` and `\B` as they are, for patterns that look around where joni allows
    /// none that look around themselves.
    static String knownButBoundaries(String source) {
        return new NewerCharacters(source, false).widened();
    }

    private String widened() {
        int depth = 0;
        for (int i = 0; i < s.length(); ) {
            char c = s.charAt(i);
            int end = i + 1;
            if (c == '\\' && i + 1 < s.length()) {
                end = escape(i, depth);
            } else if (c == '['
                    && depth > 0
                    && s.startsWith("[:", i)
                    && s.indexOf(":]", i + 3) > 0) {
                end = s.indexOf(":]", i + 3) + 2;
                boolean not = s.charAt(i + 2) == '^';
                String name = s.substring(i + (not ? 3 : 2), end - 2);
                if (name.equals("punct")) {
                    // Oniguruma's bracket takes symbols along, joni's does not
                    named("", "\\p{P}\\p{S}", "punctuationorsymbol", not);
                } else {
                    named(s.substring(i, end), "[:" + name + ":]", name, not);
                }
            } else {
                depth += c == '[' ? 1 : c == ']' && depth > 0 ? -1 : 0;
                out.append(c);
            }
            i = end;
            if (out.length() > MOST) {
                throw new IllegalArgumentException("it has too many classes");
            }
        }
        return out.toString();
    }

    /// One escape; gives where it ends.
    private int escape(int i, int depth) {
        char kind = s.charAt(i + 1);
        int close = s.startsWith("{", i + 2) ? s.indexOf('}', i) : -1;
        if ((kind == 'p' || kind == 'P') && close > 0) {
            boolean inside = s.charAt(i + 3) == '^';
            String name = s.substring(i + (inside ? 4 : 3), close);
            String positive = name.equalsIgnoreCase("word") ? word(depth) : "\\p{" + name + "}";
            named(s.substring(i, close + 1), positive, name, inside != (kind == 'P'));
            return close + 1;
        }
        String whole = s.substring(i, i + 2);
        switch (kind) {
            case 'd', 'D' -> named(whole, "\\d", "nd", kind == 'D');
            case 'w', 'W' -> named(whole, word(depth), "word", kind == 'W');
            case 'b', 'B' -> {
                if (depth > 0 || !boundaries) {
                    out.append(whole);
                } else {
                    boundary(kind == 'B');
                }
            }
            case 'X' -> out.append(depth > 0 ? whole : GRAPHEME);
            case 'y', 'Y' -> {
                if (depth == 0) {
                    throw new IllegalArgumentException(
                            "it asks for the bounds of text segments, " + whole);
                }
                out.append(whole);
            }
            default -> out.append(whole);
        }
        return i + 2;
    }

    /// Whether one side is of a word and the other is not; the other way round with `not`.
    private void boundary(boolean not) {
        String before = "(?<=" + WORD + ")";
        String after = "(?=" + WORD + ")";
        String noneBefore = "(?<!" + WORD + ")";
        String noneAfter = "(?!" + WORD + ")";
        out.append("(?:").append(before).append(not ? after : noneAfter);
        out.append('|').append(noneBefore).append(not ? noneAfter : after).append(')');
    }

    /// By itself `\w` holds the Latin-1 fractions and raised digits too, in brackets it does not.
    private static String word(int depth) {
        return depth > 0 ? "\\w" : "\\w²³¹¼½¾";
    }

    /// A class: as it is where nothing is missing from it.
    ///
    /// @param written as the pattern has it
    /// @param positive what it names, not negated
    private void named(String written, String positive, String name, boolean negated) {
        IntPredicate holds = holds(name);
        if (holds == null) {
            out.append(written);
            return;
        }
        // what joni takes for unassigned is in the classes of the unassigned too much
        boolean tooMany = holds.test(0x378);
        String ranges =
                this.ranges.computeIfAbsent(name, _ -> ranges(tooMany ? holds.negate() : holds));
        if (ranges.isEmpty()) {
            out.append(written);
        } else if (tooMany) {
            out.append(negated ? "[^" : "[").append("[").append(positive);
            out.append("&&[^").append(ranges).append("]]]");
        } else {
            out.append(negated ? "[^" : "[").append(positive).append(ranges).append(']');
        }
    }

    private static @Nullable IntPredicate holds(String name) {
        String key = name.toLowerCase(Locale.ROOT).replaceAll("[ _-]", "");
        String category = LONG_NAMES.getOrDefault(key, key);
        if (category.length() <= 2) {
            return cp -> CATEGORIES[Character.getType(cp)].startsWith(category);
        }
        return switch (key) {
            case "alpha", "alphabetic" -> Character::isAlphabetic;
            case "upper", "uppercase" -> Character::isUpperCase;
            case "lower", "lowercase" -> Character::isLowerCase;
            case "alnum" ->
                    cp ->
                            Character.isAlphabetic(cp)
                                    || Character.getType(cp) == Character.DECIMAL_DIGIT_NUMBER;
            case "word" ->
                    cp -> {
                        String c = CATEGORIES[Character.getType(cp)];
                        return Character.isAlphabetic(cp) || "mn me mc nd pc".contains(c);
                    };
            case "punctuationorsymbol" ->
                    cp -> "ps".indexOf(CATEGORIES[Character.getType(cp)].charAt(0)) >= 0;
            case "graph", "print", "assigned" -> Character::isDefined;
            default -> script(name);
        };
    }

    private static @Nullable IntPredicate script(String name) {
        try {
            var script = Character.UnicodeScript.forName(name);
            return cp -> Character.UnicodeScript.of(cp) == script;
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    private static String ranges(IntPredicate holds) {
        var ranges = new StringBuilder();
        int[] from = {-1};
        NEWER.each(
                (first, last) -> {
                    for (int cp = first; cp <= last + 1; cp++) {
                        boolean here = cp <= last && holds.test(cp);
                        if (here && from[0] < 0) {
                            from[0] = cp;
                        } else if (!here && from[0] >= 0) {
                            ranges.appendCodePoint(from[0]);
                            if (cp - 1 > from[0]) {
                                ranges.append('-').appendCodePoint(cp - 1);
                            }
                            from[0] = -1;
                        }
                    }
                });
        return ranges.toString();
    }
}
