package lexiscope.trial.first;

import lexiscope.embedding.EmbeddingMatrix;
import lexiscope.work.Progress;
import lexiscope.work.Ranges;

import java.util.Arrays;

/// Orthogonal matching pursuit (Pati et al. 1993): step by step the row whose product with what is
/// left over is the largest, the coefficients of all chosen rows solved anew each time. Rows are
/// compared as they are, not brought to one length, as tokensurgeon does.
///
/// @param places the chosen rows, in the order they were chosen
/// @param coefficients one a row
/// @param leftOver the norm of what they do not explain
record Pursuit(int[] places, double[] coefficients, double leftOver) {
    /// What is left of a row that lies in the span of those before it is no direction of its own.
    private static final double DEPENDENT = 1e-7;

    /// Cost: `most` passes over the rows, and dim·most² for the basis.
    static Pursuit of(float[] target, EmbeddingMatrix rows, int most, Progress progress) {
        int dim = target.length;
        int steps = Math.min(Math.min(most, rows.rows()), dim);
        double[] left = new double[dim];
        Arrays.setAll(left, d -> target[d]);
        double[][] basis = new double[steps][];
        double[][] triangle = new double[steps][steps];
        double[] along = new double[steps];
        int[] places = new int[steps];
        boolean[] taken = new boolean[rows.rows()];
        double whole = Math.sqrt(dot(left, left));
        int count = 0;
        while (count < steps && Math.sqrt(dot(left, left)) > 1e-6 * whole) {
            progress.at((double) count / steps, "row " + (count + 1) + " of " + steps);
            int best = largest(left, rows, taken);
            if (best < 0) {
                break;
            }
            taken[best] = true;
            float[] row = new float[dim];
            rows.row(best, row);
            double[] own = new double[dim];
            Arrays.setAll(own, d -> row[d]);
            double length = Math.sqrt(dot(own, own));
            double[] column = new double[count];
            for (int again = 0; again < 2; again++) {
                for (int j = 0; j < count; j++) {
                    double part = dot(basis[j], own);
                    column[j] += part;
                    subtract(own, basis[j], part);
                }
            }
            double rest = Math.sqrt(dot(own, own));
            if (rest <= DEPENDENT * length) {
                continue;
            }
            for (int d = 0; d < dim; d++) {
                own[d] /= rest;
            }
            for (int j = 0; j < count; j++) {
                triangle[j][count] = column[j];
            }
            triangle[count][count] = rest;
            basis[count] = own;
            along[count] = dot(own, left);
            subtract(left, own, along[count]);
            places[count++] = best;
        }
        return new Pursuit(
                Arrays.copyOf(places, count),
                solved(triangle, along, count),
                Math.sqrt(dot(left, left)));
    }

    private static double[] solved(double[][] triangle, double[] along, int count) {
        double[] coefficients = new double[count];
        for (int i = count - 1; i >= 0; i--) {
            double sum = along[i];
            for (int j = i + 1; j < count; j++) {
                sum -= triangle[i][j] * coefficients[j];
            }
            coefficients[i] = sum / triangle[i][i];
        }
        return coefficients;
    }

    private static int largest(double[] left, EmbeddingMatrix rows, boolean[] taken) {
        float[] query = Ground.single(left);
        int size = 2048;
        int ranges = Ranges.count(rows.rows(), size);
        int[] best = new int[ranges];
        float[] value = new float[ranges];
        Ranges.run(
                rows.rows(),
                size,
                Progress.NONE,
                "",
                (number, from, to) -> {
                    float[] products = new float[to - from];
                    rows.products(from, to - from, query, products);
                    best[number] = -1;
                    for (int i = 0; i < products.length; i++) {
                        float p = Math.abs(products[i]);
                        if (p > value[number] && Float.isFinite(p) && !taken[from + i]) {
                            value[number] = p;
                            best[number] = from + i;
                        }
                    }
                });
        int found = -1;
        float most = 0;
        for (int r = 0; r < ranges; r++) {
            if (best[r] >= 0 && value[r] > most) {
                most = value[r];
                found = best[r];
            }
        }
        return found;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int d = 0; d < a.length; d++) {
            sum += a[d] * b[d];
        }
        return sum;
    }

    private static void subtract(double[] from, double[] axis, double by) {
        for (int d = 0; d < from.length; d++) {
            from[d] -= by * axis[d];
        }
    }
}
