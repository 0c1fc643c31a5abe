package lexiscope.tokens;

import lexiscope.work.Progress;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/// Which tokens to show, count, draw or write: the filter language as a tree. [#parse] reads a
/// line, [#line] writes one that means the same, [#matching] gives the tokens.
///
/// | term | the tokens |
/// |---|---|
/// | `king` | whose text holds it; case counts where a capital is typed; `␣` or `\ ` is a space |
/// | `" king"`, `=king` | whose text is exactly that |
/// | `/ing$/i` | whose text the regular expression finds; flags `i`, `m`, `s` |
/// | `kind:special,added` | of one of these categories; `none` is to have none |
/// | `norm<1`, `rank>=100`, `length=3` | whose number compares so |
/// | `id:123`, `id:1..99,200..`, `length:2..4` | whose number is one of these, ends included |
/// | `bytes:e6 9d` | whose bytes hold these (hexadecimal) |
/// | `in:text` | of the set of that name |
/// | `-term`, `not term` | all others |
/// | `a b`, `a or b`, `( … )` | both; either; `or` binds loosest |
///
/// A backslash takes the next character as it is, but for n, t and r (line end, tab, return) and u
/// with a number in braces (`u{200b}`), so that every text can be asked for.
public sealed interface TokenFilter {
    /// What sets are asked for by.
    String IN = "in";

    /// What tokens without a value are asked for by.
    String NONE = "none";

    /// What tokens are asked for by that hold some bytes.
    String HOLDS_BYTES = "bytes";

    /// All tokens: the empty line.
    static TokenFilter all() {
        return new And(List.of());
    }

    /// Tokens of all of these; of no filters all tokens.
    ///
    /// @param parts none, or several
    record And(List<TokenFilter> parts) implements TokenFilter {
        public And {
            parts = List.copyOf(parts);
            if (parts.size() == 1) {
                throw new IllegalArgumentException("One filter needs no other beside it.");
            }
        }
    }

    /// Tokens of any of these.
    ///
    /// @param parts several
    record Or(List<TokenFilter> parts) implements TokenFilter {
        public Or {
            parts = List.copyOf(parts);
            if (parts.size() < 2) {
                throw new IllegalArgumentException("“or” stands between filters.");
            }
        }
    }

    /// All other tokens.
    record Not(TokenFilter part) implements TokenFilter {}

    /// Tokens whose text holds a word; case counts where the word has a capital.
    ///
    /// @param word not empty
    record Contains(String word) implements TokenFilter {
        public Contains {
            if (word.isEmpty()) {
                throw new IllegalArgumentException("A word has at least one character.");
            }
        }

        boolean caseCounts() {
            return word.codePoints()
                    .anyMatch(cp -> Character.isUpperCase(cp) || Character.isTitleCase(cp));
        }
    }

    /// Tokens whose text is exactly this.
    record Exact(String text) implements TokenFilter {}

    /// Tokens in whose text a regular expression of Java finds something; `\w`, `\d`, `\b` and case
    /// are Unicode's. It is bounded: see [LimitedPattern].
    ///
    /// @param pattern not empty; without escapes of the slash
    /// @param flags of `i` (case ignored), `m` (`^` and `$` at lines) and `s` (a dot is also a line
    ///   end), in this order
    record Regex(String pattern, String flags) implements TokenFilter {
        public Regex {
            pattern = FilterPrinter.withoutEscapedSlashes(pattern);
            try {
                LimitedPattern.of(pattern, flags);
            } catch (PatternSyntaxException e) {
                throw new IllegalArgumentException(e.getDescription(), e);
            }
        }
    }

    /// Tokens of some categories of a value.
    ///
    /// @param value the id of the value
    /// @param names categories, in any case, hyphens for spaces; `none` for tokens without one
    record OfClass(String value, List<String> names) implements TokenFilter {
        public OfClass {
            names = List.copyOf(names);
        }
    }

    /// How numbers compare.
    enum Comparison {
        LESS("<"),
        AT_MOST("<="),
        MORE(">"),
        AT_LEAST(">="),
        EQUAL("=");

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }

        /// As it is typed.
        public String sign() {
            return sign;
        }

        boolean holds(double value, double than) {
            return switch (this) {
                case LESS -> value < than;
                case AT_MOST -> value <= than;
                case MORE -> value > than;
                case AT_LEAST -> value >= than;
                case EQUAL -> value == than;
            };
        }
    }

    /// Tokens whose number compares.
    ///
    /// @param value the id of the value
    /// @param than finite
    record Compares(String value, Comparison comparison, double than) implements TokenFilter {
        public Compares {
            than += 0.0; // -0 is 0
        }
    }

    /// Numbers from one to another, both included.
    ///
    /// @param from negative infinity where it is open
    /// @param to infinity where it is open
    record Range(double from, double to) {
        public Range {
            from += 0.0;
            to += 0.0;
        }
    }

    /// Tokens whose number is in one of these ranges.
    ///
    /// @param value the id of the value
    /// @param ranges at least one, unless those without a number are meant
    /// @param none whether tokens without a number count too
    record Within(String value, List<Range> ranges, boolean none) implements TokenFilter {
        public Within {
            ranges = List.copyOf(ranges);
        }
    }

    /// Tokens whose bytes hold these.
    ///
    /// @param hex pairs of small hexadecimal digits
    record HoldsBytes(String hex) implements TokenFilter {}

    /// Tokens of sets.
    ///
    /// @param names of the sets, at least one
    record InSet(List<String> names) implements TokenFilter {
        public InSet {
            names = List.copyOf(names);
        }
    }

    /// Reads a line.
    ///
    /// @param values what may be asked for by name
    /// @param sets whose names may be asked for
    /// @throws FilterException where it cannot be read, and nothing else
    static TokenFilter parse(String line, List<TokenValue> values, TokenSets sets) {
        return new FilterParser(line, values, sets).parse();
    }

    /// The tokens of this filter and the other.
    default TokenFilter and(TokenFilter other) {
        var all = new ArrayList<TokenFilter>();
        for (TokenFilter part : List.of(this, other)) {
            if (part instanceof And(List<TokenFilter> parts)) {
                all.addAll(parts);
            } else {
                all.add(part);
            }
        }
        return all.size() == 1 ? all.getFirst() : new And(all);
    }

    /// A line that is read as the same filter.
    default String line() {
        return FilterPrinter.line(this);
    }

    /// The tokens of a model that it means. Cost: a few milliseconds for a word in 150,000 tokens
    /// once their texts are known, some tens for a regular expression.
    ///
    /// @throws FilterException where it asks for a value or set that is not there, or a regular
    ///   expression takes too long
    default TokenSet matching(TokenTable tokens, TokenSets sets, Progress progress) {
        return new FilterRun(tokens, sets, progress).all(this);
    }
}
