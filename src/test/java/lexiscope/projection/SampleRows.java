package lexiscope.projection;

import lexiscope.embedding.EmbeddingMatrix;
import lexiscope.kernel.DType;

import java.util.Random;

/// A matrix in an array, for tests.
public record SampleRows(float[] values, int rows, int dim) implements EmbeddingMatrix {
    @Override
    public DType dtype() {
        return DType.F32;
    }

    @Override
    public void tile(int from, int count, float[] into) {
        System.arraycopy(values, from * dim, into, 0, count * dim);
    }

    @Override
    public float[] mean() {
        double[] sum = new double[dim];
        int finite = 0;
        for (int r = 0; r < rows; r++) {
            boolean good = true;
            for (int i = 0; i < dim; i++) {
                good &= Float.isFinite(values[r * dim + i]);
            }
            finite += good ? 1 : 0;
            for (int i = 0; good && i < dim; i++) {
                sum[i] += values[r * dim + i];
            }
        }
        float[] mean = new float[dim];
        for (int i = 0; i < dim; i++) {
            mean[i] = finite == 0 ? 0 : (float) (sum[i] / finite);
        }
        return mean;
    }

    int[] ids() {
        int[] ids = new int[rows];
        java.util.Arrays.setAll(ids, i -> i);
        return ids;
    }

    /// Clumps around random centres.
    static SampleRows clumps(int rows, int dim, int centres, long seed) {
        var random = new Random(seed);
        float[] centre = new float[centres * dim];
        for (int i = 0; i < centre.length; i++) {
            centre[i] = (float) (4 * random.nextGaussian());
        }
        float[] values = new float[rows * dim];
        for (int r = 0; r < rows; r++) {
            int c = random.nextInt(centres);
            for (int i = 0; i < dim; i++) {
                values[r * dim + i] = (float) (centre[c * dim + i] + random.nextGaussian());
            }
        }
        return new SampleRows(values, rows, dim);
    }
}
