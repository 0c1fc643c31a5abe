package lexiscope.projection.umap;

import lexiscope.projection.graph.SparseGraph;
import lexiscope.projection.layout.AmongNeighbours;
import lexiscope.projection.layout.Fitted;
import lexiscope.projection.layout.Layout;
import lexiscope.projection.layout.MapDraft;
import lexiscope.run.RunObserver;
import lexiscope.run.SteppedRun;
import lexiscope.work.Progress;
import lexiscope.work.Ranges;

/// A UMAP in the making: `optimize_layout_euclidean` of umap-learn, arranged so that any number of
/// threads gives the same map.
///
/// An epoch goes through 64 blocks of points, a point in every 64th place. Inside a block every
/// point is moved by its owner alone, who reads the others as they were before the block and draws
/// negatives from a hash of seed, epoch, edge and number. The reference moves both ends of an edge
/// and holds each edge in both directions, so here a pull counts twice. The negatives of one visit
/// push from where the pull has brought the point, and are as many at each visit; the reference
/// moves the point after each, and carries parts of a negative over to the next visit.
public final class UmapRun extends SteppedRun<Layout, Fitted> {
    private static final int BLOCKS = 64;
    private static final int TASK = 64;
    private static final float CLIP = 4;

    private final UmapSettings settings;
    private final MapDraft map;
    private final double recall;
    private final SparseGraph fuzzy;
    private final MembershipCurve curve;
    private final ForceTable pull;
    private final ForceTable push;
    private final int n;
    private final int negatives;
    private final long seed;
    private final EdgeSchedule edges;
    // x and y by place, in the order of the schedule
    private final float[] at;
    private final float[] moved;

    /// @param recall the share of true neighbours in the graph of which the fuzzy set was made
    /// @param start x and y of each point, side by side
    public UmapRun(
            UmapSettings settings, MapDraft map, double recall, SparseGraph fuzzy, float[] start) {
        this.settings = settings;
        this.map = map;
        this.recall = recall;
        this.fuzzy = fuzzy;
        this.curve = settings.curve();
        this.pull = new ForceTable(curve::pull);
        this.push = new ForceTable(d -> settings.repulsion() * curve.push(d));
        this.n = fuzzy.size();
        this.negatives = settings.negatives();
        this.seed = settings.seed() * 0x9E3779B97F4A7C15L;
        this.edges = EdgeSchedule.of(fuzzy, BLOCKS, settings.epochs());
        this.at = new float[2 * n];
        this.moved = new float[2 * n];
        for (int p = 0; p < n; p++) {
            at[2 * p] = start[2 * edges.points()[p]];
            at[2 * p + 1] = start[2 * edges.points()[p] + 1];
        }
    }

    @Override
    public int iterations() {
        return settings.epochs();
    }

    @Override
    public Layout state() {
        return map.layout(places());
    }

    @Override
    public void advance(int until, RunObserver<Layout> live, Progress progress) {
        map.seconds().go();
        super.advance(until, live, progress);
        map.seconds().lap("epochs");
    }

    @Override
    protected String phase(int done) {
        return "UMAP";
    }

    /// x and y by point.
    private float[] places() {
        float[] places = new float[2 * n];
        for (int p = 0; p < n; p++) {
            places[2 * edges.points()[p]] = at[2 * p];
            places[2 * edges.points()[p] + 1] = at[2 * p + 1];
        }
        return places;
    }

    @Override
    protected void step(int epoch) {
        // beyond the options' epochs the last rate but one goes on
        double left = Math.max(1 - (double) epoch / iterations(), 1.0 / iterations());
        float alpha = (float) (settings.rate() * left);
        for (int block = 0; block < BLOCKS; block++) {
            int first = edges.blocks()[block];
            int count = edges.blocks()[block + 1] - first;
            Ranges.run(
                    count,
                    TASK,
                    Progress.NONE,
                    "",
                    (_, from, to) -> {
                        for (int p = first + from; p < first + to; p++) {
                            move(p, epoch, alpha);
                        }
                    });
            System.arraycopy(moved, 2 * first, at, 2 * first, 2 * count);
        }
    }

