package lexiscope.tokenizer;

import lexiscope.tokenizer.aligned.AlignedText;
import lexiscope.tokenizer.aligned.Pieces;

import java.util.concurrent.ConcurrentLinkedQueue;

/// Encodes text part by part: parts end at [Seams], and short ones are looked up in a [WordCache].
/// The result is that of the [Pipeline] over the whole.
final class PartEncoder {
    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    private final Pipeline first;
    private final Pipeline[] byPlace = new Pipeline[4];
    private final Seams seams;
    private final int slots;
    private final ConcurrentLinkedQueue<WordCache> idle = new ConcurrentLinkedQueue<>();

    /// @param slots of each word cache, a power of two
    PartEncoder(Pipeline pipeline, Tokenizer.Stages stages, Seams seams, int slots) {
        this.first = pipeline;
        this.seams = seams;
        this.slots = slots;
        for (int place = 0; place < 4; place++) {
            boolean begins = (place & 1) != 0;
            boolean finishes = (place & 2) != 0;
            byPlace[place] =
                    !seams.mindsEnds() || place == 3
                            ? pipeline
                            : pipeline.with(
                                    NormalSeams.inner(stages.normalizer(), begins, finishes),
                                    begins
                                            ? stages.preTokenizer()
                                            : Seams.inner(stages.preTokenizer()));
        }
    }

    /// Encodes the units `[from, to)` of a text, each end of which is a seam or an end of the text.
    void encode(String text, int from, int to, boolean matchSpecial, Pieces out) {
        var borrowed = idle.poll();
        var cache = borrowed == null ? new WordCache(slots) : borrowed;
        for (var cut : first.raw().cut(text, from, to, matchSpecial)) {
            if (cut.id() >= 0) {
                out.add(cut.id(), cut.start(), cut.end(), Pieces.ADDED);
            } else {
                boolean begins = cut.start() > from || from == 0;
                boolean finishes = cut.end() < to || to == text.length();
                var run = new Run(cache, matchSpecial, out, text, cut.start(), cut.end());
                run.encode((begins ? 1 : 0) | (finishes ? 2 : 0));
            }
        }
        idle.offer(cache);
    }

    /// Forgets everything, so that the next text meets empty caches.
    void forget() {
        idle.clear();
    }

    /// One stretch between added tokens.
    private final class Run {
        private final WordCache cache;
        private final boolean matchSpecial;
        private final Pieces out;
        private final char[] buffer;
        private final int base;

        Run(WordCache cache, boolean special, Pieces out, String text, int start, int end) {
            this.cache = cache;
            this.matchSpecial = special;
            this.out = out;
            this.buffer = new char[end - start];
            this.base = start;
            text.getChars(start, end, buffer, 0);
        }

        void encode(int place) {
            char[] text = buffer;
            int n = text.length;
            int part = 0;
            int before = -1;
            int begins = place & 1;
            long hash = 0;
            for (int i = 0; i < n; ) {
                char c = text[i];
                int length = 1;
                int here;
                if (Character.isHighSurrogate(c) && i + 1 < n) {
                    here = seams.classOf(Character.toCodePoint(c, text[i + 1]));
                    length = 2;
                } else {
                    here = seams.classOf(c);
                }
                if (before >= 0 && seams.within(before, here) && !joined(i + length)) {
                    part(part, i, hash, begins);
                    part = i;
                    begins = 0;
                    hash = 0;
                }
                hash = (hash ^ c) * FACTOR;
                if (length == 2) {
                    hash = (hash ^ text[i + 1]) * FACTOR;
                }
                before = here;
                i += length;
            }
            part(part, n, hash, begins | place & 2);
        }

        private boolean joined(int next) {
            if (next >= buffer.length || buffer[next] < 0x300) {
                return false;
            }
            boolean pair = Character.isHighSurrogate(buffer[next]) && next + 1 < buffer.length;
            return seams.joins(
                    pair ? Character.toCodePoint(buffer[next], buffer[next + 1]) : buffer[next]);
        }

        private void part(int from, int to, long hash, int place) {
            boolean ordinary = place == 0 || !seams.mindsEnds();
            int typed = base + from;
            boolean kept = ordinary && to - from <= WordCache.LONGEST;
            if (kept && cache.copy(keyed(hash), buffer, from, to, typed, out)) {
                return;
            }
            int before = out.size();
            var text = AlignedText.typed(new String(buffer, from, to - from), typed);
            byPlace[place].encode(text, matchSpecial, out);
            if (kept) {
                cache.put(keyed(hash), buffer, from, to, typed, out, before);
            }
        }

        /// What is special is text or not as the caller wants, so it is part of the key.
        private long keyed(long hash) {
            return matchSpecial ? hash : ~hash;
        }
    }
}
