package lexiscope.kernel;

import lexiscope.work.Progress;

/// The largest eigenvalues of a symmetric matrix and their eigenvectors.
///
/// @param values eigenvalues, descending
/// @param vectors `vectors[k]` belongs to `values[k]`, has length 1, and its largest component is
///   positive
public record Eigen(double[] values, double[][] vectors) {
    /// A number of the matrix.
    @FunctionalInterface
    public interface Entry {
        double at(int i, int j);
    }

    /// Solves for the `keep` largest (LAPACK's routines, from the OpenBLAS that Smile brings,
    /// around a reduction of our own that can be stopped; where there is none, by Jacobi's
    /// rotations). Cost: about dim³, on all cores, the same bits at any number of them; memory
    /// 8·dim² bytes outside the heap.
    ///
    /// @param progress is asked at least every few tens of milliseconds for dim up to 8,192
    public static Eigen largest(int dim, int keep, Entry matrix, Progress progress) {
        int kept = Math.min(keep, dim);
        Eigen found =
                Lapack.present()
                        ? Lapack.largest(dim, kept, matrix, progress)
                        : Plain.jacobi(dim, kept, matrix);
        for (double[] vector : found.vectors) {
            int largest = 0;
            for (int i = 0; i < dim; i++) {
                if (Math.abs(vector[i]) > Math.abs(vector[largest])) {
                    largest = i;
                }
            }
            if (vector[largest] < 0) {
                for (int i = 0; i < dim; i++) {
                    vector[i] = -vector[i];
                }
            }
        }
        return found;
    }

    /// Solves the whole problem. Cost: about 4·dim³.
    public static Eigen symmetric(double[][] matrix) {
        return largest(matrix.length, matrix.length, (i, j) -> matrix[i][j], Progress.NONE);
    }
}
