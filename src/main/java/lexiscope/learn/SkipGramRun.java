package lexiscope.learn;

import lexiscope.kernel.Dot;
import lexiscope.run.SteppedRun;
import lexiscope.work.Progress;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// A training of [SkipGram] under way; an iteration is one text.
final class SkipGramRun extends SteppedRun<float[], float[]> {
    /// Random tokens are drawn in proportion to count^¾ from a table of this many entries.
    private static final int TABLE = 1 << 22;

    private final SkipGram options;
    private final List<int[]> texts;
    private final int dim;
    private final float[] in;
    private final float[] out;
    private final float[] change;
    private final int[] table;
    private final double[] kept;
    private final SplittableRandom random;
    private final long total;
    private long seen;
    private float rate;

    SkipGramRun(SkipGram options, List<int[]> texts, int tokens) {
        this.options = options;
        this.texts = texts;
        this.dim = options.dim();
        long[] counts = new long[tokens];
        long sum = 0;
        for (int[] text : texts) {
            for (int id : text) {
                counts[id]++;
            }
            sum += text.length;
        }
        this.total = sum;
        this.random = new SplittableRandom(options.seed());
        this.in = new float[tokens * dim];
        for (int i = 0; i < in.length; i++) {
            in[i] = (random.nextFloat() - 0.5f) / dim;
        }
        this.out = new float[tokens * dim];
        this.change = new float[dim];
        this.table = table(counts);
        this.kept = kept(counts, total, options.sample());
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

    private static double[] kept(long[] counts, long total, double sample) {
        double[] kept = new double[counts.length];
        for (int i = 0; i < kept.length; i++) {
            double share = (double) counts[i] / total;
            kept[i] = sample == 0 || share <= sample ? 1 : Math.sqrt(sample / share);
        }
        return kept;
    }

    @Override
    public int iterations() {
        return Math.multiplyExact(texts.size(), options.epochs());
    }

    /// The input matrix as it is, `tokens × dim`, row by row; a copy.
    @Override
    public float[] state() {
        return in.clone();
    }

    @Override
    public float[] result(Progress progress) {
        return in.clone();
    }

    @Override
    protected String phase(int done) {
        return "epoch " + epoch(Math.max(0, done - 1));
    }

    @Override
    protected String words(int iteration, int until) {
        return "epoch " + epoch(iteration) + " of " + (until + texts.size() - 1) / texts.size();
    }

    private int epoch(int iteration) {
        return iteration / texts.size() + 1;
    }

    @Override
    protected void step(int iteration) {
        int[] text = texts.get(iteration % texts.size());
        double done = (double) seen / ((double) total * options.epochs());
        rate = (float) Math.max(options.rate() * (1 - done), options.rate() * 1e-4);
        learn(thinned(text));
        seen += text.length;
    }

    private int[] thinned(int[] text) {
        int n = 0;
        int[] thinned = new int[text.length];
        for (int id : text) {
            if (kept[id] >= 1 || random.nextDouble() < kept[id]) {
                thinned[n++] = id;
            }
        }
        return Arrays.copyOf(thinned, n);
    }

    private void learn(int[] text) {
        for (int i = 0; i < text.length; i++) {
            int reach = 1 + random.nextInt(options.window());
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
        Arrays.fill(change, 0);
        tell(row, context, 1);
        int negatives = options.negatives();
        for (int k = 0; k < negatives; k++) {
            int drawn = table[random.nextInt(TABLE)];
            if (drawn != context) {
                tell(row, drawn, 0);
            }
        }
        for (int d = 0; d < dim; d++) {
            in[row + d] += change[d];
        }
    }

    /// One step of logistic regression: does the target stand near the row's token?
    private void tell(int row, int target, int label) {
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

    private static float sigmoid(float x) {
        return (float) (1 / (1 + StrictMath.exp(-x)));
    }
}
