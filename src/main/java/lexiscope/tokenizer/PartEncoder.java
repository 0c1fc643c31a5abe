package lexiscope.tokenizer;

import lexiscope.tokenizer.aligned.AlignedText;
import lexiscope.tokenizer.aligned.Pieces;
import lexiscope.tokenizer.subword.unigram.PathScores;
import lexiscope.tokenizer.subword.unigram.UnigramPaths;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Encodes text part by part: parts end at [SplitPoints], and short ones are looked up in a
/// [WordCache]. The result is that of the [Pipeline] over the whole.
final class PartEncoder {
    private final Pipeline first;
    private final Pipeline[] byPlace = new Pipeline[4];
    private final SplitPoints splitPoints;
    private final int slots;
    private final Optional<UnigramPaths> running;
    private final ConcurrentLinkedQueue<WordCache> idle = new ConcurrentLinkedQueue<>();

    /// @param slots of each word cache, a power of two
    PartEncoder(Pipeline pipeline, Stages stages, SplitPoints splitPoints, int slots) {
        this.first = pipeline;
        this.splitPoints = splitPoints;
        this.slots = slots;
        this.running =
                stages.preTokenizer().isPresent() ? Optional.empty() : stages.model().running();
        for (int place = 0; place < 4; place++) {
            boolean begins = (place & 1) != 0;
            boolean finishes = (place & 2) != 0;
            byPlace[place] =
                    !splitPoints.mindsEnds() || place == 3
                            ? pipeline
                            : pipeline.with(
                                    NormalizerSplitPoints.inner(
                                            stages.normalizer(), begins, finishes),
                                    begins
                                            ? stages.preTokenizer()
                                            : SplitPoints.inner(stages.preTokenizer()));
        }
    }

    /// Encodes the units `[from, to)` of a text, each end of which is a split point or an end of
    /// the text.
    ///
    /// @param sums the running sum, begun by [#sums], as it is before `from`; carried on to `to`
    void encode(
            String text,
            int from,
            int to,
            boolean matchSpecial,
            Pieces out,
            @Nullable PathScores sums) {
        var borrowed = idle.poll();
        var cache = borrowed == null ? new WordCache(slots) : borrowed;
        for (var cut : first.raw().cut(text, from, to, matchSpecial)) {
            if (cut.id() >= 0) {
                out.add(cut.id(), cut.start(), cut.end(), Pieces.ADDED);
            } else {
                if (splitPoints.lost(text, cut.start())) {
                    String lost = text.substring(cut.start(), cut.end());
                    first.encode(AlignedText.typed(lost, cut.start()), matchSpecial, out);
                    continue;
                }
                boolean begins = cut.start() > from || from == 0;
                boolean finishes = cut.end() < to || to == text.length();
                var run = new Run(cache, matchSpecial, out, sums, text, cut.start(), cut.end());
                run.encode((begins ? 1 : 0) | (finishes ? 2 : 0));
            }
        }
        idle.offer(cache);
    }

    /// The running sum that a text begins with; null for a model whose parts are independent.
    @Nullable PathScores sums() {
        return running.isPresent() ? new PathScores(0) : null;
    }

    /// The model whose sums run through a text.
    Optional<UnigramPaths> running() {
        return running;
    }

    /// Whether a text has a stretch between added tokens that has to be encoded in one go, since
    /// its first character makes its split points uncertain ([SplitPoints#lost]).
    boolean anyLost(String text, boolean matchSpecial) {
        return anyLost(text, 0, text.length(), matchSpecial);
    }

    /// Whether that is so of a stretch that begins among the units `[from, to)`; both ends are
    /// split points.
    boolean anyLost(String text, int from, int to, boolean matchSpecial) {
        return splitPoints.anyLosing(text, from, to)
                && first.raw().cut(text, from, to, matchSpecial).stream()
                        .anyMatch(cut -> cut.id() < 0 && splitPoints.lost(text, cut.start()));
    }

    /// Drops the word caches, so that the next text is encoded as if it were the first.
    void forget() {
        idle.clear();
    }

