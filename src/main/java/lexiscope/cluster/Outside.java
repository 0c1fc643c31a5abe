package lexiscope.cluster;

import lexiscope.kernel.Gemm;
import lexiscope.work.Progress;
import lexiscope.work.Ranges;

/// Finds each point's nearest one of another part by comparing it with all points.
///
/// Squared distances come from products of tiles: |a|² / 2 and 1 are set beside −a, 1 and |b|² / 2
/// beside b, all seen from the mean.
final class Outside {
    private static final int ROWS = 128;
    private static final int COLUMNS = 1024;

    private final float[] points;
    private final int dim;
    private final int n;
    private final int width;
    private final float[] mean;
    private final float[] right;
    private final float[] core;

    Outside(float[] points, int dim, float[] core) {
        this.points = points;
        this.dim = dim;
        this.n = points.length / dim;
        this.width = dim + 2;
        this.core = core;
        this.mean = mean(points, dim);
        this.right = new float[n * width];
        for (int i = 0; i < n; i++) {
            double square = 0;
            for (int j = 0; j < dim; j++) {
                float v = points[i * dim + j] - mean[j];
                right[i * width + j] = v;
                square += (double) v * v;
            }
            right[i * width + dim] = 1;
            right[i * width + dim + 1] = (float) (square / 2);
        }
    }

    private static float[] mean(float[] points, int dim) {
        double[] sum = new double[dim];
        int n = points.length / dim;
        for (int i = 0; i < points.length; i++) {
            sum[i % dim] += points[i];
        }
        float[] mean = new float[dim];
        for (int j = 0; j < dim; j++) {
            mean[j] = (float) (sum[j] / n);
        }
        return mean;
    }

    /// @param to for each asked point the nearest of another part, -1 where none is nearer than
    ///   what its part has
    /// @param distance to it, by mutual reachability
    record Found(int[] to, float[] distance) {}

    /// @param asked the points
    /// @param part of every point
    /// @param shortest for each part what it has; longer links are of no use
    Found nearest(int[] asked, int[] part, float[] shortest, Progress progress) {
        var found = new Found(new int[asked.length], new float[asked.length]);
        Ranges.run(
                asked.length,
                ROWS,
                progress,
                "links between groups",
                (_, from, to) -> {
                    float[] left = new float[(to - from) * width];
                    float[] worst = new float[to - from];
                    for (int p = from; p < to; p++) {
                        int i = asked[p];
                        int at = (p - from) * width;
                        for (int j = 0; j < dim; j++) {
                            left[at + j] = -right[i * width + j];
                        }
                        left[at + dim] = right[i * width + dim + 1];
                        left[at + dim + 1] = 1;
                        float s = shortest[part[i]];
                        worst[p - from] = s * s / 2;
                        found.to[p] = -1;
                    }
                    float[] tile = new float[(to - from) * COLUMNS];
                    for (int first = 0; first < n; first += COLUMNS) {
                        int some = Math.min(COLUMNS, n - first);
                        Gemm.rows(left, 0, to - from, right, first, some, width, tile);
                        for (int p = from; p < to; p++) {
                            int row = p - from;
                            worst[row] =
                                    scan(
                                            tile,
                                            row * some,
                                            first,
                                            some,
                                            part,
                                            asked,
                                            p,
                                            worst[row],
                                            found);
                        }
                    }
                });
        return found;
    }

    /// Takes what is nearer than half of the square `worst` from one tile.
    private float scan(
            float[] tile,
            int at,
            int first,
            int some,
            int[] part,
            int[] asked,
            int p,
            float worst,
            Found found) {
        int i = asked[p];
        float least = worst;
        for (int q = 0; q < some; q++) {
            if (tile[at + q] >= least) {
                continue;
            }
            int j = first + q;
            if (part[j] == part[i]) {
                continue;
            }
            float d = Math.max((float) distance(i, j), Math.max(core[i], core[j]));
            if (d * d / 2 < least) {
                least = d * d / 2;
                found.to[p] = j;
                found.distance[p] = d;
            }
        }
        return least;
    }

    private double distance(int i, int j) {
        double sum = 0;
        for (int c = 0; c < dim; c++) {
            double d = (double) points[i * dim + c] - points[j * dim + c];
            sum += d * d;
        }
        return Math.sqrt(sum);
    }
}