    private void move(int p, int epoch, float alpha) {
        float x = at[2 * p];
        float y = at[2 * p + 1];
        int[] columns = edges.columns();
        float[] next = edges.next();
        int end = edges.starts()[p + 1];
        for (int e = edges.starts()[p]; e < end; e++) {
            if (next[e] > epoch) {
                continue;
            }
            next[e] += edges.every()[e];
            int j = 2 * columns[e];
            float dx = x - at[j];
            float dy = y - at[j + 1];
            float f = pull.at(dx * dx + dy * dy);
            x += 2 * alpha * clip(f * dx);
            y += 2 * alpha * clip(f * dy);
            // all pushes of an edge start from the same place, so that none waits for another
            float px = 0;
            float py = 0;
            long random = mixed(seed + epoch, e);
            for (int s = 0; s < negatives; s++) {
                random = random * 0xD1342543DE82EF95L + 1;
                int k = 2 * (int) ((random >>> 32) * n >>> 32);
                float ex = x - at[k];
                float ey = y - at[k + 1];
                float g = push.at(ex * ex + ey * ey);
                px += clip(g * ex);
                py += clip(g * ey);
            }
            x += alpha * px;
            y += alpha * py;
        }
        moved[2 * p] = x;
        moved[2 * p + 1] = y;
    }

    private static float clip(float v) {
        return v > CLIP ? CLIP : v < -CLIP ? -CLIP : v;
    }

    /// The finaliser of SplitMix64 (Steele, Lea and Flood 2014).
    private static long mixed(long a, long b) {
        long z = a + (b + 1) * 0x9E3779B97F4A7C15L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }

    /// Cross-entropy of the map's memberships against the fuzzy set, in nats a point: exact over
    /// the edges, over the other pairs from 100 seeded samples a point.
    private double crossEntropy(float[] places) {
        int samples = 100;
        double[] sums = new double[Ranges.count(n, 256)];
        Ranges.run(
                n,
                256,
                Progress.NONE,
                "",
                (number, from, to) -> {
                    double sum = 0;
                    for (int i = from; i < to; i++) {
                        for (int e = fuzzy.starts()[i]; e < fuzzy.starts()[i + 1]; e++) {
                            double w = fuzzy.weights()[e];
                            double v = membership(places, i, fuzzy.columns()[e]);
                            sum += w * Math.log(w / v);
                            sum += w < 1 ? (1 - w) * Math.log((1 - w) / (1 - v)) : 0;
                        }
                        double others = 0;
                        for (int s = 0; s < samples; s++) {
                            int j =
                                    (int)
                                            Math.unsignedMultiplyHigh(
                                                    mixed(settings.seed() + s, i), n);
                            others -= j == i ? 0 : Math.log(1 - membership(places, i, j));
                        }
                        sum += others / samples * (n - 1);
                    }
                    sums[number] = sum;
                });
        double sum = 0;
        for (double s : sums) {
            sum += s;
        }
        return sum / 2 / n;
    }

    private double membership(float[] places, int i, int j) {
        double dx = (double) places[2 * i] - places[2 * j];
        double dy = (double) places[2 * i + 1] - places[2 * j + 1];
        double v = curve.membership(dx * dx + dy * dy);
        return Math.clamp(v, 1e-4, 1 - 1e-4);
    }

    @Override
    public Fitted result(Progress progress) {
        map.seconds().go();
        progress.at(0, "cross-entropy");
        double entropy = crossEntropy(places());
        map.seconds().lap("cross-entropy");
        var layout = state();
        var among = new FuzzyPull(curve, settings.neighbours(), settings.negatives());
        return new Fitted(
                layout,
                new AmongNeighbours(map.points(), layout, among),
                map.report("UMAP", entropy, recall));
    }
}
