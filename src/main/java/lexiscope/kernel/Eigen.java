package lexiscope.kernel;

import smile.math.blas.UPLO;
import smile.math.matrix.Matrix;

/// The eigenvalues and eigenvectors of a symmetric matrix, largest first.
///
/// @param values eigenvalues, descending
/// @param vectors `vectors[k]` belongs to `values[k]`, has length 1, and its largest component is
///   positive
public record Eigen(double[] values, double[][] vectors) {
    /// Solves the whole problem (LAPACK through Smile). Cost: dim³.
    public static Eigen symmetric(double[][] matrix) {
        int n = matrix.length;
        if (n == 1) {
            return new Eigen(new double[] {matrix[0][0]}, new double[][] {{1}});
        }
        Matrix.EVD evd = Matrix.of(matrix).uplo(UPLO.LOWER).eigen(false, true, true).sort();
        double[] values = evd.wr.clone();
        double[][] vectors = new double[n][n];
        for (int k = 0; k < n; k++) {
            int largest = 0;
            for (int i = 0; i < n; i++) {
                vectors[k][i] = evd.Vr.get(i, k);
                if (Math.abs(vectors[k][i]) > Math.abs(vectors[k][largest])) {
                    largest = i;
                }
            }
            if (vectors[k][largest] < 0) {
                for (int i = 0; i < n; i++) {
                    vectors[k][i] = -vectors[k][i];
                }
            }
        }
        return new Eigen(values, vectors);
    }
}
