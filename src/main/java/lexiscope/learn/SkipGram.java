package lexiscope.learn;

import lexiscope.kernel.Dot;
import lexiscope.work.Progress;

import java.util.List;
import java.util.SplittableRandom;

/// Skip-gram with negative sampling (Mikolov et al. 2013, sections 2.2 and 2.3): the row of a token
/// learns to tell the tokens around it from tokens drawn at random.
///
/// One thread, one order: the same seed gives the same rows. Cost a token and epoch: about window ×
/// (1 + negatives) × 6·dim floating-point operations.
///
/// @param dim numbers in a row
/// @param window most tokens to each side that count as context; each time a random part of it, as
///   in the original
/// @param negatives random tokens per context token
/// @param epochs passes over the corpus
/// @param rate learning rate at the start; falls linearly to a ten-thousandth of it
/// @param sample frequent tokens are left out with probability 1 − √(sample / share); 0 leaves none
///   out
/// @param seed of everything random
public record SkipGram(
        int dim, int window, int negatives, int epochs, double rate, double sample, long seed) {
    public SkipGram {
        if (dim < 1 || window < 1 || negatives < 1 || epochs < 1 || !(rate > 0) || sample < 0) {
            throw new IllegalArgumentException(
                    "Skip-gram wants dim, window, negatives, epochs and rate above 0.");
        }
    }

    /// Random tokens are drawn in proportion to count^¾ from a table of this many entries.
    private static final int TABLE = 1 << 22;

    /// Learns the rows.
    ///
    /// @param texts the corpus as ids; contexts do not reach over the end of a text
    /// @param tokens size of the vocabulary
    /// @return the input matrix, `tokens × dim`, row by row
    public float[] train(List<int[]> texts, int tokens, Progress progress) {
        long[] counts = new long[tokens];
        long total = 0;
        for (int[] text : texts) {
            for (int id : text) {
                counts[id]++;
            }
            total += text.length;
        }
        var random = new SplittableRandom(seed);
        float[] in = new float[tokens * dim];
        for (int i = 0; i < in.length; i++) {
            in[i] = (random.nextFloat() - 0.5f) / dim;
        }
        float[] out = new float[tokens * dim];
        int[] table = table(counts);
        double[] kept = kept(counts, total);
        long seen = 0;
        var step = new Step(in, out, table, random);
        for (int epoch = 0; epoch < epochs; epoch++) {
            for (int[] text : texts) {
                double done = (double) seen / ((double) total * epochs);
                progress.at(done, "epoch " + (epoch + 1) + " of " + epochs);
                step.rate = (float) Math.max(rate * (1 - done), rate * 1e-4);
                step.text(thinned(text, kept, random));
                seen += text.length;
            }
        }
        return in;
    }

    private static int[] table(long[] counts) {
        double sum = 0;
        for (long c : counts) {
            sum += Math.pow((double) c, 0.75);
        }
        int[] table = new int[TABLE];
        int id = 0;
        double reached = Math.pow((double) counts[0], 0.75) / sum;
        for (int i = 0; i < TABLE; i++) {
            while ((double) i / TABLE >= reached && id < counts.length - 1) {
                reached += Math.pow((double) counts[++id], 0.75) / sum;
            }
            table[i] = id;
        }
        return table;
    }

    private double[] kept(long[] counts, long total) {
        double[] kept = new double[counts.length];
        for (int i = 0; i < kept.length; i++) {
            double share = (double) counts[i] / total;
            kept[i] = sample == 0 || share <= sample ? 1 : Math.sqrt(sample / share);
        }
        return kept;
    }

    private static int[] thinned(int[] text, double[] kept, SplittableRandom random) {
        int n = 0;
        int[] out = new int[text.length];
        for (int id : text) {
            if (kept[id] >= 1 || random.nextDouble() < kept[id]) {
                out[n++] = id;
            }
        }
        return java.util.Arrays.copyOf(out, n);
    }

    /// The inner loop, with its arrays at hand.
    private final class Step {
        private final float[] in;
        private final float[] out;
        private final int[] table;
        private final SplittableRandom random;
        private final float[] change = new float[dim];
        private float rate;

        Step(float[] in, float[] out, int[] table, SplittableRandom random) {
            this.in = in;
            this.out = out;
            this.table = table;
            this.random = random;
        }

        void text(int[] text) {
            for (int i = 0; i < text.length; i++) {
                int reach = 1 + random.nextInt(window);
                int from = Math.max(0, i - reach);
                int to = Math.min(text.length - 1, i + reach);
                for (int j = from; j <= to; j++) {
                    if (j != i) {
                        pair(text[i], text[j]);
                    }
                }
            }
        }

        private void pair(int centre, int context) {
            int row = centre * dim;
            java.util.Arrays.fill(change, 0);
            learn(row, context, 1);
            for (int k = 0; k < negatives; k++) {
                int drawn = table[random.nextInt(TABLE)];
                if (drawn != context) {
                    learn(row, drawn, 0);
                }
            }
            for (int d = 0; d < dim; d++) {
                in[row + d] += change[d];
            }
        }

        private void learn(int row, int target, int label) {
            int other = target * dim;
            float score = Dot.product(in, row, out, other, dim);
            float gradient = (label - sigmoid(score)) * rate;
            for (int d = 0; d < dim; d++) {
                change[d] += gradient * out[other + d];
            }
            for (int d = 0; d < dim; d++) {
                out[other + d] += gradient * in[row + d];
            }
        }

        private float sigmoid(float x) {
            return (float) (1 / (1 + StrictMath.exp(-x)));
        }
    }
}
