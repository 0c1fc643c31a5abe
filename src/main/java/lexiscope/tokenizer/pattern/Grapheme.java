package lexiscope.tokenizer.pattern;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The pattern `\X`, one extended grapheme cluster, by the rules of Unicode 16 (UAX #29) that the
/// reference's Oniguruma follows: all but GB9c, so that Indic conjuncts are cut. joni has a `\X` of
/// its own with older tables.
final class Grapheme {
    private static final String PREPEND =
            "\u0600-\u0605\u06DD\u070F\u0890\u0891\u08E2\u0D4E"
                    + points(0x110BD, 0x110CD, 0x111C2, 0x111C3, 0x113D1, 0x1193F, 0x11941)
                    + points(0x11A3A, 0x11D46, 0x11F02)
                    + range(0x11A84, 0x11A89);

    /// Of the marks that take space those which stay for themselves.
    private static final String APART =
            "\u102B\u102C\u1038\u1062-\u1064\u1067-\u106D\u1083\u1087-\u108C\u108F\u109A-\u109C"
                    + "\u1A61\u1A63\u1A64\uAA7B\uAA7D"
                    + range(0x11720, 0x11721);

    /// Of the marks that take space those which extend as the others do (Other_Grapheme_Extend).
    private static final String SPACING_EXTEND =
            "\u09BE\u09D7\u0B3E\u0B57\u0BBE\u0BD7\u0CC0\u0CC2\u0CC7\u0CC8\u0CCA\u0CCB\u0CD5\u0CD6"
                    + "\u0D3E\u0D57\u0DCF\u0DDF\u1715\u1734\u1B35\u1B3B\u1B3D\u1B43\u1B44\u1BAA"
                    + "\u1BF2\u1BF3\u302E\u302F\uA953\uA9C0"
                    + points(0x111C0, 0x11235, 0x1133E, 0x1134D, 0x11357, 0x113B8, 0x113C2, 0x113C5)
                    + points(0x113C7, 0x113C8, 0x113C9, 0x113CF, 0x114B0, 0x114BD, 0x115AF, 0x116B6)
                    + points(0x11930, 0x1193D, 0x11F41, 0x16FF0, 0x16FF1, 0x1D165, 0x1D166)
                    + range(0x1D16D, 0x1D172);

    private static final String MORE_EXTEND =
            "\u200C\uFF9E\uFF9F" + range(0x1F3FB, 0x1F3FF) + range(0xE0020, 0xE007F);
    private static final String JOINER = "\u200D";

    private static final String EXTENDS = "[\\p{Mn}\\p{Me}" + SPACING_EXTEND + MORE_EXTEND + "]";
    private static final String CLINGS =
            "[[\\p{M}&&[^" + APART + "]]" + MORE_EXTEND + JOINER + "\u0E33\u0EB3]";
    private static final String CONTROL =
            "[[[\\p{Zl}\\p{Zp}\\p{Cc}\\p{Cf}\u2065\uFFF0-\uFFF8"
                    + range(0xE0000, 0xE0FFF)
                    + "]&&[^\u200C\u200D"
                    + PREPEND
                    + range(0xE0020, 0xE007F)
                    + range(0xE0100, 0xE01EF)
                    + "]]]";

    private static final String FLAG = "[" + range(0x1F1E6, 0x1F1FF) + "]";
    private static final String LEAD = "[\u1100-\u115F\uA960-\uA97C]";
    private static final String VOWEL =
            "[\u1160-\u11A7\uD7B0-\uD7C6" + points(0x16D63) + range(0x16D67, 0x16D6A) + "]";
    private static final String TAIL = "[\u11A8-\u11FF\uD7CB-\uD7FB]";

    /// Syllables without a tail are every 28th.
    private static final String OPEN =
            IntStream.rangeClosed(0xAC00, 0xD7A3)
                    .filter(cp -> (cp - 0xAC00) % 28 == 0)
                    .mapToObj(Character::toString)
                    .collect(Collectors.joining("", "[", "]"));

    private static final String SYLLABLE = "[\uAC00-\uD7A3]";
    private static final String HANGUL =
            "%s*(?:%s+|%s%s*|%s)%s*|%s+|%s+"
                    .formatted(LEAD, VOWEL, OPEN, VOWEL, SYLLABLE, TAIL, LEAD, TAIL);
    private static final String PICTURES =
            "\\p{Extended_Pictographic}(?:%s*%s\\p{Extended_Pictographic})*"
                    .formatted(EXTENDS, JOINER);
    private static final String CORE =
            "(?>%s{2}|%s|%s|(?!%s|%s)[^%s])"
                    .formatted(FLAG, HANGUL, PICTURES, CONTROL, CLINGS, PREPEND);

    /// The pattern, with classes as joni knows them.
    static final String PATTERN =
            "(?>\\r\\n|%s|[%s]+%s?%s*|%s%s*|%s+)"
                    .formatted(CONTROL, PREPEND, CORE, CLINGS, CORE, CLINGS, CLINGS);

    private Grapheme() {}

    private static String points(int... cps) {
        return IntStream.of(cps).mapToObj(Character::toString).collect(Collectors.joining());
    }

    private static String range(int from, int to) {
        return Character.toString(from) + "-" + Character.toString(to);
    }
}
