package lexiscope.cluster;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;

/// The condensed tree of HDBSCAN*: clusters that hold together while the density rises, and those
/// among them that last longest (excess of mass).
final class DensityTree {
    /// Points that coincide would have an infinite density.
    private static final double CLOSEST = 1e-9;

    private final Linkage tree;
    private final int least;
    private final ArrayList<Cluster> clusters = new ArrayList<>();

    /// The cluster each point was in last.
    private final int[] last;

    DensityTree(Linkage tree, int least) {
        this.tree = tree;
        this.least = least;
        this.last = new int[tree.points()];
        condense();
    }

    private static final class Cluster {
        final int parent;
        final double birth;
        double stability;
        double below;
        boolean chosen;

        Cluster(int parent, double birth) {
            this.parent = parent;
            this.birth = birth;
        }
    }

    private record Visit(int node, int cluster) {}

    private void condense() {
        int n = tree.points();
        clusters.add(new Cluster(-1, 0));
        var open = new ArrayDeque<Visit>();
        open.push(new Visit(2 * n - 2, 0));
        while (!open.isEmpty()) {
            var visit = open.pop();
            int node = visit.node;
            var cluster = clusters.get(visit.cluster);
            if (node < n) {
                // a single point that is still a cluster's: it leaves at the highest density
                last[node] = visit.cluster;
                continue;
            }
            int a = tree.left()[node - n];
            int b = tree.right()[node - n];
            double density = 1 / Math.max(tree.distance()[node - n], CLOSEST);
            boolean bigA = tree.size()[a] >= least;
            boolean bigB = tree.size()[b] >= least;
            if (bigA && bigB) {
                cluster.stability += tree.size()[node] * (density - cluster.birth);
                for (int child : new int[] {a, b}) {
                    clusters.add(new Cluster(visit.cluster, density));
                    open.push(new Visit(child, clusters.size() - 1));
                }
            } else {
                for (int child : new int[] {a, b}) {
                    if (tree.size()[child] >= least) {
                        open.push(new Visit(child, visit.cluster));
                    } else {
                        cluster.stability += tree.size()[child] * (density - cluster.birth);
                        leave(child, visit.cluster);
                    }
                }
            }
        }
    }

    private void leave(int node, int cluster) {
        int n = tree.points();
        var open = new ArrayDeque<Integer>();
        open.push(node);
        while (!open.isEmpty()) {
            int at = open.pop();
            if (at < n) {
                last[at] = cluster;
            } else {
                open.push(tree.left()[at - n]);
                open.push(tree.right()[at - n]);
            }
        }
    }

    /// The clusters, numbered by their first points.
    Clusters clusters() {
        // children come after their parents; the root, which is everything, is not on offer
        for (int c = clusters.size() - 1; c > 0; c--) {
            var cluster = clusters.get(c);
            cluster.chosen = cluster.stability >= cluster.below;
            clusters.get(cluster.parent).below += Math.max(cluster.stability, cluster.below);
        }
        int[] owner = new int[clusters.size()];
        owner[0] = -1;
        for (int c = 1; c < owner.length; c++) {
            var cluster = clusters.get(c);
            int above = owner[cluster.parent];
            owner[c] = above >= 0 ? above : cluster.chosen ? c : -1;
        }
        int[] number = new int[clusters.size()];
        Arrays.fill(number, -1);
        int[] labels = new int[last.length];
        int count = 0;
        for (int i = 0; i < labels.length; i++) {
            int c = owner[last[i]];
            if (c >= 0 && number[c] < 0) {
                number[c] = count++;
            }
            labels[i] = c < 0 ? -1 : number[c];
        }
        return new Clusters(labels, count);
    }
}
