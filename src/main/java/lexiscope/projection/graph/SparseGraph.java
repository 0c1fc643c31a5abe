package lexiscope.projection.graph;

import lexiscope.work.Progress;
import lexiscope.work.Ranges;

/// A symmetric graph of points with weighted edges, as sparse rows.
///
/// @param starts where each row begins; one more at the end
/// @param columns the other points, ascending in a row
/// @param weights of the edges, above 0
public record SparseGraph(int[] starts, int[] columns, float[] weights) {
    private static final int ROWS = 256;

    /// Edges between two looks whether the work is still wanted.
    private static final int STRETCH = 1 << 18;

    private static final String EDGES = "edges in both directions";

    /// How the two directions of an edge become one weight; a missing one is 0.
    @FunctionalInterface
    public interface Join {
        float of(float there, float back);
    }

    /// Sparse symmetric rows from k directed edges a point.
    ///
    /// @param n points
    /// @param ids the other ends, `k` for each point
    /// @param p weights of the directed edges
    /// @param join makes the weight of an edge; one of 0 is left out
    public static SparseGraph symmetric(
            int n, int k, int[] ids, float[] p, Join join, Progress progress) {
        int[] in = new int[n + 1];
        for (int id : ids) {
            in[id + 1]++;
        }
        for (int i = 0; i < n; i++) {
            in[i + 1] += in[i];
        }
        // edges by their target; sources come in ascending order
        int[] source = new int[n * k];
        float[] back = new float[n * k];
        int[] next = in.clone();
        for (int e = 0; e < n * k; e++) {
            if ((e & STRETCH - 1) == 0) {
                progress.at(0.5 * e / (n * k), EDGES);
            }
            int at = next[ids[e]]++;
            source[at] = e / k;
            back[at] = p[e];
        }
        int[] counts = new int[n];
        int[][] columns = new int[n][];
        float[][] weights = new float[n][];
        Ranges.run(
                n,
                ROWS,
                progress.part(0.5, 0.9),
                EDGES,
                (_, from, to) -> {
                    long[] own = new long[k];
                    for (int i = from; i < to; i++) {
                        for (int j = 0; j < k; j++) {
                            own[j] = (long) ids[i * k + j] << 32 | j;
                        }
                        java.util.Arrays.sort(own);
                        int most = k + in[i + 1] - in[i];
                        int[] column = new int[most];
                        float[] weight = new float[most];
                        int count = 0;
                        int b = in[i];
                        int a = 0;
                        while (a < k || b < in[i + 1]) {
                            int there = a < k ? (int) (own[a] >> 32) : Integer.MAX_VALUE;
                            int here = b < in[i + 1] ? source[b] : Integer.MAX_VALUE;
                            float to1 = there <= here ? p[i * k + (int) own[a++]] : 0;
                            float from1 = here <= there ? back[b++] : 0;
                            column[count] = Math.min(there, here);
                            weight[count] = join.of(to1, from1);
                            if (weight[count] > 0) {
                                count++;
                            }
                        }
                        counts[i] = count;
                        columns[i] = column;
                        weights[i] = weight;
                    }
                });
        int[] starts = new int[n + 1];
        for (int i = 0; i < n; i++) {
            starts[i + 1] = Math.addExact(starts[i], counts[i]);
        }
        int[] allColumns = new int[starts[n]];
        float[] allWeights = new float[starts[n]];
        Ranges.run(
                n,
                ROWS,
                progress.part(0.9, 1),
                EDGES,
                (_, from, to) -> {
                    for (int i = from; i < to; i++) {
                        System.arraycopy(columns[i], 0, allColumns, starts[i], counts[i]);
                        System.arraycopy(weights[i], 0, allWeights, starts[i], counts[i]);
                    }
                });
        return new SparseGraph(starts, allColumns, allWeights);
    }

    /// How many points there are.
    public int size() {
        return starts.length - 1;
    }
}
