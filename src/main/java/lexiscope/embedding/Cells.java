package lexiscope.embedding;

import lexiscope.kernel.Dot;
import lexiscope.kernel.Gemm;
import lexiscope.work.Progress;
import lexiscope.work.Ranges;

/// Points parted into cells around centres (Lloyd's k-means on a sample, a few rounds, started from
/// evenly spaced points): a coarse order of space, for [CellGraph].
///
/// @param order point numbers, cell by cell, ascending in a cell
/// @param starts where each cell begins in the order; one more at the end
/// @param near for every cell, all cells by distance of their centres, itself first
record Cells(int[] order, int[] starts, int[][] near) {
    private static final int ROUNDS = 6;
    private static final int SAMPLE = 64;
    private static final int TILE = 512;

    static Cells of(float[] points, int dim, int cells, Progress progress) {
        int n = points.length / dim;
        int sampled = Math.min(n, cells * SAMPLE);
        float[] sample = new float[sampled * dim];
        for (int i = 0; i < sampled; i++) {
            System.arraycopy(points, spread(i, sampled, n) * dim, sample, i * dim, dim);
        }
        float[] centres = new float[cells * dim];
        for (int c = 0; c < cells; c++) {
            System.arraycopy(sample, spread(c, cells, sampled) * dim, centres, c * dim, dim);
        }
        for (int round = 0; round < ROUNDS; round++) {
            Progress part = progress.part(round / (ROUNDS + 1.0), (round + 1) / (ROUNDS + 1.0));
            move(sample, dim, assigned(sample, dim, centres, part), centres);
        }
        int[] cell = assigned(points, dim, centres, progress.part(ROUNDS / (ROUNDS + 1.0), 1));
        int[] starts = new int[cells + 1];
        for (int c : cell) {
            starts[c + 1]++;
        }
        for (int c = 0; c < cells; c++) {
            starts[c + 1] += starts[c];
        }
        int[] next = starts.clone();
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            order[next[cell[i]]++] = i;
        }
        return new Cells(order, starts, near(centres, dim, cells));
    }

    private static int spread(int i, int of, int n) {
        return (int) ((long) i * n / of);
    }

    private static int[] assigned(float[] points, int dim, float[] centres, Progress progress) {
        int n = points.length / dim;
        int cells = centres.length / dim;
        double[] square = new double[cells];
        double longest = 0;
        for (int c = 0; c < cells; c++) {
            square[c] = Dot.square(centres, c * dim, dim);
            longest = Math.max(longest, square[c]);
        }
        // with centres near 1 neither their squares nor the products leave the range
        float scale = Rounding.scale(Math.sqrt(longest));
        float[] near = new float[centres.length];
        for (int at = 0; at < near.length; at++) {
            near[at] = centres[at] * scale;
        }
        float[] half = new float[cells];
        for (int c = 0; c < cells; c++) {
            half[c] = (float) (square[c] * scale / 2);
        }
        int[] cell = new int[n];
        Ranges.run(
                n,
                TILE,
                progress,
                "cells of " + n + " points",
                (_, from, to) -> {
                    float[] products = new float[(to - from) * cells];
                    Gemm.rows(points, from, to - from, near, 0, cells, dim, products);
                    for (int i = from; i < to; i++) {
                        int best = 0;
                        float most = Float.NEGATIVE_INFINITY;
                        for (int c = 0, at = (i - from) * cells; c < cells; c++, at++) {
                            if (products[at] - half[c] > most) {
                                most = products[at] - half[c];
                                best = c;
                            }
                        }
                        cell[i] = best;
                    }
                });
        return cell;
    }

    /// Centres move to the means of their points; one without points stays.
    private static void move(float[] points, int dim, int[] cell, float[] centres) {
        int cells = centres.length / dim;
        double[] sum = new double[centres.length];
        int[] count = new int[cells];
        for (int i = 0; i < cell.length; i++) {
            count[cell[i]]++;
            for (int j = 0; j < dim; j++) {
                sum[cell[i] * dim + j] += points[i * dim + j];
            }
        }
        for (int at = 0; at < sum.length; at++) {
            if (count[at / dim] > 0) {
                centres[at] = (float) (sum[at] / count[at / dim]);
            }
        }
    }

    private static int[][] near(float[] centres, int dim, int cells) {
        int[][] near = new int[cells][cells];
        for (int c = 0; c < cells; c++) {
            long[] keys = new long[cells];
            for (int d = 0; d < cells; d++) {
                double square = ExactGraph.squared(centres, dim, c, d);
                keys[d] = KSmallest.key(c == d ? -1 : RowStatistics.norm(square), d);
            }
            java.util.Arrays.sort(keys);
            for (int d = 0; d < cells; d++) {
                near[c][d] = KSmallest.id(keys[d]);
            }
        }
        return near;
    }
}
