package lexiscope.cluster;

import java.util.Arrays;

/// Disjoint sets of numbers, each known by one of them.
final class DisjointSets {
    private final int[] above;

    DisjointSets(int size) {
        above = new int[size];
        Arrays.setAll(above, i -> i);
    }

    /// The number that stands for the set of `i`.
    int of(int i) {
        int at = i;
        while (above[at] != at) {
            above[at] = above[above[at]];
            at = above[at];
        }
        return at;
    }

    /// Puts one set, given by what stands for it, under another.
    void join(int top, int under) {
        above[top] = under;
    }
}
