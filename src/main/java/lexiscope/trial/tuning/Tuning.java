package lexiscope.trial.tuning;

import lexiscope.embedding.EmbeddingMatrix;
import lexiscope.work.Progress;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// A tuning at work: it can be stopped between two passes and gone on with as if nothing had been.
/// One thread, one order: the same seed gives the same rows. Who goes on while it still runs waits
/// until that has stopped.
///
/// With x the direction of a new row from the mean of all rows and u that of another row, both of
/// length 1, the loss of a pair is −log σ(x·u / ¼), and −log σ(−x·u / ¼) for a token drawn at
/// random (skip-gram with negative sampling, Mikolov et al. 2013, with frozen contexts). After each
/// step x is brought back to length 1; steps get shorter with the root of the passes done.
public final class Tuning {
    private static final double TEMPERATURE = 0.25;

    /// Told after each pass.
    @FunctionalInterface
    public interface Observer {
        /// @param pass how many are done
        /// @param loss the mean loss a pair in it
        /// @param rows the rows now
        void passed(int pass, double loss, Map<Integer, float[]> rows);
    }

    private final EmbeddingMatrix matrix;
    private final TuningOptions options;
    private final float[] mean;
    private final Map<Integer, double[]> directions = new TreeMap<>();
    private final Map<Integer, Double> lengths = new HashMap<>();
    private final Map<Integer, float[]> first;
    private final Map<Integer, double[]> contexts = new HashMap<>();
    private final List<int[]> pairs = new ArrayList<>();
    private SplittableRandom random;
    private int passes;
    private double loss = Double.NaN;

    /// Prepares a tuning of rows that were not tuned before.
    ///
    /// @throws IllegalArgumentException with a sentence where no sentence holds a new token beside
    ///   another one
    public Tuning(
            EmbeddingMatrix matrix,
            Map<Integer, float[]> rows,
            List<int[]> sentences,
            TuningOptions options) {
        this(matrix, rows, sentences, options, 0);
    }

    /// Prepares a tuning.
    ///
    /// @param matrix the rows there are; not changed
    /// @param rows the new rows by id, as they begin
    /// @param sentences texts as ids, with the new tokens in them; contexts end with a text
    /// @param done passes that these rows have been through before: steps are as short as then
    /// @throws IllegalArgumentException with a sentence where no sentence holds a new token beside
    ///   another one
    public Tuning(
            EmbeddingMatrix matrix,
            Map<Integer, float[]> rows,
            List<int[]> sentences,
            TuningOptions options,
            int done) {
        this.passes = done;
        this.matrix = matrix;
        this.options = options;
        this.mean = matrix.mean();
        this.first = new TreeMap<>(rows);
        rows.forEach(
                (id, row) -> {
                    double[] x = direction(row);
                    double length = Math.sqrt(dot(x, x));
                    if (length == 0 || !Double.isFinite(length)) {
                        // no direction yet: a small one, by its id
                        var own = new SplittableRandom(options.seed() + id);
                        Arrays.setAll(x, _ -> own.nextGaussian());
                        length = 0;
                    }
                    directions.put(id, unit(x));
                    lengths.put(id, length);
                });
        double usual = lengths.values().stream().filter(l -> l > 0).findFirst().orElse(0.0);
        double otherwise = usual > 0 ? usual : typical();
        lengths.replaceAll((_, l) -> l > 0 ? l : otherwise);
        for (int[] sentence : sentences) {
            pairs(sentence);
        }
        if (pairs.isEmpty()) {
            throw new IllegalArgumentException(
                    "No sentence holds one of the new tokens beside another token; give some that"
                            + " do.");
        }
        this.random = new SplittableRandom(options.seed());
    }

    private void pairs(int[] sentence) {
        for (int i = 0; i < sentence.length; i++) {
            if (!directions.containsKey(sentence[i])) {
                continue;
            }
            int to = Math.min(sentence.length - 1, i + options.window());
            for (int j = Math.max(0, i - options.window()); j <= to; j++) {
                boolean known = j != i && sentence[j] != sentence[i] && context(sentence[j]);
                if (known) {
                    pairs.add(new int[] {sentence[i], sentence[j]});
                }
            }
        }
    }

    /// Whether a token has a direction to compare with.
    private boolean context(int id) {
        return directions.containsKey(id) || frozen(id).length > 0;
    }

