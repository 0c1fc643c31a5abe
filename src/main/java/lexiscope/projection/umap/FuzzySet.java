package lexiscope.projection.umap;

import lexiscope.embedding.NeighbourGraph;
import lexiscope.projection.graph.SparseGraph;
import lexiscope.work.Progress;
import lexiscope.work.Ranges;

/// The fuzzy simplicial set of UMAP, as umap-learn defines it (`smooth_knn_dist`,
/// `compute_membership_strengths` of umap_.py).
public final class FuzzySet {
    private static final int STEPS = 64;
    private static final double TOLERANCE = 1e-5;
    private static final double LEAST = 1e-3;
    private static final int ROWS = 256;

    private FuzzySet() {}

    /// A point's distance to its first neighbour that is not at the same place, and the width at
    /// which the memberships of its neighbours sum to log2(k), itself counted in k.
    ///
    /// @param rho by point
    /// @param sigma by point
    public record Widths(double[] rho, double[] sigma) {}

    /// The widths of all points, as umap-learn finds them.
    public static Widths widths(NeighbourGraph graph, Progress progress) {
        int n = graph.size();
        int k = graph.k();
        double target = Math.log(k + 1) / Math.log(2);
        double all = 0;
        for (float d : graph.distances()) {
            all += d;
        }
        // the reference's means count the point's distance to itself
        double meanOfAll = all / ((double) n * (k + 1));
        double[] rho = new double[n];
        double[] sigma = new double[n];
        Ranges.run(
                n,
                ROWS,
                progress,
                "widths of the neighbourhoods",
                (_, from, to) -> {
                    for (int i = from; i < to; i++) {
                        double sum = 0;
                        for (int j = i * k; j < i * k + k; j++) {
                            double d = graph.distances()[j];
                            sum += d;
                            if (rho[i] == 0 && d > 0) {
                                rho[i] = d;
                            }
                        }
                        double found = width(graph.distances(), i * k, k, rho[i], target);
                        double least = LEAST * (rho[i] > 0 ? sum / (k + 1) : meanOfAll);
                        sigma[i] = Math.max(found, least);
                    }
                });
        return new Widths(rho, sigma);
    }

    /// The memberships of a further point's nearest points, by their distances.
    static double[] strengths(float[] distances) {
        double rho = 0;
        for (int j = distances.length - 1; j >= 0; j--) {
            rho = distances[j] > 0 ? distances[j] : rho;
        }
        double target = Math.log(distances.length) / Math.log(2);
        double sigma = width(distances, 0, distances.length, rho, target);
        double[] strengths = new double[distances.length];
        for (int j = 0; j < strengths.length; j++) {
            double d = distances[j] - rho;
            strengths[j] = d <= 0 ? 1 : Math.exp(-d / Math.max(sigma, 1e-12));
        }
        return strengths;
    }

    private static double width(float[] distances, int from, int k, double rho, double target) {
        double low = 0;
        double high = Double.POSITIVE_INFINITY;
        double middle = 1;
        for (int step = 0; step < STEPS; step++) {
            double sum = 0;
            for (int j = from; j < from + k; j++) {
                double d = distances[j] - rho;
                sum += d > 0 ? Math.exp(-d / middle) : 1;
            }
            if (Math.abs(sum - target) < TOLERANCE) {
                break;
            }
            if (sum > target) {
                high = middle;
                middle = (low + high) / 2;
            } else {
                low = middle;
                middle = Double.isInfinite(high) ? middle * 2 : (low + high) / 2;
            }
        }
        return middle;
    }

    /// The symmetric memberships a + b − a·b.
    public static SparseGraph of(NeighbourGraph graph, Progress progress) {
        int n = graph.size();
        int k = graph.k();
        var widths = widths(graph, progress);
        float[] strength = new float[n * k];
        for (int i = 0; i < n; i++) {
            for (int j = i * k; j < i * k + k; j++) {
                double d = graph.distances()[j] - widths.rho[i];
                strength[j] =
                        d <= 0 || widths.sigma[i] == 0 ? 1 : (float) Math.exp(-d / widths.sigma[i]);
            }
        }
        return SparseGraph.symmetric(
                n, k, graph.ids(), strength, (a, b) -> a + b - a * b, progress);
    }
}
