package lexiscope.kernel;

import lexiscope.work.Progress;
import lexiscope.work.Ranges;

/// Mean and covariance of rows, gathered block by block.
///
/// A block's products are made panel by panel (float, by the products of columns) and added in
/// double; every panel has one place and blocks come one after the other, so the sum is the same at
/// any number of threads. Memory: 4·dim² bytes (the upper half in double) and a block of rows.
public final class Moments {
    private final int dim;
    private final int panel;
    private final int panels;
    private final double[] sum;
    // panel pairs (i, j), j not before i
    private final double[][] products;
    private long count;

    /// Empty moments of rows of `dim` numbers.
    public Moments(int dim) {
        this.dim = dim;
        this.panel = dim <= 512 ? 128 : dim <= 2048 ? 256 : 512;
        this.panels = Ranges.count(dim, panel);
        this.sum = new double[dim];
        this.products = new double[panels * (panels + 1) / 2][panel * panel];
    }

    /// Rows of a block that make good use of the caches and of float sums.
    public static int block(int dim) {
        return Math.clamp((8 << 20) / dim, 64, 4096);
    }

    /// Adds a block.
    ///
    /// @param rows `count` rows less something near the mean (that keeps float sums accurate), one
    ///   after the other; rows that shall not count are zero
    /// @param counted how many of them count
    public void add(float[] rows, int count, int counted, Progress progress) {
        Ranges.run(
                products.length,
                1,
                progress,
                "covariance",
                (number, _, _) -> {
                    int i = row(number);
                    int j = number - first(i) + i;
                    int m = Math.min(panel, dim - i * panel);
                    int n = Math.min(panel, dim - j * panel);
                    float[] block = new float[m * n];
                    Gemm.columns(rows, count, dim, i * panel, m, j * panel, n, block);
                    double[] to = products[number];
                    for (int at = 0; at < block.length; at++) {
                        to[at] += block[at];
                    }
                    for (int r = 0; i == j && r < count; r++) {
                        for (int c = i * panel; c < i * panel + m; c++) {
                            sum[c] += rows[r * dim + c];
                        }
                    }
                });
        this.count += counted;
    }

    private int first(int i) {
        return i * panels - i * (i - 1) / 2;
    }

    private int row(int number) {
        int i = 0;
        while (i + 1 < panels && first(i + 1) <= number) {
            i++;
        }
        return i;
    }

    /// The number of rows that count.
    public long count() {
        return count;
    }

    /// The mean of the rows as they were added.
    public double[] mean() {
        double[] mean = new double[dim];
        for (int i = 0; i < dim; i++) {
            mean[i] = count == 0 ? 0 : sum[i] / count;
        }
        return mean;
    }

    /// A number of the covariance, which is divided by the count less one as PCA has it.
    public double covariance(int i, int j) {
        int a = Math.min(i, j);
        int b = Math.max(i, j);
        int pa = a / panel;
        int pb = b / panel;
        int width = Math.min(panel, dim - pb * panel);
        double product = products[first(pa) + pb - pa][(a - pa * panel) * width + b - pb * panel];
        return count == 0 ? 0 : (product - sum[a] * sum[b] / count) / Math.max(1, count - 1);
    }

    /// The sum of all variances.
    public double trace() {
        double trace = 0;
        for (int i = 0; i < dim; i++) {
            trace += covariance(i, i);
        }
        return trace;
    }
}