    /// One stretch between added tokens, a window of it at a time.
    private final class Run {
        private static final int WINDOW = 1 << 15;

        /// Units beyond the current one that are looked at: a pair, and a pair behind it.
        private static final int AHEAD = 4;

        private final WordCache cache;
        private final boolean matchSpecial;
        private final Pieces out;
        private final @Nullable PathScores sums;
        private final String whole;
        private final int stop;
        private final char[] window;
        private int base;
        private int filled;
        private int part;

        Run(
                WordCache cache,
                boolean special,
                Pieces out,
                @Nullable PathScores sums,
                String text,
                int start,
                int end) {
            this.sums = sums;
            this.cache = cache;
            this.matchSpecial = special;
            this.out = out;
            this.whole = text;
            this.stop = end;
            this.base = start;
            this.window = new char[Math.min(WINDOW, end - start)];
            fill();
        }

        private void fill() {
            int to = Math.min(stop, base + window.length);
            whole.getChars(base + filled, to, window, filled);
            filled = to - base;
        }

        /// Moves the window on to where the current part begins, or, where that part is too long to
        /// be remembered, to unit `i`.
        ///
        /// @return the units that it was moved by
        private int move(int i) {
            int by = i - part > WordCache.LONGEST ? i : part;
            System.arraycopy(window, by, window, 0, filled - by);
            base += by;
            filled -= by;
            part -= by;
            fill();
            return by;
        }

        void encode(int place) {
            byte[] groups = splitPoints.groups();
            long[] rows = splitPoints.rows();
            int width = splitPoints.width();
            int begins = place & 1;
            int before = 0;
            int all = 0;
            long packed = 0;
            boolean joins = splitPoints.mayJoin();
            for (int i = 0; ; ) {
                if (i + AHEAD > filled && base + filled < stop) {
                    i -= move(i);
                }
                if (i >= filled) {
                    break;
                }
                char c = window[i];
                int here = groups[c] & 0xFF;
                int next = i + 1;
                if (here == 0) {
                    int cp = Character.codePointAt(window, i, filled);
                    next = i + Character.charCount(cp);
                    here = splitPoints.groupOf(cp);
                }
                boolean splitPoint = (rows[before * width + (here >> 6)] >>> here & 1) != 0;
                if (splitPoint && !(joins && joined(next))) {
                    part(i, packed, all, begins);
                    part = i;
                    begins = 0;
                    packed = 0;
                    all = 0;
                }
                packed = packed << 8 | c;
                all |= c | (next - i == 2 ? 0x80 : 0);
                before = here;
                i = next;
            }
            part(filled, packed, all, begins | place & 2);
        }

        private boolean joined(int next) {
            return next < filled
                    && window[next] >= 0x300
                    && splitPoints.joins(Character.codePointAt(window, next, filled));
        }

        /// Encodes the units from the part's begin to `to`.
        ///
        /// @param packed its last eight units, a byte each; the part itself where it is short ASCII
        /// @param all its units joined by "or": below 128 only where all are ASCII
        private void part(int to, long packed, int all, int place) {
            int from = part;
            int length = to - from;
            int typed = base + from;
            if (sums != null) {
                sums.part(typed, (place & 1) != 0);
                missed(to, typed, place);
                return;
            }
            if (length > WordCache.LONGEST || place != 0 && splitPoints.mindsEnds()) {
                missed(to, typed, place);
                return;
            }
            boolean own = all < 0x80 && length <= WordCache.PACKED;
            long key = own ? packed : WordCache.hash(window, from, to);
            int shape = WordCache.shape(length, own, matchSpecial);
            if (!cache.copy(key, shape, window, from, typed, out)) {
                int before = out.size();
                missed(to, typed, place);
                cache.put(key, shape, window, from, typed, out, before);
            }
        }

        private void missed(int to, int typed, int place) {
            var text = AlignedText.typed(whole.substring(typed, base + to), typed);
            byPlace[place].encode(text, matchSpecial, out, sums);
        }
    }
}
