package lexiscope.projection;

import lexiscope.kernel.CauchyGrid;
import lexiscope.work.Progress;
import lexiscope.work.Ranges;

/// The repulsion between all points of a map under 1 / (1 + d²), by interpolation on a grid
/// (FIt-SNE, Linderman et al. 2019): each point's charge is spread on the 3 × 3 nodes of its cell,
/// the fields come from one convolution and are read back with the same weights.
///
/// Cost: points, and the grid's transforms. Bit-equal at any number of threads: a cell has one
/// owner and takes its points in ascending order.
final class Repulsion {
    /// Nodes along a cell.
    private static final int ORDER = 3;

    /// The fewest cells a side: below, forces between near points would be coarse.
    private static final double LEAST_CELLS = 20;

    /// Rows of cells that one task fills.
    private static final int STRIP = 4;

    private static final int ROWS = 1024;

    /// Transform sizes on offer: few, since each costs its kernel's transform.
    private static final int[] STEPS = {8, 9, 10, 12, 15};

    private final int points;
    private final double target;
    private final int cap;
    private double side;
    private double left;
    private double bottom;
    private int cells;
    private int nodes;
    private CauchyGrid grid;
    private final int[] cell;
    private final int[] order;
    private int[] starts = new int[0];
    private float[] charge = new float[0];
    float[] fieldX = new float[0];
    float[] fieldY = new float[0];

    /// @param target the largest side of a cell: 0.8 errs by about 2 % of a force
    /// @param cap the largest transform; a wider map gets larger cells
    Repulsion(int points, double target, int cap) {
        this.points = points;
        this.target = target;
        this.cap = cap;
        this.cell = new int[points];
        this.order = new int[points];
        this.grid = new CauchyGrid(2, 1);
    }

    /// The side of a cell.
    double side() {
        return side;
    }

    /// Whether the cap has made the cells larger than they should be.
    boolean capped() {
        return side > target * 1.0001;
    }

    /// Makes the fields of all points.
    ///
    /// @param at x and y of each point, side by side
    /// @param least the least x and y
    /// @param most the largest x and y
    /// @return Σ 1 / (1 + d²) over all pairs of different points
    double fields(float[] at, float[] least, float[] most) {
        shape(least, most);
        sort(at);
        spread(at);
        return grid.fields(charge, fieldX, fieldY) - points;
    }

    private void shape(float[] least, float[] most) {
        double extent = Math.max(most[0] - least[0], most[1] - least[1]);
        double wanted = Math.min(target, Math.max(extent, 1e-12) / LEAST_CELLS);
        // a ladder of half octaves below the target, so that a kernel serves many iterations
        double rung = Math.ceil(2 * Math.log(target / wanted) / Math.log(2) - 1e-9);
        double size = target * Math.pow(2, -rung / 2);
        int least1 = needed(extent, size);
        while (2 * least1 > cap) {
            rung--;
            size = target * Math.pow(2, -rung / 2);
            least1 = needed(extent, size);
        }
        int transform = transform(2 * least1);
        if (size != side || transform != 2 * nodes) {
            side = size;
            nodes = transform / 2;
            cells = nodes / ORDER;
            grid = new CauchyGrid(nodes, side / ORDER);
            charge = new float[nodes * nodes];
            fieldX = new float[nodes * nodes];
            fieldY = new float[nodes * nodes];
            starts = new int[cells * cells + 1];
        }
        double margin = cells * side;
        left = (least[0] + most[0] - margin) / 2;
        bottom = (least[1] + most[1] - margin) / 2;
    }

    private static int needed(double extent, double side) {
        return ORDER * ((int) Math.min(1e6, extent / side) + 2);
    }

    private static int transform(int least) {
        for (int octave = 1; ; octave *= 2) {
            for (int step : STEPS) {
                if (step * octave >= least && step * octave % 2 == 0) {
                    return step * octave;
                }
            }
        }
    }

    private int cellOf(float x, float y) {
        int cx = Math.clamp((int) ((x - left) / side), 0, cells - 1);
        int cy = Math.clamp((int) ((y - bottom) / side), 0, cells - 1);
        return cy * cells + cx;
    }

