package lexiscope.tokenizer.subword.unigram;

import lexiscope.tokenizer.subword.piece.PieceTrie;
import lexiscope.tokenizer.subword.piece.ScoredTrie;

import java.util.Arrays;

/// Viterbi's algorithm over a segment of text, as [UnigramPaths] asks for it. For one thread.
public final class UnigramSearch {
    private final UnigramPaths paths;
    private final ScoredTrie pieces;
    private double[] best = new double[64];
    private double[] second = new double[64];
    private int[] starts = new int[64];
    private int[] ids = new int[64];
    private int length;
    private double most;

    UnigramSearch(UnigramPaths paths) {
        this.paths = paths;
        this.pieces = paths.pieces();
    }

    /// The path in exact sums, and how far the sum before it may be from zero so that the model's
    /// own precision comes to the same.
    ///
    /// A sum of magnitude 2^e is rounded by at most h = 2^(e-25), or 2^(e-54) in double precision.
    /// The best sum at a unit is at most one such error a step off, and no path to it has more
    /// steps than there are units before it; so where the best is ahead by more than twice as many
    /// it stays ahead.
    ViterbiPath sure(String text, int from, int to) {
        run(text, from, to, 0, true);
        double apart = Double.MAX_VALUE;
        double dust = 2 * length * Math.ulp(most); // these sums are rounded too, a little
        for (int end = length; end > 0; end = starts[end]) {
            apart = Math.min(apart, (best[end] - second[end] - dust) / (2 * end));
        }
        return way(text, from, to, apart <= 0 ? -1 : reach(apart));
    }

    private double reach(double apart) {
        int exponent = Math.getExponent(apart) + (paths.exact() ? 54 : 25);
        double limit = Math.scalb(1.0, Math.min(exponent, 60));
        double lowest = paths.exact() ? limit : -UnigramPaths.LOWEST_SUM;
        return Math.min(limit, lowest) - most - 1;
    }

    /// The path in the model's own precision.
    ///
    /// @param sum before it
    ViterbiPath from(double sum, String text, int from, int to) {
        run(text, from, to, sum, false);
        return way(text, from, to, -1);
    }

    /// The sum at the end.
    double sum() {
        return best[length];
    }

    private ViterbiPath way(String text, int from, int to, double reach) {
        int[] steps = steps();
        return new ViterbiPath(text.substring(from, to), steps, pieces.score(steps[0]), reach);
    }

    private int[] steps() {
        int count = 0;
        for (int end = length; end > 0; end = starts[end]) {
            count++;
        }
        int[] steps = new int[count];
        for (int end = length; end > 0; end = starts[end]) {
            steps[--count] = ids[end];
        }
        return steps;
    }

    private void run(String text, int from, int to, double sum, boolean exact) {
        length = to - from;
        if (length >= best.length) {
            int more = Math.max(length + 1, best.length * 2);
            best = new double[more];
            second = new double[more];
            starts = new int[more];
            ids = new int[more];
        }
        Arrays.fill(starts, 0, length + 1, -1);
        boolean rounds = !exact && !paths.exact();
        best[0] = sum;
        most = 0;
        int furthest = 0;
        var trie = pieces.trie();
        double[] scores = pieces.scores();
        for (int start = 0; start < length; ) {
            if (rounds && best[start] < UnigramPaths.LOWEST_SUM) {
                startAnew(start, furthest);
            }
            int character = Character.charCount(text.codePointAt(from + start));
            boolean single = false;
            int node = PieceTrie.root();
            for (int end = start; end < length; ) {
                node = trie.child(node, text.charAt(from + end++));
                if (node < 0) {
                    break;
                }
                int id = trie.value(node);
                if (id >= 0) {
                    single |= end - start == character;
                    furthest = Math.max(furthest, end);
                    offer(start, end, id, scores[id], rounds);
                }
            }
            if (!single) {
                int end = start + character;
                furthest = Math.max(furthest, end);
                offer(start, end, ScoredTrie.UNKNOWN, pieces.unknownScore(), rounds);
            }
            start += character;
        }
    }

    /// Lets sums start anew at a unit: its best sum is subtracted from all that are open.
    private void startAnew(int start, int furthest) {
        float base = (float) best[start];
        for (int i = start; i <= furthest; i++) {
            best[i] = starts[i] < 0 && i > 0 ? best[i] : (float) best[i] - base;
        }
    }

    private void offer(int start, int end, int id, double score, boolean rounds) {
        double s = score + best[start];
        double total = rounds ? (float) s : s;
        most = Math.max(most, Math.abs(total));
        // that of an unknown character is in single precision anyway
        double held = id != ScoredTrie.UNKNOWN && paths.holdsUnrounded() ? s : total;
        if (starts[end] < 0 || held > best[end]) {
            second[end] = starts[end] < 0 ? Double.NEGATIVE_INFINITY : best[end];
            best[end] = total;
            starts[end] = start;
            ids[end] = id;
        } else {
            second[end] = Math.max(second[end], total);
        }
    }
}
