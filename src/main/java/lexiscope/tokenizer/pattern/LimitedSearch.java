package lexiscope.tokenizer.pattern;

import org.jcodings.specific.UTF8Encoding;
import org.joni.Matcher;
import org.joni.Option;
import org.joni.Regex;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.atomic.AtomicLong;

/// Runs an Oniguruma pattern, and gives up where it backtracks without end.
///
/// Oniguruma itself gives up after ten million retries of one match, which ends the reference
/// library. joni counts no retries but looks at the clock every few thousand steps, so the limit is
/// one of time: what searches take beyond [#CALL_NANOS] each and [#BYTE_NANOS] a byte adds up, what
/// they take less pays it back. So neither one long text nor many short ones can hold up the
/// program, and no pattern of linear cost ever comes near. The cheap clock on the wall only raises
/// suspicion, for on a busy machine it runs fast; whether a text is refused, the processor time of
/// the thread says.
final class LimitedSearch {
    /// Takes a match, in bytes.
    @FunctionalInterface
    interface Found {
        void match(int start, int end);
    }

    private static final long SUSPICION_NANOS = 250_000_000;
    private static final long LIMIT_NANOS = 900_000_000;
    private static final long CALL_NANOS = 200_000;
    private static final long BYTE_NANOS = 2_000;

    /// Match starts tried in one go, at first and at most; between them the clock is read, for joni
    /// itself forgets its steps with every start.
    private static final int SHORTEST = 1 << 4;

    private static final int LONGEST = 1 << 11;

    private final String source;
    private final Regex regex;
    private final AtomicLong over = new AtomicLong();
    private volatile boolean suspected;

    /// @param source the pattern as it is written in sentences
    LimitedSearch(String source, Regex regex) {
        this.source = source;
        this.regex = regex;
    }

    /// Finds all matches of a text in UTF-8 from left to right; after an empty one the search goes
    /// on one character later, and an empty one right behind another match does not count. Safe for
    /// many threads.
    ///
    /// @throws IllegalArgumentException with a sentence where the pattern takes too long
    void each(byte[] text, Found found) {
        var budget = new Budget(CALL_NANOS + BYTE_NANOS * text.length);
        try {
            search(text, budget, found);
        } catch (OutOfMemoryError e) {
            // joni keeps every way it may have to come back to, without a limit
            throw refused("needs more memory than there is");
        }
        budget.settle();
    }

    private void search(byte[] text, Budget budget, Found found) {
        int n = text.length;
        var matcher = regex.matcher(text, 0, n, LIMIT_NANOS);
        int at = 0;
        int before = -1;
        while (at <= n && next(matcher, at, text, budget)) {
            int start = matcher.getBegin();
            int end = matcher.getEnd();
            if (end > start || end != before) {
                found.match(start, end);
            }
            before = end;
            at = end > start ? end : end < n ? end + length(text, end) : n + 1;
        }
    }

    /// Whether there is a match that begins at `at` or later.
    private boolean next(Matcher matcher, int at, byte[] text, Budget budget) {
        int n = text.length;
        int from = at;
        for (int stretch = SHORTEST; ; stretch = Math.min(LONGEST, stretch * 2)) {
            int to = n - from <= stretch ? n : from + stretch;
            while (to < n && (text[to] & 0xC0) == 0x80) {
                to++;
            }
            matcher.setTimeout(budget.left());
            int found = matcher.search(at, from, to, Option.NONE);
            if (found >= 0 || found == Matcher.FAILED && to == n) {
                return found >= 0;
            }
            from = found == Matcher.INTERRUPTED ? from : to;
        }
    }

    /// What one call may take.
    private final class Budget {
        private final long allowed;
        private boolean strict;
        private long begin;

        Budget(long allowed) {
            this.allowed = allowed;
            strict = suspected;
            begin = now();
        }

        private long now() {
            return strict ? Processor.THREADS.getCurrentThreadCpuTime() : System.nanoTime();
        }

        /// What is left, more than nothing; else the text is refused.
        long left() {
            long left = remaining(SUSPICION_NANOS);
            if (!strict && left <= 0) {
                suspected = true;
                strict = true;
                over.set(0);
                begin = now();
            }
            left = strict ? remaining(LIMIT_NANOS) : left;
            if (left <= 0) {
                over.set(0); // the next text has its own chance
                throw refused("tries without end");
            }
            return left;
        }

        private long remaining(long limit) {
            return begin + allowed + limit - over.get() - now();
        }

        void settle() {
            long more = now() - begin - allowed;
            over.updateAndGet(before -> Math.max(0, before + more));
        }
    }

    /// Loaded only where a pattern is suspected.
    private static final class Processor {
        static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    }

    private IllegalArgumentException refused(String how) {
        return refused(source, how);
    }

    /// The sentence for a text that a pattern cannot cut.
    static IllegalArgumentException refused(String source, String how) {
        return new IllegalArgumentException(
                "The pattern "
                        + source
                        + " of this tokenizer "
                        + how
                        + " on this text, so it cannot be cut; try a shorter text, or another"
                        + " pattern in the tokenizer's file.");
    }

    private static int length(byte[] text, int at) {
        return UTF8Encoding.INSTANCE.length(text, at, text.length);
    }
}
