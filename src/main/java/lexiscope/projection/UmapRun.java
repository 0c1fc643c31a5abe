package lexiscope.projection;

import lexiscope.embedding.NeighbourGraph;
import lexiscope.work.Progress;
import lexiscope.work.Ranges;

/// A UMAP in the making: `optimize_layout_euclidean` of umap-learn, arranged so that any number of
/// threads gives the same map.
///
/// An epoch goes through 64 blocks of points, a point in every 64th place. Inside a block every
/// point is moved by its owner alone, who reads the others as they were before the block and draws
/// negatives from a hash of seed, epoch, edge and number. The reference moves both ends of an edge
/// and holds each edge in both directions, so here a pull counts twice. The negatives of one visit
/// push from where the pull has brought the point; the reference moves it after each.
final class UmapRun implements MapRun {
    private static final int BLOCKS = 64;
    private static final int TASK = 64;
    private static final float CLIP = 4;

    private final Umap options;
    private final Mapped map;
    private final NeighbourGraph graph;
    private final Affinities fuzzy;
    private final Curve curve;
    private final Forces pull;
    private final Forces push;
    private final int n;
    private final float[] at;
    private final float[] moved;
    // by edge: epochs between two visits, the next visit, and the next negative sample
    private final float[] every;
    private final float[] next;
    private final float[] nextNegative;
    private int epoch;

    UmapRun(Umap options, Mapped map, NeighbourGraph graph, Affinities fuzzy, float[] start) {
        this.options = options;
        this.map = map;
        this.graph = graph;
        this.fuzzy = fuzzy;
        this.curve = Curve.fit(options.minDist(), options.spread());
        this.pull = new Forces(curve::pull);
        this.push = new Forces(d -> options.repulsion() * curve.push(d));
        this.n = fuzzy.size();
        this.at = start.clone();
        this.moved = new float[2 * n];
        float most = 0;
        for (float w : fuzzy.weights()) {
            most = Math.max(most, w);
        }
        int edges = fuzzy.weights().length;
        this.every = new float[edges];
        this.next = new float[edges];
        this.nextNegative = new float[edges];
        for (int e = 0; e < edges; e++) {
            float w = fuzzy.weights()[e];
            // an edge that would not be visited once is left out, as in the reference
            every[e] = w < most / iterations() ? Float.POSITIVE_INFINITY : most / w;
            next[e] = every[e];
            nextNegative[e] = every[e] / options.negatives();
        }
    }

    @Override
    public int iteration() {
        return epoch;
    }

    @Override
    public int iterations() {
        return options.epochs(n);
    }

    @Override
    public Layout layout() {
        return map.layout(at);
    }

    @Override
    public void advance(int until, Projection.Observer live, Progress progress) {
        map.seconds().go();
        var pace = new Pace(epoch, until);
        while (epoch < until) {
            progress.at(pace.done(epoch), pace.words(epoch));
            step();
            epoch++;
            if (live.wanted()) {
                live.layout(layout(), new Projection.Stage("UMAP", epoch, until));
            }
        }
        map.seconds().lap("epochs");
    }

    private void step() {
        // beyond the options' epochs the last rate but one goes on
        double left = Math.max(1 - (double) epoch / iterations(), 1.0 / iterations());
        float alpha = (float) (options.rate() * left);
        for (int block = 0; block < BLOCKS; block++) {
            int first = block;
            int count = (n - block + BLOCKS - 1) / BLOCKS;
            Ranges.run(
                    count,
                    TASK,
                    Progress.NONE,
                    "",
                    (_, from, to) -> {
                        for (int k = from; k < to; k++) {
                            move(first + k * BLOCKS, alpha);
                        }
                    });
            for (int i = block; i < n; i += BLOCKS) {
                at[2 * i] = moved[2 * i];
                at[2 * i + 1] = moved[2 * i + 1];
            }
        }
    }

    private void move(int i, float alpha) {
        float x = at[2 * i];
        float y = at[2 * i + 1];
        int[] columns = fuzzy.columns();
        for (int e = fuzzy.starts()[i]; e < fuzzy.starts()[i + 1]; e++) {
            if (next[e] > epoch) {
                continue;
            }
            int j = 2 * columns[e];
            float dx = x - at[j];
            float dy = y - at[j + 1];
            float square = dx * dx + dy * dy;
            if (square > 0) {
                float f = pull.at(square);
                x += 2 * alpha * clip(f * dx);
                y += 2 * alpha * clip(f * dy);
            }
            next[e] += every[e];
            float spacing = every[e] / options.negatives();
            int samples = (int) ((epoch - nextNegative[e]) / spacing);
            long edge = mixed(options.seed() * 0x9E3779B97F4A7C15L + epoch, e);
            // all pushes of an edge start from the same place, so that none waits for another
            float px = 0;
            float py = 0;
            long random = 0;
            for (int s = 0; s < samples; s++) {
                // one hash is two draws of 32 bits
                random = (s & 1) == 0 ? mixed(edge, s) : random << 32;
                int k = (int) ((random >>> 32) * n >>> 32);
                float ex = x - at[2 * k];
                float ey = y - at[2 * k + 1];
                float d = ex * ex + ey * ey;
                if (k != i && d > 0) {
                    float f = push.at(d);
                    px += clip(f * ex);
                    py += clip(f * ey);
                }
            }
            x += alpha * px;
            y += alpha * py;
            nextNegative[e] += samples * spacing;
        }
        moved[2 * i] = x;
        moved[2 * i + 1] = y;
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
    private double crossEntropy() {
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
                            double v = membership(i, fuzzy.columns()[e]);
                            sum += w * Math.log(w / v);
                            sum += w < 1 ? (1 - w) * Math.log((1 - w) / (1 - v)) : 0;
                        }
                        double others = 0;
                        for (int s = 0; s < samples; s++) {
                            int j =
                                    (int)
                                            Math.unsignedMultiplyHigh(
                                                    mixed(options.seed() + s, i), n);
                            others -= j == i ? 0 : Math.log(1 - membership(i, j));
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

    private double membership(int i, int j) {
        double dx = (double) at[2 * i] - at[2 * j];
        double dy = (double) at[2 * i + 1] - at[2 * j + 1];
        double v = curve.membership(dx * dx + dy * dy);
        return Math.clamp(v, 1e-4, 1 - 1e-4);
    }

    @Override
    public Fitted fitted(Progress progress) {
        map.seconds().go();
        progress.at(0, "cross-entropy");
        double entropy = crossEntropy();
        map.seconds().lap("cross-entropy");
        var layout = layout();
        return new Fitted(
                layout,
                new AmongNeighbours(map.points(), layout, options.pull()),
                map.report("UMAP", entropy, graph.recall()));
    }
}
