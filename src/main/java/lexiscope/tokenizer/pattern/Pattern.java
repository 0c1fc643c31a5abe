package lexiscope.tokenizer.pattern;

import lexiscope.tokenizer.unicode.SplitPointClass;

import org.jcodings.exception.JCodingsException;
import org.jcodings.specific.UTF8Encoding;
import org.joni.Option;
import org.joni.Regex;
import org.joni.Syntax;
import org.joni.WarnCallback;
import org.joni.constants.SyntaxProperties;
import org.joni.exception.JOniException;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;

/// What is looked for in a text: a literal string or an Oniguruma pattern.
///
/// Patterns of `tokenizer.json` are Oniguruma's, not Java's. joni runs them with the syntax of
/// Ruby, no options, and `\\uXXXX` allowed: with it 2,026 of 2,027 reference splits come out. Its
/// Unicode tables are older than the reference's; [NewerCharacters] adds what they lack. Patterns
/// that are runs of classes, as those of nearly all models are, a [Scanner] runs instead.
public final class Pattern {
    private static final Syntax SYNTAX =
            new Syntax(
                    "tokenizers",
                    Syntax.RUBY.op,
                    Syntax.RUBY.op2 | SyntaxProperties.OP2_ESC_U_HEX4,
                    Syntax.RUBY.op3,
                    Syntax.RUBY.behavior,
                    0,
                    Syntax.RUBY.metaCharTable);

    private static final int SHOWN = 120;

    private final String source;
    private final boolean literal;
    private final LimitedSearch search;
    private final @Nullable Scanner scanner;
    private @Nullable PatternSplitPoints splitPoints;

    private Pattern(String source, boolean literal, Regex regex) {
        this.source = source;
        this.literal = literal;
        this.search = new LimitedSearch(shortened(source), regex);
        this.scanner = literal ? null : ScanPlan.of(source, shortened(source));
    }

    /// A pattern that matches the string itself.
    public static Pattern literal(String text) {
        return new Pattern(text, true, compiled(quoted(text)));
    }

    /// An Oniguruma pattern.
    ///
    /// @throws IllegalArgumentException with a sentence when it cannot be compiled
    public static Pattern regex(String source) {
        PatternSize.check(source, shortened(source));
        try {
            return new Pattern(source, false, known(source));
        } catch (JOniException | JCodingsException | IllegalArgumentException e) {
            throw notUnderstood(source, String.valueOf(e.getMessage()), e);
        } catch (NullPointerException | IndexOutOfBoundsException e) {
            // joni itself stumbles, over (?:){2} for one
            throw notUnderstood(source, "the compiler of patterns fails on it", e);
        } catch (StackOverflowError e) {
            throw notUnderstood(source, "it is nested too deeply", e);
        }
    }

    private static IllegalArgumentException notUnderstood(
            String source, String why, Throwable cause) {
        return new IllegalArgumentException(
                "the pattern " + shortened(source) + " is not understood: " + why, cause);
    }

    /// A pattern as a sentence can hold it.
    private static String shortened(String source) {
        return source.length() <= SHOWN ? source : source.substring(0, SHOWN) + "…";
    }

    /// The string or the pattern, as it was given.
    public String source() {
        return source;
    }

    /// Whether it is a literal string, not a pattern.
    public boolean isLiteral() {
        return literal;
    }

    /// Whether it is this literal string.
    public boolean isLiteral(String text) {
        return literal && source.equals(text);
    }

    /// Whether the text can hold a match at all; quickly answered for literals.
    public boolean mayMatch(String text) {
        return !text.isEmpty() && (!literal || text.contains(source));
    }

    /// What is known of its matches without running it.
    private PatternSplitPoints splitPoints() {
        var known = splitPoints;
        if (known == null) {
            known = PatternSplitPoints.of(literal ? quoted(source) : source);
            splitPoints = known; // many threads may find the same
        }
        return known;
    }

