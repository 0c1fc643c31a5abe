package lexiscope.tokenizer;

import lexiscope.tokenizer.aligned.Pieces;
import lexiscope.tokenizer.subword.unigram.PathScores;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Encodes a whole text, with one thread or with several that each take a side of a split point.
final class WholeText {
    /// Below this many units a second thread costs more than it brings.
    private static final int WORTH_SHARING = 1 << 14;

    private final Tokenizer tokenizer;
    private final String whole;
    private final EncodeOptions options;
    private final @Nullable PathScores sums;

    WholeText(Tokenizer tokenizer, String whole, EncodeOptions options) {
        this.tokenizer = tokenizer;
        this.whole = whole;
        this.options = options;
        this.sums = tokenizer.parts().sums();
    }

    Encoding encode(String typed, int threads) {
        boolean lost = tokenizer.parts().anyLost(whole, options.matchSpecialText());
        boolean alone = threads == 1 || sums != null || whole.length() < WORTH_SHARING || lost;
        var bounds = bounds(alone ? 1 : threads);
        var pieces = bounds.size() == 2 ? part(0, whole.length()) : shared(bounds);
        return Encoding.of(
                tokenizer.processed(pieces, whole, options),
                new Encoding.Origin(tokenizer, typed, options, sums, !lost && whole.equals(typed)));
    }

    private List<Integer> bounds(int threads) {
        var bounds = new ArrayList<>(List.of(0));
        for (int t = 1; t < threads; t++) {
            int from = (int) ((long) whole.length() * t / threads);
            int splitPoint =
                    splitPointFrom(
                            tokenizer.splitPoints(), whole, Math.max(from, bounds.getLast() + 1));
            if (splitPoint < whole.length()) {
                bounds.add(splitPoint);
            }
        }
        bounds.add(whole.length());
        return bounds;
    }

    /// The first split point at or after a unit, at least 1; the length of the text where there is
    /// none.
    static int splitPointFrom(SplitPoints splitPoints, String text, int at) {
        int i = Math.max(1, at);
        if (i < text.length() && Character.isLowSurrogate(text.charAt(i))) {
            i++;
        }
        while (i < text.length() && !isSplitPoint(splitPoints, text, i)) {
            i += Character.charCount(text.codePointAt(i));
        }
        return Math.min(i, text.length());
    }

    /// Whether the text falls apart before unit `i`, which begins a character.
    static boolean isSplitPoint(SplitPoints splitPoints, String text, int i) {
        int cp = text.codePointAt(i);
        int next = i + Character.charCount(cp);
        return splitPoints.across(
                        splitPoints.classOf(text.codePointBefore(i)), splitPoints.classOf(cp))
                && !(next < text.length() && splitPoints.joins(text.codePointAt(next)));
    }

    private Pieces part(int from, int to) {
        var pieces = Pieces.ofText(from, to);
        tokenizer.parts().encode(whole, from, to, options.matchSpecialText(), pieces, sums);
        return pieces;
    }

    private Pieces shared(List<Integer> bounds) {
        var tasks = new ArrayList<FutureTask<Pieces>>();
        for (int i = 1; i + 1 < bounds.size(); i++) {
            int from = bounds.get(i);
            int to = bounds.get(i + 1);
            var task = new FutureTask<>(() -> part(from, to));
            tasks.add(task);
            Thread.ofPlatform().daemon().name("encode").start(task);
        }
        var pieces = part(0, bounds.get(1));
        for (var task : tasks) {
            pieces.addAll(result(task));
        }
        return pieces;
    }

    private static Pieces result(FutureTask<Pieces> task) {
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while encoding", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IllegalArgumentException refused) {
                throw refused;
            }
            throw new IllegalStateException("encoding failed", e.getCause());
        }
    }
}
