package lexiscope.trial.first;

import lexiscope.embedding.EmbeddingMatrix;
import lexiscope.embedding.RowNorms;
import lexiscope.tokenizer.EncodeOptions;
import lexiscope.tokenizer.Tokenizer;
import lexiscope.work.Progress;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/// What first vectors are made of.
public final class Ground {
    private final EmbeddingMatrix matrix;
    private final Tokenizer tokenizer;
    private final boolean output;
    private final Donors donors;
    private final long seed;
    private @Nullable RowNorms norms;

    /// @param matrix the rows there are, as stored
    /// @param tokenizer the tokenizer as opened
    /// @param output whether they are those of an output matrix
    /// @param donors other models that vectors are taken from
    /// @param seed of everything random
    public Ground(
            EmbeddingMatrix matrix, Tokenizer tokenizer, boolean output, Donors donors, long seed) {
        this.matrix = matrix;
        this.tokenizer = tokenizer;
        this.output = output;
        this.donors = donors;
        this.seed = seed;
    }

    /// The rows there are.
    public EmbeddingMatrix matrix() {
        return matrix;
    }

    /// The tokenizer as opened.
    public Tokenizer tokenizer() {
        return tokenizer;
    }

    /// Whether the rows are those of an output matrix.
    public boolean output() {
        return output;
    }

    /// Other models.
    public Donors donors() {
        return donors;
    }

    /// The seed of everything random.
    public long seed() {
        return seed;
    }

    /// The norms of all rows. Cost: the first time, one pass.
    public synchronized RowNorms norms(Progress progress) {
        if (norms == null) {
            norms = RowNorms.of(matrix, progress);
        }
        return norms;
    }

    /// The median norm of the rows that are not zero.
    double medianNorm(Progress progress) {
        float[] sorted = norms(progress).sorted();
        int zeros = 0;
        while (zeros < sorted.length && sorted[zeros] == 0) {
            zeros++;
        }
        int count = sorted.length - zeros;
        return count == 0
                ? 0
                : (sorted[zeros + (count - 1) / 2] + (double) sorted[zeros + count / 2]) / 2;
    }

    /// The row of a token, or null where it has none of finite numbers.
    float @Nullable [] row(int id) {
        if (id < 0 || id >= matrix.rows()) {
            return null;
        }
        float[] row = new float[matrix.dim()];
        matrix.row(id, row);
        for (float v : row) {
            if (!Float.isFinite(v)) {
                return null;
            }
        }
        return row;
    }

    /// The tokens that a text is split into, without those of the template.
    int[] pieces(String text) {
        return tokenizer.encode(text, new EncodeOptions(false, true)).ids();
    }

    /// A vector in float.
    static float[] single(double[] vector) {
        float[] single = new float[vector.length];
        for (int i = 0; i < single.length; i++) {
            single[i] = (float) vector[i];
        }
        return single;
    }

    /// The sum of rows, each times its weight; rows that are not there count nothing.
    ///
    /// @return the sum, and behind it the weights that counted
    double[] weighted(int[] ids, double[] weights) {
        double[] sum = new double[matrix.dim() + 1];
        for (int i = 0; i < ids.length; i++) {
            float[] row = weights[i] == 0 ? null : row(ids[i]);
            if (row != null) {
                for (int d = 0; d < row.length; d++) {
                    sum[d] += weights[i] * row[d];
                }
                sum[row.length] += weights[i];
            }
        }
        return sum;
    }

    /// The mean of rows by weights; zeros where none is there.
    float[] mean(int[] ids, double[] weights) {
        double[] sum = weighted(ids, weights);
        double all = sum[sum.length - 1];
        double[] mean = Arrays.copyOf(sum, matrix.dim());
        for (int d = 0; d < mean.length; d++) {
            mean[d] = all == 0 ? 0 : mean[d] / all;
        }
        return single(mean);
    }
}
