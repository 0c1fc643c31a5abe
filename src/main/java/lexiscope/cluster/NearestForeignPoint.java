package lexiscope.cluster;

import lexiscope.embedding.HalfSquaredDistances;
import lexiscope.work.Progress;
import lexiscope.work.Ranges;

/// Finds each point's nearest one of another part by comparing it with all points.
final class NearestForeignPoint {
    private static final int ROWS = 128;
    private static final int COLUMNS = 1024;

    private final HalfSquaredDistances halves;
    private final int n;
    private final float[] core;

    NearestForeignPoint(float[] points, int dim, float[] core) {
        this.halves = new HalfSquaredDistances(points, dim);
        this.n = core.length;
        this.core = core;
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
                    float[] left = halves.gathered(asked, from, to);
                    float[] limits = new float[to - from];
                    for (int p = from; p < to; p++) {
                        found.to[p] = -1;
                        found.distance[p] = shortest[part[asked[p]]];
                        limits[p - from] = limit(asked[p], found.distance[p]);
                    }
                    float[] tile = new float[(to - from) * COLUMNS];
                    for (int first = 0; first < n; first += COLUMNS) {
                        int some = Math.min(COLUMNS, n - first);
                        halves.between(left, to - from, first, some, tile);
                        for (int p = from; p < to; p++) {
                            int row = p - from;
                            int at = row * some;
                            for (int q = 0; q < some; q++) {
                                if (tile[at + q] <= limits[row]
                                        && nearer(asked[p], first + q, p, part, found)) {
                                    limits[row] = limit(asked[p], found.distance[p]);
                                }
                            }
                        }
                    }
                });
        return found;
    }

    private float limit(int i, float distance) {
        return halves.limit(i, (double) distance * distance);
    }

    /// Takes point `j` where it is of another part and nearer than what was found.
    private boolean nearer(int i, int j, int p, int[] part, Found found) {
        if (part[j] == part[i]) {
            return false;
        }
        float d = Math.max((float) Math.sqrt(halves.squared(i, j)), Math.max(core[i], core[j]));
        if (d >= found.distance[p]) {
            return false;
        }
        found.to[p] = j;
        found.distance[p] = d;
        return true;
    }
}