    /// Whether the matches left and right of a split point between two [SplitPointClass]es are the
    /// same as if each side stood alone.
    public boolean fallsApart(int left, int right) {
        return splitPoints().apart(left, right);
    }

    /// Whether, besides, at least one of the two is in a match, so that they are not in one gap.
    public boolean cuts(int left, int right) {
        return splitPoints().cuts(left, right);
    }

    /// Whether a match may be of several characters.
    public boolean mayJoin() {
        return splitPoints().joins();
    }

    /// Whether a match may be empty, and so stand at both ends of every part of a text.
    public boolean mayBeEmpty() {
        return splitPoints().empty();
    }

    /// Whether a character of a [SplitPointClass] may be in a match.
    public boolean mayMatch(int splitPointClass) {
        return splitPoints().mayMatch(splitPointClass);
    }

    /// The text with `content` in the place of every match.
    public String replaced(String text, String content) {
        if (!mayMatch(text)) {
            return text;
        }
        var out = new StringBuilder();
        int[] last = {0};
        each(
                text,
                (start, end) -> {
                    out.append(text, last[0], start).append(content);
                    last[0] = end;
                });
        return out.append(text, last[0], text.length()).toString();
    }

    private static Regex known(String source) {
        String all = NewerCharacters.known(source);
        String some = NewerCharacters.knownButBoundaries(source);
        try {
            return compiled(all);
        } catch (JOniException e) {
            if (all.equals(some)) {
                throw e;
            }
            return compiled(some);
        }
    }

    static Regex compiled(String source) {
        byte[] bytes = source.getBytes(StandardCharsets.UTF_8);
        return new Regex(
                bytes,
                0,
                bytes.length,
                Option.NONE,
                UTF8Encoding.INSTANCE,
                SYNTAX,
                WarnCallback.NONE);
    }

    private static String quoted(String text) {
        var out = new StringBuilder();
        text.codePoints()
                .forEach(
                        cp -> {
                            if (cp < 128 && !Character.isLetterOrDigit(cp)) {
                                out.append('\\');
                            }
                            out.appendCodePoint(cp);
                        });
        return out.toString();
    }

    /// Takes the matches, in UTF-16 units of the text searched.
    @FunctionalInterface
    public interface Matches {
        void match(int start, int end);
    }

    /// Finds all matches from left to right; after an empty one the search goes on one character
    /// later, and an empty one right behind another match does not count. In an empty text nothing
    /// is found, not even what is empty (`find_matches` in `tokenizers/src/tokenizer/pattern.rs`).
    ///
    /// @throws IllegalArgumentException with a sentence where the pattern backtracks without end
    public void each(String text, Matches matches) {
        if (text.isEmpty()) {
            return;
        }
        if (literal && !source.isEmpty()) {
            int n = source.length();
            for (int at = text.indexOf(source); at >= 0; at = text.indexOf(source, at + n)) {
                matches.match(at, at + n);
            }
            return;
        }
        if (scanner != null) {
            scanner.each(text, matches);
        } else {
            searched(text, matches);
        }
    }

    /// Whether a [Scanner] runs it.
    boolean scanned() {
        return scanner != null;
    }

    /// The same by joni, which every [Scanner] must agree with.
    void searched(String text, Matches matches) {
        if (text.isEmpty()) {
            return;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        var units = new Units(bytes);
        search.each(
                bytes,
                (start, end) -> {
                    int from = units.at(start);
                    matches.match(from, units.at(end));
                });
    }

    /// Walks UTF-8 once from left to right and counts UTF-16 units.
    private static final class Units {
        private final byte[] bytes;
        private int at;
        private int units;

        Units(byte[] bytes) {
            this.bytes = bytes;
        }

        int at(int offset) {
            for (; at < offset; at++) {
                int b = bytes[at] & 0xFF;
                units += b >= 0xF0 ? 2 : b < 0x80 || b >= 0xC0 ? 1 : 0;
            }
            return units;
        }
    }

    @Override
    public String toString() {
        return literal ? '"' + source + '"' : source;
    }
}
