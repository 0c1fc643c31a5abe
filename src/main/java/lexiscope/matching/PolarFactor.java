package lexiscope.matching;

import lexiscope.kernel.Eigen;
import lexiscope.work.Progress;
import lexiscope.work.Ranges;

/// The nearest matrix with orthonormal rows or columns: U·Vᵀ of M = U·Σ·Vᵀ, which has the largest
/// tr(XᵀM) of all such X.
///
/// V and Σ² come from the eigen-problem of MᵀM (of MMᵀ where M is wide), U from M·V, made
/// orthogonal where small singular values have lost that, and filled up where they are none.
/// Directions with a singular value below 10⁻⁷ of the largest add less than that to the trace,
/// whichever they are.
///
/// @param factor U·Vᵀ, row by row as M
/// @param trace the sum of the singular values
/// @param rank how many of them are above 10⁻⁶ of the largest
record PolarFactor(double[] factor, double trace, int rank) {
    private static final double NONE = 1e-7;
    private static final double COUNTED = 1e-6;

    /// From here on M·V is orthogonal to ten digits by itself.
    private static final double SURE = 1e-3;

    /// @param m p·q numbers, row by row
    static PolarFactor of(double[] m, int p, int q, Progress progress) {
        return p >= q
                ? tall(m, p, q, progress)
                : tall(transposed(m, p, q), q, p, progress).transposed(q, p);
    }

    private static double[] transposed(double[] m, int p, int q) {
        double[] t = new double[m.length];
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < q; j++) {
                t[j * p + i] = m[i * q + j];
            }
        }
        return t;
    }

    private PolarFactor transposed(int p, int q) {
        return new PolarFactor(transposed(factor, p, q), trace, rank);
    }

    private static PolarFactor tall(double[] m, int p, int q, Progress progress) {
        double[] columns = transposed(m, p, q);
        double[][] gram = new double[q][];
        Ranges.run(
                q,
                8,
                progress.part(0, 0.2),
                "squares",
                (_, from, to) -> {
                    for (int i = from; i < to; i++) {
                        gram[i] = new double[i + 1];
                        for (int j = 0; j <= i; j++) {
                            gram[i][j] = dot(columns, i * p, columns, j * p, p);
                        }
                    }
                });
        Eigen eigen =
                Eigen.largest(
                        q, q, (i, j) -> i >= j ? gram[i][j] : gram[j][i], progress.part(0.2, 0.5));
        double[] sigma = new double[q];
        double trace = 0;
        int rank = 0;
        for (int k = 0; k < q; k++) {
            sigma[k] = Math.sqrt(Math.max(0, eigen.values()[k]));
            trace += sigma[k];
            rank += sigma[k] > COUNTED * sigma[0] ? 1 : 0;
        }
        double[][] u = left(m, p, q, eigen.vectors(), sigma, progress.part(0.5, 0.8));
        return new PolarFactor(
                product(u, eigen.vectors(), p, q, progress.part(0.8, 1)), trace, rank);
    }

    private static double[][] left(
            double[] m, int p, int q, double[][] v, double[] sigma, Progress progress) {
        double[][] u = new double[q][p];
        Ranges.run(
                q,
                8,
                progress.part(0, 0.5),
                "left vectors",
                (_, from, to) -> {
                    for (int k = from; k < to; k++) {
                        for (int i = 0; i < p && sigma[k] > NONE * sigma[0]; i++) {
                            u[k][i] = dot(m, i * q, v[k], 0, q) / sigma[k];
                        }
                    }
                });
        int basis = 0;
        for (int k = 0; k < q; k++) {
            progress.at(0.5 + 0.5 * k / q, "left vectors");
            boolean there = sigma[k] > NONE * sigma[0];
            if (there && sigma[k] > SURE * sigma[0]) {
                normalised(u[k]);
                continue;
            }
            there = there && orthogonal(u, k);
            while (!there) {
                u[k] = new double[p];
                u[k][basis++] = 1;
                there = orthogonal(u, k);
            }
        }
        return u;
    }

    /// Takes from vector `k` what lies along those before it, twice, and makes its length 1; tells
    /// whether anything was left.
    private static boolean orthogonal(double[][] u, int k) {
        for (int pass = 0; pass < 2; pass++) {
            for (int j = 0; j < k; j++) {
                double along = dot(u[k], 0, u[j], 0, u[k].length);
                for (int i = 0; i < u[k].length; i++) {
                    u[k][i] -= along * u[j][i];
                }
            }
            if (normalised(u[k]) < 1e-3) {
                return false;
            }
        }
        return true;
    }

    private static double normalised(double[] vector) {
        double length = Math.sqrt(dot(vector, 0, vector, 0, vector.length));
        for (int i = 0; i < vector.length && length > 0; i++) {
            vector[i] /= length;
        }
        return length;
    }

    /// Σ uₖ·vₖᵀ, row by row.
    private static double[] product(double[][] u, double[][] v, int p, int q, Progress progress) {
        double[] product = new double[p * q];
        Ranges.run(
                p,
                8,
                progress,
                "rotation",
                (_, from, to) -> {
                    for (int i = from; i < to; i++) {
                        for (int k = 0; k < q; k++) {
                            double factor = u[k][i];
                            for (int j = 0; j < q; j++) {
                                product[i * q + j] += factor * v[k][j];
                            }
                        }
                    }
                });
        return product;
    }

    private static double dot(double[] a, int aFrom, double[] b, int bFrom, int n) {
        double even = 0;
        double odd = 0;
        int i = 0;
        for (; i + 1 < n; i += 2) {
            even += a[aFrom + i] * b[bFrom + i];
            odd += a[aFrom + i + 1] * b[bFrom + i + 1];
        }
        return i < n ? even + odd + a[aFrom + i] * b[bFrom + i] : even + odd;
    }
}
