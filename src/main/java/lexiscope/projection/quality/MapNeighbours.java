package lexiscope.projection.quality;

import lexiscope.projection.layout.Layout;
import lexiscope.work.Progress;
import lexiscope.work.Ranges;

import java.util.Arrays;

/// The nearest points on a map, through a grid of about two points a cell. Cost: some 100 cells a
/// point.
final class MapNeighbours {
    private final Layout layout;
    private final double left;
    private final double bottom;
    private final double side;
    private final int columns;
    private final int lines;
    private final int[] starts;
    private final int[] order;

    private MapNeighbours(Layout layout) {
        this.layout = layout;
        int n = layout.size();
        float[] bounds = {
            Float.POSITIVE_INFINITY,
            Float.NEGATIVE_INFINITY,
            Float.POSITIVE_INFINITY,
            Float.NEGATIVE_INFINITY
        };
        for (int i = 0; i < n; i++) {
            bounds[0] = Math.min(bounds[0], layout.x()[i]);
            bounds[1] = Math.max(bounds[1], layout.x()[i]);
            bounds[2] = Math.min(bounds[2], layout.y()[i]);
            bounds[3] = Math.max(bounds[3], layout.y()[i]);
        }
        this.left = bounds[0];
        this.bottom = bounds[2];
        double width = (double) bounds[1] - bounds[0];
        double height = (double) bounds[3] - bounds[2];
        double largest = Math.max(width, height);
        int most = (int) Math.ceil(Math.sqrt(n / 2.0)) + 1;
        this.side = largest > 0 ? largest / most : 1;
        this.columns = (int) (width / side) + 1;
        this.lines = (int) (height / side) + 1;
        this.starts = new int[columns * lines + 1];
        this.order = new int[n];
        for (int i = 0; i < n; i++) {
            starts[cell(i) + 1]++;
        }
        for (int c = 0; c < columns * lines; c++) {
            starts[c + 1] += starts[c];
        }
        int[] next = starts.clone();
        for (int i = 0; i < n; i++) {
            order[next[cell(i)]++] = i;
        }
    }

    /// For each of some points the indices of its `k` nearest, equal distances by index.
    static int[][] of(Layout layout, int[] points, int k) {
        var grid = new MapNeighbours(layout);
        int[][] nearest = new int[points.length][];
        Ranges.run(
                points.length,
                64,
                Progress.NONE,
                "",
                (_, from, to) -> {
                    for (int p = from; p < to; p++) {
                        nearest[p] = grid.near(points[p], k);
                    }
                });
        return nearest;
    }

    private int column(int i) {
        return Math.clamp((int) ((layout.x()[i] - left) / side), 0, columns - 1);
    }

    private int line(int i) {
        return Math.clamp((int) ((layout.y()[i] - bottom) / side), 0, lines - 1);
    }

    private int cell(int i) {
        return line(i) * columns + column(i);
    }

    /// Looks at rings of cells until the k-th distance is within the rings seen.
    private int[] near(int i, int k) {
        int wanted = Math.min(k, layout.size() - 1);
        double[] distances = new double[wanted];
        int[] found = new int[wanted];
        int count = 0;
        int cx = column(i);
        int cy = line(i);
        int last = Math.max(columns, lines);
        for (int ring = 0; ring <= last; ring++) {
            boolean closed = count == wanted && wanted > 0;
            double seen = Math.max(0, ring - 1) * side;
            if (closed && distances[wanted - 1] < seen * seen) {
                break;
            }
            for (int y = cy - ring; y <= cy + ring; y++) {
                boolean edge = y == cy - ring || y == cy + ring;
                int step = edge || ring == 0 ? 1 : 2 * ring;
                for (int x = cx - ring; x <= cx + ring && y >= 0 && y < lines; x += step) {
                    if (x < 0 || x >= columns) {
                        continue;
                    }
                    int c = y * columns + x;
                    for (int p = starts[c]; p < starts[c + 1]; p++) {
                        int j = order[p];
                        if (j != i) {
                            count = inserted(i, j, distances, found, count);
                        }
                    }
                }
            }
        }
        return Arrays.copyOf(found, count);
    }

    private int inserted(int i, int j, double[] distances, int[] found, int count) {
        double dx = (double) layout.x()[i] - layout.x()[j];
        double dy = (double) layout.y()[i] - layout.y()[j];
        double d = dx * dx + dy * dy;
        int at = count;
        while (at > 0 && (distances[at - 1] > d || distances[at - 1] == d && found[at - 1] > j)) {
            at--;
        }
        if (at == distances.length) {
            return count;
        }
        int kept = Math.min(count + 1, distances.length);
        System.arraycopy(distances, at, distances, at + 1, kept - at - 1);
        System.arraycopy(found, at, found, at + 1, kept - at - 1);
        distances[at] = d;
        found[at] = j;
        return kept;
    }
}
