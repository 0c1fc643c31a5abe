package lexiscope.projection;

import lexiscope.embedding.NeighbourGraph;

import java.util.Arrays;

/// The single-linkage tree of points under the mutual reachability distance: points are nodes 0 to
/// n − 1, each merge is a node after them, the last one holds all.
///
/// @param left one child of merge n + i
/// @param right its other child
/// @param distance at which they merge; infinite where nothing links them
/// @param size points under node i
record Linkage(int[] left, int[] right, double[] distance, int[] size) {
    /// Kruskal's tree over the graph's edges, equal ones in their order.
    ///
    /// @param dense how many points, itself counted, make a neighbourhood
    static Linkage of(NeighbourGraph graph, int dense) {
        int n = graph.size();
        int k = graph.k();
        long[] edges = new long[n * k];
        for (int e = 0; e < edges.length; e++) {
            int i = e / k;
            float core = Math.max(core(graph, i, dense), core(graph, graph.ids()[e], dense));
            float reach = Math.max(core, graph.distances()[e]);
            edges[e] = (long) Float.floatToIntBits(reach) << 32 | e;
        }
        Arrays.sort(edges);
        var tree =
                new Linkage(new int[n - 1], new int[n - 1], new double[n - 1], new int[2 * n - 1]);
        Arrays.fill(tree.size, 0, n, 1);
        int[] above = new int[2 * n - 1];
        Arrays.setAll(above, i -> i);
        int merges = 0;
        for (long edge : edges) {
            int e = (int) edge;
            int a = top(above, e / k);
            int b = top(above, graph.ids()[e]);
            if (a != b) {
                double reach = Float.intBitsToFloat((int) (edge >> 32));
                tree.merge(above, merges++, a, b, reach);
            }
        }
        int first = top(above, 0);
        for (int i = 1; i < n; i++) {
            int other = top(above, i);
            if (other != first) {
                tree.merge(above, merges++, first, other, Double.POSITIVE_INFINITY);
                first = n + merges - 1;
            }
        }
        return tree;
    }

    private static float core(NeighbourGraph graph, int i, int dense) {
        return graph.distances()[i * graph.k() + Math.max(0, dense - 2)];
    }

    private static int top(int[] above, int i) {
        int at = i;
        while (above[at] != at) {
            above[at] = above[above[at]];
            at = above[at];
        }
        return at;
    }

    private void merge(int[] above, int merge, int a, int b, double reach) {
        int node = left.length + 1 + merge;
        left[merge] = a;
        right[merge] = b;
        distance[merge] = reach;
        size[node] = size[a] + size[b];
        above[a] = node;
        above[b] = node;
    }

    int points() {
        return left.length + 1;
    }
}
