package lexiscope.tokenizer.pattern;

/// Finds the matches of a pattern that is made of runs of character classes, as joni would, without
/// an entry on a stack for every character of a run. Cost: linear for the patterns that models
/// ship; where runs are given back over and over, it gives up. Safe for many threads.
final class Scanner {
    /// Steps that a text may take, and each of its units; joni's limit of time by our own speed.
    private static final long STEPS = 500_000_000;

    private static final long STEPS_A_UNIT = 1_000;

    private final String source;
    private final ScanStep first;
    private final CharacterBits bits;

    Scanner(String source, ScanStep first, CharacterBits bits) {
        this.source = source;
        this.first = first;
        this.bits = bits;
    }

    /// Finds all matches from left to right; after an empty one the search goes on one character
    /// later, and an empty one right behind another match does not count.
    ///
    /// @param text a lone surrogate is in no class
    /// @throws IllegalArgumentException with a sentence where the pattern takes too long
    void each(String text, Pattern.Matches matches) {
        var search = new Search(text);
        int n = text.length();
        int before = -1;
        for (int at = 0; at <= n; ) {
            int end = search.match(first, at);
            if (end < 0) {
                at = search.after(at);
                continue;
            }
            if (end > at || end != before) {
                matches.match(at, end);
            }
            before = end;
            at = end > at ? end : search.after(end);
        }
    }

    private final class Search {
        private final String text;
        private final int n;
        private long left;

        Search(String text) {
            this.text = text;
            this.n = text.length();
            this.left = STEPS + STEPS_A_UNIT * n;
        }

        int after(int at) {
            return at + (at < n ? Character.charCount(text.codePointAt(at)) : 1);
        }

        private int bitsAt(int at) {
            return bits.of(text.codePointAt(at));
        }

        /// Where a match that begins here ends, or -1.
        int match(ScanStep begun, int from) {
            ScanStep step = begun;
            int at = from;
            while (true) {
                switch (step) {
                    case ScanStep.End _ -> {
                        return at;
                    }
                    case ScanStep.Run run -> {
                        int count = 0;
                        while (count < run.most() && at < n && (bitsAt(at) & run.bit()) != 0) {
                            at = after(at);
                            count++;
                        }
                        spend(count);
                        if (count < run.least()) {
                            return -1;
                        }
                        if (!run.possessive() && !(run.next() instanceof ScanStep.End)) {
                            return givenBack(run, at, count);
                        }
                        step = run.next();
                    }
                    case ScanStep.Fork fork -> {
                        ScanStep[] ways = fork.ways();
                        for (int i = 0; i + 1 < ways.length; i++) {
                            int end = match(ways[i], at);
                            if (end >= 0) {
                                return end;
                            }
                        }
                        step = ways[ways.length - 1];
                    }
                    case ScanStep.Ahead ahead -> {
                        boolean there = at < n && (bitsAt(at) & ahead.bit()) != 0;
                        if (there == ahead.negated()) {
                            return -1;
                        }
                        step = ahead.next();
                    }
                }
            }
        }

        /// A run that gives back one character after the other until the rest matches.
        ///
        /// @param from where it ends when it gives nothing back
        /// @param longest how many characters it has then
        private int givenBack(ScanStep.Run run, int from, int longest) {
            int at = from;
            int count = longest;
            while (count >= run.least()) {
                int end = match(run.next(), at);
                if (end >= 0 || count == 0) {
                    return end;
                }
                at -= Character.charCount(text.codePointBefore(at));
                count--;
                spend(1);
            }
            return -1;
        }

        private void spend(int steps) {
            left -= steps + 1;
            if (left < 0) {
                throw LimitedSearch.refused(source, "tries without end");
            }
        }
    }
}
