package lexiscope.tokens;

import lexiscope.work.Progress;
import lexiscope.work.Unstoppable;

import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// A regular expression of Java that cannot hang: it may look at 100,000 characters for one token
/// and at 400 million in all, its counted repetitions multiply to at most 100,000, and what it
/// finds to do without looking at characters is given up after five seconds. What is beyond that is
/// a [FilterException].
final class LimitedPattern {
    private static final int STEPS = 100_000;
    private static final long ALL_STEPS = 400_000_000;
    private static final long NANOSECONDS = 5_000_000_000L;
    private static final int LENGTH = 1000;
    private static final Pattern TIMES = Pattern.compile("\\{(\\d+)(?:,(\\d*))?\\}");

    private final Pattern pattern;
    private final String line;

    private LimitedPattern(Pattern pattern, String line) {
        this.pattern = pattern;
        this.line = line;
    }

    /// Compiles.
    ///
    /// @throws PatternSyntaxException where it is no regular expression, or too large a one
    static LimitedPattern of(String pattern, String flags) {
        if (pattern.isEmpty()) {
            throw wrong("A pattern was expected between the slashes", pattern);
        }
        if (pattern.length() > LENGTH) {
            throw wrong("It is longer than 1,000 characters", pattern);
        }
        int set = Pattern.UNICODE_CHARACTER_CLASS;
        int last = -1;
        for (int i = 0; i < flags.length(); i++) {
            int place = "ims".indexOf(flags.charAt(i));
            if (place <= last) {
                throw wrong("Flags are i, m and s, in this order", pattern);
            }
            last = place;
            set |=
                    switch (flags.charAt(i)) {
                        case 'i' -> Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
                        case 'm' -> Pattern.MULTILINE;
                        default -> Pattern.DOTALL;
                    };
        }
        bounded(pattern);
        try {
            return new LimitedPattern(
                    Pattern.compile(pattern, set), FilterPrinter.regex(pattern, flags));
        } catch (StackOverflowError _) {
            throw wrong("It is nested too deeply", pattern);
        }
    }

    private static PatternSyntaxException wrong(String sentence, String pattern) {
        return new PatternSyntaxException(sentence, pattern, -1);
    }

    /// Counted repetitions of what matches nothing are walked through without looking at a
    /// character.
    private static void bounded(String pattern) {
        Matcher times = TIMES.matcher(pattern);
        double product = 1;
        while (times.find()) {
            String open = times.group(2);
            String most = open == null || open.isEmpty() ? times.group(1) : open;
            product *= Math.max(1, Double.parseDouble(most));
        }
        if (product > STEPS) {
            throw wrong("It repeats more than 100,000 times", pattern);
        }
    }

    /// Those of some tokens in whose text it finds something.
    TokenSet finding(TokenTexts texts, TokenSet within, Progress progress) {
        var watch = new Watch(progress);
        try {
            return Unstoppable.call(
                    "regular expression", 0.1, watch, () -> scan(texts, within, watch::ended));
        } catch (IllegalStateException e) {
            if (e.getCause() instanceof FilterException slow) {
                throw slow;
            }
            throw e;
        } finally {
            watch.ended = true;
        }
    }

    /// Asked while another thread scans.
    private final class Watch implements Progress {
        private final Progress asked;
        private final long begun = System.nanoTime();
        private volatile boolean ended;

        Watch(Progress asked) {
            this.asked = asked;
        }

        boolean ended() {
            return ended;
        }

        @Override
        public void at(double done, String what) {
            asked.at(done, what);
            if (System.nanoTime() - begun > NANOSECONDS) {
                throw tooLong("");
            }
        }
    }

    private TokenSet scan(TokenTexts texts, TokenSet within, BooleanSupplier ended) {
        var text = new Text(texts, ended);
        Matcher matcher = pattern.matcher(text);
        int most = texts.size();
        return TokenSet.where(
                most,
                id -> {
                    if (!within.contains(id) || !texts.has(id)) {
                        return false;
                    }
                    text.take(id);
                    try {
                        return matcher.reset().find();
                    } catch (StackOverflowError _) {
                        throw tooLong(" on token " + id);
                    }
                });
    }

    private FilterException tooLong(String where) {
        return new FilterException(
                0,
                "The pattern "
                        + line
                        + " takes too long"
                        + where
                        + "; write it so that it can match in fewer ways.");
    }

    /// The text of one token, which counts how often it is looked at.
    private final class Text implements CharSequence {
        private final String all;
        private final TokenTexts texts;
        private final BooleanSupplier ended;
        private int id;
        private int start;
        private int length;
        private int left;
        private long allLeft = ALL_STEPS;

        Text(TokenTexts texts, BooleanSupplier ended) {
            this.texts = texts;
            this.all = texts.all();
            this.ended = ended;
        }

        void take(int token) {
            allLeft -= left < STEPS ? STEPS - left : 0;
            if (allLeft < 0 || ended.getAsBoolean()) {
                throw tooLong("");
            }
            id = token;
            start = texts.start(token);
            length = texts.length(token);
            left = STEPS;
        }

        @Override
        public int length() {
            return length;
        }

        @Override
        public char charAt(int index) {
            if (--left < 0) {
                throw tooLong(" on token " + id);
            }
            return all.charAt(start + index);
        }

        @Override
        public CharSequence subSequence(int from, int to) {
            return all.substring(start + from, start + to);
        }

        @Override
        public String toString() {
            return all.substring(start, start + length);
        }
    }
}