    private double[] frozen(int id) {
        return contexts.computeIfAbsent(
                id,
                i -> {
                    if (i < 0 || i >= matrix.rows()) {
                        return new double[0];
                    }
                    float[] row = new float[matrix.dim()];
                    matrix.row(i, row);
                    double[] x = direction(row);
                    double square = dot(x, x);
                    return square > 0 && Double.isFinite(square) ? unit(x) : new double[0];
                });
    }

    private double typical() {
        float[] row = new float[matrix.dim()];
        double sum = 0;
        int count = 0;
        for (int id = 0; id < matrix.rows(); id += Math.max(1, matrix.rows() / 100)) {
            matrix.row(id, row);
            double[] x = direction(row);
            double length = Math.sqrt(dot(x, x));
            if (Double.isFinite(length)) {
                sum += length;
                count++;
            }
        }
        return count == 0 || sum == 0 ? 1 : sum / count;
    }

    /// Goes through all pairs some times more.
    ///
    /// @throws lexiscope.work.Cancelled between two passes; a further call goes on from there
    public synchronized void advance(int more, Observer observer, Progress progress) {
        for (int n = 0; n < more; n++) {
            progress.at((double) n / more, "pass " + (passes + 1));
            loss = pass();
            passes++;
            observer.passed(passes, loss, rows());
        }
    }

    private double pass() {
        double sum = 0;
        int[] order = new int[pairs.size()];
        Arrays.setAll(order, i -> i);
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
        double rate = options.rate() / Math.sqrt(1 + passes);
        for (int i : order) {
            int[] pair = pairs.get(i);
            double[] x = Objects.requireNonNull(directions.get(pair[0]));
            double[] change = new double[x.length];
            sum += learn(x, other(pair[1]), 1, change);
            for (int k = 0; k < options.negatives(); k++) {
                int drawn = random.nextInt(matrix.rows());
                if (drawn != pair[1] && !directions.containsKey(drawn)) {
                    sum += learn(x, frozen(drawn), 0, change);
                }
            }
            for (int d = 0; d < x.length; d++) {
                x[d] += rate * change[d];
            }
            directions.put(pair[0], unit(x));
        }
        return sum / pairs.size();
    }

    private double[] other(int id) {
        double[] own = directions.get(id);
        return own == null ? frozen(id) : own;
    }

    private static double learn(double[] x, double[] u, int label, double[] change) {
        if (u.length == 0) {
            return 0;
        }
        double score = dot(x, u) / TEMPERATURE;
        double probability = 1 / (1 + Math.exp(-score));
        double gradient = label - probability;
        for (int d = 0; d < x.length; d++) {
            change[d] += gradient * u[d];
        }
        double right = label == 1 ? probability : 1 - probability;
        return -Math.log(Math.max(right, 1e-300));
    }

    private double[] direction(float[] row) {
        double[] x = new double[row.length];
        Arrays.setAll(x, d -> (double) row[d] - mean[d]);
        return x;
    }

    private static double[] unit(double[] x) {
        double length = Math.sqrt(dot(x, x));
        double[] unit = new double[x.length];
        Arrays.setAll(unit, d -> x[d] / length);
        return unit;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int d = 0; d < a.length; d++) {
            sum += a[d] * b[d];
        }
        return sum;
    }

    /// The rows now, by id.
    public Map<Integer, float[]> rows() {
        Map<Integer, float[]> rows = new TreeMap<>();
        directions.forEach(
                (id, x) -> {
                    double length = Objects.requireNonNull(lengths.get(id));
                    float[] begun = Objects.requireNonNull(first.get(id));
                    float[] row = new float[x.length];
                    for (int d = 0; d < row.length; d++) {
                        row[d] = Double.isNaN(loss) ? begun[d] : (float) (mean[d] + length * x[d]);
                    }
                    rows.put(id, row);
                });
        return rows;
    }

    /// The rows as they began, by id.
    public Map<Integer, float[]> first() {
        return Map.copyOf(first);
    }

    /// Pairs of a new token and one beside it.
    public int pairs() {
        return pairs.size();
    }

    /// Passes done.
    public int passes() {
        return passes;
    }

    /// The mean loss a pair in the last pass; NaN before the first.
    public double loss() {
        return loss;
    }
}
