package lexiscope.projection.umap;

import lexiscope.projection.graph.SparseGraph;
import lexiscope.work.Progress;

import java.util.Arrays;
import java.util.Random;

/// UMAP's start: the two smoothest vectors on the graph, those of the normalised Laplacian after
/// the constant one.
///
/// A graph of several parts has no such vectors across them, so each part is placed by itself: as
/// large as its share of the points, where PCA has its centre.
public final class SpectralStart {
    /// Parts of fewer points take PCA's shape.
    private static final int SMALL = 32;

    private static final double SIDE = 10;
    private static final double NOISE = 1e-4;

    private final SparseGraph graph;
    private final long seed;

    /// @param seed of the jitter that parts points that coincide
    public SpectralStart(SparseGraph graph, long seed) {
        this.graph = graph;
        this.seed = seed;
    }

    /// Places in a box of side 10.
    ///
    /// @param flat PCA's places, x and y side by side
    public float[] places(float[] flat, Progress progress) {
        int n = graph.size();
        int[] part = parts();
        int parts = Arrays.stream(part).max().orElse(0) + 1;
        int[] sizes = new int[parts];
        for (int p : part) {
            sizes[p]++;
        }
        float[] box = flat.clone();
        scale(box, all(n), 0, 0, SIDE);
        float[] places = box.clone();
        int[][] membersOf = new int[parts][];
        for (int p = 0; p < parts; p++) {
            membersOf[p] = new int[sizes[p]];
        }
        int[] index = new int[n];
        int[] filled = new int[parts];
        for (int i = 0; i < n; i++) {
            index[i] = filled[part[i]]++;
            membersOf[part[i]][index[i]] = i;
        }
        for (int p = 0; p < parts; p++) {
            int[] members = membersOf[p];
            double x = 0;
            double y = 0;
            for (int i : members) {
                x += box[2 * i] / members.length;
                y += box[2 * i + 1] / members.length;
            }
            if (members.length >= SMALL) {
                double[][] smooth =
                        new LaplacianVectors(graph, members, index)
                                .vectors(progress.part((double) p / parts, (p + 1.0) / parts));
                for (int m = 0; m < members.length; m++) {
                    places[2 * members[m]] = (float) smooth[0][m];
                    places[2 * members[m] + 1] = (float) smooth[1][m];
                }
            }
            boolean whole = members.length == n;
            scale(
                    places,
                    members,
                    whole ? 0 : x,
                    whole ? 0 : y,
                    SIDE * Math.sqrt((double) members.length / n));
        }
        var random = new Random(seed);
        for (int i = 0; i < places.length; i++) {
            places[i] += (float) (random.nextGaussian() * NOISE);
        }
        return places;
    }

    private static int[] all(int n) {
        int[] all = new int[n];
        for (int i = 0; i < n; i++) {
            all[i] = i;
        }
        return all;
    }

    /// Brings some places into a box of a side around a centre.
    private static void scale(float[] places, int[] members, double x, double y, double side) {
        for (int c = 0; c < 2; c++) {
            float low = Float.POSITIVE_INFINITY;
            float high = Float.NEGATIVE_INFINITY;
            for (int i : members) {
                low = Math.min(low, places[2 * i + c]);
                high = Math.max(high, places[2 * i + c]);
            }
            double middle = c == 0 ? x : y;
            for (int i : members) {
                double share = high > low ? (places[2 * i + c] - low) / (high - low) - 0.5 : 0;
                places[2 * i + c] = (float) (middle + share * side);
            }
        }
    }

    /// The connected part of every point, numbered by their first points.
    private int[] parts() {
        int n = graph.size();
        int[] part = new int[n];
        Arrays.fill(part, -1);
        int[] open = new int[n];
        int parts = 0;
        for (int i = 0; i < n; i++) {
            if (part[i] >= 0) {
                continue;
            }
            int count = 1;
            open[0] = i;
            part[i] = parts;
            while (count > 0) {
                int v = open[--count];
                for (int e = graph.starts()[v]; e < graph.starts()[v + 1]; e++) {
                    int w = graph.columns()[e];
                    if (part[w] < 0) {
                        part[w] = parts;
                        open[count++] = w;
                    }
                }
            }
            parts++;
        }
        return part;
    }
}
