package lexiscope.ui.map;

import lexiscope.projection.layout.Layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Where nine in ten points of a map lie, with what is near them: islands far out, such as UMAP
/// throws, are left out, whether of one point or of some hundred.
///
/// Found on a grid: occupied cells that touch are an island, and islands are taken by their size
/// until nine tenths are together.
record Bulk(double left, double right, double bottom, double top) {
    private static final double MOST = 0.9;

    /// How far beyond the islands points still belong to them, in extents.
    private static final double REACH = 0.2;

    /// Points that are looked at.
    private static final int SAMPLE = 20_000;

    /// Of the points, what may lie outside the grid on each side.
    private static final double TAIL = 0.02;

    /// How far the grid goes beyond that, in spans: three and a half deviations of a normal cloud.
    private static final double MARGIN = 0.35;

    private static final int FINEST = 48;

    static Bulk of(Layout layout) {
        int step = 1 + (layout.size() - 1) / SAMPLE;
        float[] xs = every(layout.x(), step);
        float[] ys = every(layout.y(), step);
        double[] gridX = range(xs);
        double[] gridY = range(ys);
        int side = Math.clamp((int) (Math.sqrt(xs.length) / 2), 3, FINEST);
        int[] cells = new int[xs.length];
        int[] counts = new int[side * side];
        for (int i = 0; i < cells.length; i++) {
            int column = cell(xs[i], gridX, side);
            int row = cell(ys[i], gridY, side);
            cells[i] = column < 0 || row < 0 ? -1 : row * side + column;
            if (cells[i] >= 0) {
                counts[cells[i]]++;
            }
        }
        boolean[] taken = largest(counts, side, MOST * cells.length);
        double[] x = {Double.MAX_VALUE, -Double.MAX_VALUE};
        double[] y = {Double.MAX_VALUE, -Double.MAX_VALUE};
        for (int i = 0; i < cells.length; i++) {
            if (cells[i] >= 0 && taken[cells[i]]) {
                widen(x, xs[i]);
                widen(y, ys[i]);
            }
        }
        return withNear(layout, x, y);
    }

    private static float[] every(float[] values, int step) {
        float[] some = new float[(values.length + step - 1) / step];
        for (int i = 0; i < some.length; i++) {
            some[i] = values[i * step];
        }
        return some;
    }

    /// From where to where the grid goes.
    private static double[] range(float[] values) {
        float[] sorted = values.clone();
        Arrays.sort(sorted);
        int tail = (int) (sorted.length * TAIL);
        double low = sorted[tail];
        double high = sorted[sorted.length - 1 - tail];
        double margin = MARGIN * (high - low);
        return new double[] {
            Math.max(sorted[0], low - margin), Math.min(sorted[sorted.length - 1], high + margin)
        };
    }

    private static int cell(double value, double[] range, int side) {
        if (value < range[0] || value > range[1]) {
            return -1;
        }
        double width = range[1] - range[0];
        return width <= 0 ? 0 : Math.min(side - 1, (int) ((value - range[0]) / width * side));
    }

    /// The cells of the largest islands that hold so many points together.
    private static boolean[] largest(int[] counts, int side, double wanted) {
        var islands = new ArrayList<int[]>();
        boolean[] seen = new boolean[counts.length];
        for (int c = 0; c < counts.length; c++) {
            if (counts[c] > 0 && !seen[c]) {
                islands.add(island(c, counts, seen, side));
            }
        }
        islands.sort(Comparator.comparingInt(cells -> -points(cells, counts)));
        boolean[] taken = new boolean[counts.length];
        int held = 0;
        for (int[] cells : islands) {
            if (held >= wanted) {
                break;
            }
            held += points(cells, counts);
            for (int c : cells) {
                taken[c] = true;
            }
        }
        return taken;
    }

    private static int points(int[] cells, int[] counts) {
        return Arrays.stream(cells).map(c -> counts[c]).sum();
    }

    /// The occupied cells that can be reached from one, going to the eight around each.
    private static int[] island(int from, int[] counts, boolean[] seen, int side) {
        List<Integer> cells = new ArrayList<>();
        cells.add(from);
        seen[from] = true;
        for (int k = 0; k < cells.size(); k++) {
            int x = cells.get(k) % side;
            int y = cells.get(k) / side;
            for (int ny = Math.max(0, y - 1); ny <= Math.min(side - 1, y + 1); ny++) {
                for (int nx = Math.max(0, x - 1); nx <= Math.min(side - 1, x + 1); nx++) {
                    int next = ny * side + nx;
                    if (counts[next] > 0 && !seen[next]) {
                        seen[next] = true;
                        cells.add(next);
                    }
                }
            }
        }
        return cells.stream().mapToInt(Integer::intValue).toArray();
    }

    private static void widen(double[] span, double value) {
        span[0] = Math.min(span[0], value);
        span[1] = Math.max(span[1], value);
    }

    /// The extent, and how far it reaches to take in the points near it.
    private static Bulk withNear(Layout layout, double[] x, double[] y) {
        double dx = REACH * (x[1] - x[0]);
        double dy = REACH * (y[1] - y[0]);
        double[] nearX = x.clone();
        double[] nearY = y.clone();
        for (int i = 0; i < layout.size(); i++) {
            float px = layout.x()[i];
            float py = layout.y()[i];
            boolean near = px >= x[0] - dx && px <= x[1] + dx && py >= y[0] - dy && py <= y[1] + dy;
            if (near) {
                widen(nearX, px);
                widen(nearY, py);
            }
        }
        return new Bulk(nearX[0], nearX[1], nearY[0], nearY[1]);
    }
}
