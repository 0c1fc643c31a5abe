package lexiscope.kernel;

/// Mean and covariance of rows, gathered block by block and joined in the order of the blocks.
public final class Moments {
    private final int dim;
    private final double[] sum;
    private final double[] products;
    private long count;

    /// Empty moments of rows of `dim` numbers. Memory: 8·dim² bytes.
    public Moments(int dim) {
        this.dim = dim;
        this.sum = new double[dim];
        this.products = new double[dim * dim];
    }

    /// The sum of products of a block of rows, less `shift` first (near the mean: that keeps float
    /// sums accurate). Upper triangle, in float, for at most some hundred rows. Cost: rows·dim²/2
    /// multiply-adds.
    public static float[] block(float[] rows, int count, int dim, float[] shift) {
        float[] upper = new float[dim * dim];
        float[] x = new float[dim];
        for (int r = 0; r < count; r++) {
            for (int j = 0; j < dim; j++) {
                x[j] = rows[r * dim + j] - shift[j];
            }
            for (int i = 0; i < dim; i++) {
                float xi = x[i];
                int at = i * dim;
                for (int j = i; j < dim; j++) {
                    upper[at + j] += xi * x[j];
                }
            }
        }
        return upper;
    }

    /// Adds a block made by [#block] and the sum of its shifted rows.
    public synchronized void add(float[] upper, double[] shiftedSum, int rows) {
        for (int i = 0; i < dim; i++) {
            sum[i] += shiftedSum[i];
            for (int j = i; j < dim; j++) {
                products[i * dim + j] += upper[i * dim + j];
            }
        }
        count += rows;
    }

    /// The number of rows added.
    public long count() {
        return count;
    }

    /// The mean of the shifted rows.
    public double[] mean() {
        double[] mean = new double[dim];
        for (int i = 0; i < dim; i++) {
            mean[i] = sum[i] / count;
        }
        return mean;
    }

    /// The covariance, dim × dim, divided by the count less one as PCA has it.
    public double[][] covariance() {
        double[][] c = new double[dim][dim];
        double divisor = Math.max(1, count - 1);
        for (int i = 0; i < dim; i++) {
            for (int j = i; j < dim; j++) {
                double v = (products[i * dim + j] - sum[i] * sum[j] / count) / divisor;
                c[i][j] = v;
                c[j][i] = v;
            }
        }
        return c;
    }
}