    private void sort(float[] at) {
        Ranges.run(
                points,
                ROWS,
                Progress.NONE,
                "",
                (_, from, to) -> {
                    for (int i = from; i < to; i++) {
                        cell[i] = cellOf(at[2 * i], at[2 * i + 1]);
                    }
                });
        java.util.Arrays.fill(starts, 0);
        for (int c : cell) {
            starts[c + 1]++;
        }
        for (int c = 0; c < cells * cells; c++) {
            starts[c + 1] += starts[c];
        }
        // the beginnings serve as places to fill, which shifts them by one cell
        for (int i = 0; i < points; i++) {
            order[starts[cell[i]]++] = i;
        }
        System.arraycopy(starts, 0, starts, 1, cells * cells);
        starts[0] = 0;
    }

    private void spread(float[] at) {
        Ranges.run(
                cells,
                STRIP,
                Progress.NONE,
                "",
                (_, from, to) -> {
                    float[] w = new float[2 * ORDER];
                    for (int cy = from; cy < to; cy++) {
                        for (int cx = 0; cx < cells; cx++) {
                            spread(at, cx, cy, w);
                        }
                    }
                });
    }

    private void spread(float[] at, int cx, int cy, float[] w) {
        int c = cy * cells + cx;
        float a0 = 0;
        float a1 = 0;
        float a2 = 0;
        float b0 = 0;
        float b1 = 0;
        float b2 = 0;
        float c0 = 0;
        float c1 = 0;
        float c2 = 0;
        for (int p = starts[c]; p < starts[c + 1]; p++) {
            weights(at, order[p], cx, cy, w);
            a0 += w[3] * w[0];
            a1 += w[3] * w[1];
            a2 += w[3] * w[2];
            b0 += w[4] * w[0];
            b1 += w[4] * w[1];
            b2 += w[4] * w[2];
            c0 += w[5] * w[0];
            c1 += w[5] * w[1];
            c2 += w[5] * w[2];
        }
        int node = cy * ORDER * nodes + cx * ORDER;
        charge[node] = a0;
        charge[node + 1] = a1;
        charge[node + 2] = a2;
        node += nodes;
        charge[node] = b0;
        charge[node + 1] = b1;
        charge[node + 2] = b2;
        node += nodes;
        charge[node] = c0;
        charge[node + 1] = c1;
        charge[node + 2] = c2;
    }

    /// Lagrange's weights of a point at its cell's nodes: three along x, then three along y.
    private void weights(float[] at, int i, int cx, int cy, float[] w) {
        weights((float) ((at[2 * i] - left) / side - cx), w, 0);
        weights((float) ((at[2 * i + 1] - bottom) / side - cy), w, ORDER);
    }

    private static void weights(float u, float[] w, int from) {
        float a = u - 1 / 6f;
        float b = u - 0.5f;
        float c = u - 5 / 6f;
        w[from] = 4.5f * b * c;
        w[from + 1] = -9 * a * c;
        w[from + 2] = 4.5f * a * b;
    }

    /// The force on a point: Σ (y_i − y_j) / (1 + d²)², not yet divided by Z.
    ///
    /// @param w room for six numbers
    /// @param force gets x and y
    void force(float[] at, int i, float[] w, float[] force) {
        int cx = cell[i] % cells;
        int cy = cell[i] / cells;
        weights(at, i, cx, cy, w);
        int node = cy * ORDER * nodes + cx * ORDER;
        float fx = 0;
        float fy = 0;
        for (int r = ORDER; r < 2 * ORDER; r++) {
            fx += w[r] * (w[0] * fieldX[node] + w[1] * fieldX[node + 1] + w[2] * fieldX[node + 2]);
            fy += w[r] * (w[0] * fieldY[node] + w[1] * fieldY[node + 1] + w[2] * fieldY[node + 2]);
            node += nodes;
        }
        force[0] = fx;
        force[1] = fy;
    }
}
