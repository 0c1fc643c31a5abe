package lexiscope.cluster;

import java.util.Arrays;

/// The single-linkage tree of points: points are nodes 0 to n − 1, each merge is a node after them,
/// the last one holds all.
///
/// @param left one child of merge n + i
/// @param right its other child
/// @param distance at which they merge, ascending
/// @param size points under node i
record Linkage(int[] left, int[] right, double[] distance, int[] size) {
    /// Joins along the links of a spanning tree, shortest first, equal ones in their order.
    static Linkage of(ReachTree links) {
        int merges = links.from().length;
        int n = merges + 1;
        long[] order = new long[merges];
        for (int e = 0; e < merges; e++) {
            order[e] = (long) Float.floatToIntBits(links.distance()[e]) << 32 | e;
        }
        Arrays.sort(order);
        var tree =
                new Linkage(
                        new int[merges], new int[merges], new double[merges], new int[2 * n - 1]);
        Arrays.fill(tree.size, 0, n, 1);
        var parts = new DisjointSets(2 * n - 1);
        for (int m = 0; m < merges; m++) {
            int e = (int) order[m];
            int a = parts.of(links.from()[e]);
            int b = parts.of(links.to()[e]);
            int node = n + m;
            tree.left[m] = a;
            tree.right[m] = b;
            tree.distance[m] = links.distance()[e];
            tree.size[node] = tree.size[a] + tree.size[b];
            parts.join(a, node);
            parts.join(b, node);
        }
        return tree;
    }

    int points() {
        return left.length + 1;
    }
}
