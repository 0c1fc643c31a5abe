package lexiscope.cluster;

import lexiscope.embedding.NeighbourGraph;
import lexiscope.work.Progress;

import java.util.Arrays;

/// The minimum spanning tree of points under the mutual reachability distance: the distance of two
/// points, but never less than either's distance to its `least`-th point (itself counted).
///
/// Borůvka's rounds: every part but the largest takes its shortest link to another part. The links
/// come from the neighbour graph wherever its lists prove that nothing shorter is outside of them;
/// where they do not, the point is compared with all others. So the tree is exact up to float
/// rounding where the graph is (up to [NeighbourGraph#EXACT] points).
///
/// @param from one end of each link, one link less than points
/// @param to its other end
/// @param distance its length
record ReachTree(int[] from, int[] to, float[] distance) {
    /// Neighbours beyond the density's own, so that most lists prove their shortest link.
    private static final int SPARE = 16;

    static ReachTree of(float[] points, int dim, int least, Progress progress) {
        int n = points.length / dim;
        int k = Math.min(n - 1, 2 * least + SPARE);
        var graph = NeighbourGraph.of(points, dim, k, progress.part(0, 0.5));
        float[] core = new float[n];
        for (int i = 0; i < n; i++) {
            core[i] = graph.distances()[i * k + Math.min(k, least - 1) - 1];
        }
        var rounds = new Rounds(graph, core, new NearestForeignPoint(points, dim, core));
        while (rounds.links < n - 1) {
            double done = 1 - (rounds.open() - 1) / (double) n;
            var part = progress.part(0.5 + done / 2, 1);
            part.at(0, "links between " + rounds.open() + " groups");
            rounds.round(part);
        }
        return rounds.tree;
    }

    private static final class Rounds {
        private final NeighbourGraph graph;
        private final float[] core;
        private final NearestForeignPoint foreign;
        private final DisjointSets parts;
        private final int n;
        private final int[] part;
        private final float[] shortest;
        private final int[] begin;
        private final int[] end;
        private final ReachTree tree;
        private int links;

        Rounds(NeighbourGraph graph, float[] core, NearestForeignPoint foreign) {
            this.graph = graph;
            this.core = core;
            this.foreign = foreign;
            this.n = graph.size();
            this.parts = new DisjointSets(n);
            this.part = new int[n];
            this.shortest = new float[n];
            this.begin = new int[n];
            this.end = new int[n];
            this.tree = new ReachTree(new int[n - 1], new int[n - 1], new float[n - 1]);
        }

        int open() {
            return n - links;
        }

        void round(Progress progress) {
            int largest = name();
            Arrays.fill(shortest, Float.POSITIVE_INFINITY);
            float[] bound = new float[n];
            for (int i = 0; i < n; i++) {
                if (part[i] != largest) {
                    bound[i] = listed(i);
                }
            }
            int count = 0;
            int[] unproved = new int[n];
            for (int i = 0; i < n; i++) {
                if (part[i] != largest && bound[i] < shortest[part[i]]) {
                    unproved[count++] = i;
                }
            }
            var found = foreign.nearest(Arrays.copyOf(unproved, count), part, shortest, progress);
            for (int p = 0; p < count; p++) {
                if (found.to()[p] >= 0) {
                    offer(unproved[p], found.to()[p], found.distance()[p]);
                }
            }
            for (int i = 0; i < n; i++) {
                if (part[i] == i && i != largest && shortest[i] < Float.POSITIVE_INFINITY) {
                    link(i);
                }
            }
        }

        /// Says the part of every point.
        ///
        /// @return the one of most points
        private int name() {
            int[] size = new int[n];
            int largest = 0;
            for (int i = 0; i < n; i++) {
                part[i] = parts.of(i);
                size[part[i]]++;
                if (size[part[i]] > size[largest]) {
                    largest = part[i];
                }
            }
            return part[largest];
        }

        /// Offers the point's shortest listed link.
        ///
        /// @return what any link that is not listed is at least long
        private float listed(int i) {
            int k = graph.k();
            for (int e = i * k; e < (i + 1) * k; e++) {
                float d = Math.max(core[i], graph.distances()[e]);
                if (d > shortest[part[i]]) {
                    break;
                }
                int j = graph.ids()[e];
                if (part[j] != part[i]) {
                    offer(i, j, Math.max(d, core[j]));
                }
            }
            return Math.max(core[i], graph.distances()[(i + 1) * k - 1]);
        }

        private void offer(int i, int j, float d) {
            int p = part[i];
            if (d < shortest[p]) {
                shortest[p] = d;
                begin[p] = i;
                end[p] = j;
            }
        }

        private void link(int p) {
            int a = parts.of(begin[p]);
            int b = parts.of(end[p]);
            if (a != b) {
                tree.from[links] = begin[p];
                tree.to[links] = end[p];
                tree.distance[links] = shortest[p];
                links++;
                parts.join(Math.max(a, b), Math.min(a, b));
            }
        }
    }
}
