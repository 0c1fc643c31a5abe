package lexiscope.projection.tsne;

import lexiscope.projection.graph.Remade;
import lexiscope.projection.graph.SparseGraph;
import lexiscope.projection.layout.AmongNeighbours;
import lexiscope.projection.layout.Fitted;
import lexiscope.projection.layout.Layout;
import lexiscope.projection.layout.MapDraft;
import lexiscope.run.RunObserver;
import lexiscope.run.SteppedRun;
import lexiscope.work.Progress;
import lexiscope.work.Ranges;

import java.util.Arrays;
import java.util.Random;

/// A t-SNE in the making: gradient descent with momentum and a gain for each coordinate (Jacobs
/// 1988, as in van der Maaten's code), the step cap and the rates of openTSNE.
///
/// The gradient leaves out the factor 4 of the paper, as all code descended from bhtsne does. Sums
/// over points are made in blocks of fixed size and joined in order.
public final class TsneRun extends SteppedRun<Layout, Fitted> {
    private static final int BLOCK = 256;
    private static final double START = 1e-4;
    private static final double EARLY_MOMENTUM = 0.8;

    /// Of the steps at the main exaggeration. With 0.9 and a rate of 0.6·points the divergence
    /// after 750 steps is lower than with the usual 0.8 and 1·points by 2 to 5 % (mixture of
    /// 50,000: 1.557 instead of 1.593 nats; GloVe: 2.714 instead of 2.750); 0.95, or a rate of 2,
    /// costs neighbours.
    private static final double MOMENTUM = 0.9;

    private static final double RATE = 0.6;
    private static final float LEAST_GAIN = 0.01f;
    private static final double LEAST_RATE = 200;

    /// Spacing of the repulsion's nodes, and that of the last divergence, which should be exact.
    private static final double SIDE = 0.45;

    private static final double FINE_SIDE = 0.25;

    private final String label;
    private final TsneSettings settings;
    private final MapDraft map;
    private final Remade affinities;
    private final Repulsion repulsion;
    private final int gridCap;
    private final double recall;
    private final int n;
    private float[] at;
    private float[] moved;
    private final float[] update;
    private final float[] gain;
    private final Extent extent;
    private volatile double exaggeration;

    private TsneRun(
            String label,
            TsneSettings settings,
            MapDraft map,
            Remade affinities,
            int gridCap,
            double recall) {
        this.label = label;
        this.settings = settings;
        this.map = map;
        this.affinities = affinities;
        this.gridCap = gridCap;
        this.recall = recall;
        this.n = affinities.size();
        this.repulsion = repulsion(SIDE);
        this.at = start(map.points().flat(), settings.seed());
        this.moved = new float[2 * n];
        this.update = new float[2 * n];
        this.gain = new float[2 * n];
        Arrays.fill(gain, 1);
        this.extent = new Extent(n, BLOCK);
        this.exaggeration = settings.exaggeration();
        centre(at);
    }

    /// A run with its repulsion on a grid, for many points.
    ///
    /// @param label of the projection
    /// @param affinities of the points, their sum 1
    /// @param gridCap the largest transform of the grid
    /// @param recall the share of true neighbours among the affinities
    public static TsneRun onGrid(
            String label,
            TsneSettings settings,
            MapDraft map,
            Remade affinities,
            int gridCap,
            double recall) {
        return new TsneRun(label, settings, map, affinities, gridCap, recall);
    }

    /// A run with its repulsion pair by pair, for few points.
    ///
    /// @param affinities between all points, their sum 1
    public static TsneRun pairwise(
            String label, TsneSettings settings, MapDraft map, Remade affinities) {
        return new TsneRun(label, settings, map, affinities, 0, 1);
    }

    private Repulsion repulsion(double side) {
        return gridCap == 0 ? new PairwiseRepulsion(n) : new GridRepulsion(n, side, gridCap);
    }

    /// The first components, the wider one of standard deviation 1e-4, with a jitter of a hundredth
    /// that parts what coincides.
    static float[] start(float[] flat, long seed) {
        double square = 0;
        double square2 = 0;
        for (int i = 0; i < flat.length; i += 2) {
            square += (double) flat[i] * flat[i];
            square2 += (double) flat[i + 1] * flat[i + 1];
        }
        double deviation = Math.sqrt(Math.max(square, square2) / (flat.length / 2.0));
        double scale = deviation > 0 ? START / deviation : 0;
        var random = new Random(seed);
        float[] at = new float[flat.length];
        for (int i = 0; i < at.length; i++) {
            at[i] = (float) (flat[i] * scale + random.nextGaussian() * START / 100);
        }
        return at;
    }

    @Override
    public int iterations() {
        return settings.iterations();
    }

    @Override
    public Layout state() {
        return map.layout(at);
    }

    /// Changes the exaggeration of the main phase.
    @Override
    public boolean steer(String option, double value) {
        if (!option.equals("exaggeration")) {
            return false;
        }
        exaggeration = value;
        return true;
    }

    @Override
    public void advance(int until, RunObserver<Layout> live, Progress progress) {
        affinities.graph(progress.part(0, 0));
        map.seconds().go();
        super.advance(until, live, progress);
        map.seconds().lap("iterations");
    }

    /// The affinities are twice as large as the neighbour graph that they come from.
    @Override
    public void rest() {
        affinities.rest();
        if (repulsion instanceof GridRepulsion grid) {
            grid.rest();
        }
    }

    @Override
    protected String phase(int done) {
        int after = done - settings.early();
        return after <= 0
                ? "early exaggeration"
                : after <= settings.easing() ? "easing exaggeration" : label;
    }

    @Override
    protected void step(int iteration) {
        double factor = factor(iteration);
        double rate =
                settings.rate() > 0 ? settings.rate() : Math.max(RATE * n / factor, LEAST_RATE);
        boolean easing = iteration < settings.early() + settings.easing();
        SparseGraph graph = affinities.graph(Progress.NONE);
        double z = repulsion.fields(at, extent.least(), extent.most());
        var step =
                new Step(
                        (float) factor,
                        (float) (1 / z),
                        (float) rate,
                        (float) (easing ? EARLY_MOMENTUM : MOMENTUM),
                        (float) settings.stepCap());
        Ranges.run(
                n,
                BLOCK,
                Progress.NONE,
                "",
                (_, from, to) -> {
                    float[] room = new float[Repulsion.ROOM];
                    float[] force = new float[2];
                    for (int i = from; i < to; i++) {
                        move(graph, i, step, room, force);
                    }
                });
        float[] old = at;
        at = moved;
        moved = old;
        centre(at);
    }

    /// The exaggeration of this iteration: early, then eased down by equal factors. The easing
    /// gives a lower divergence and truer large shapes than the sudden drop of the recipe (GloVe,
    /// 11,925 rows: 2.750 instead of 2.764 nats, trustworthiness 0.936 instead of 0.928).
    private double factor(int iteration) {
        double main = exaggeration;
        int eased = iteration - settings.early();
        double share =
                eased < 0
                        ? 1
                        : eased >= settings.easing() ? 0 : 1 - eased / (double) settings.easing();
        return main * Math.pow(settings.earlyExaggeration() / main, share);
    }

    private record Step(float attract, float repel, float rate, float momentum, float cap) {}

    private void move(SparseGraph graph, int i, Step step, float[] room, float[] force) {
        float x = at[2 * i];
        float y = at[2 * i + 1];
        float ax = 0;
        float ay = 0;
        int[] columns = graph.columns();
        float[] weights = graph.weights();
        for (int e = graph.starts()[i]; e < graph.starts()[i + 1]; e++) {
            int j = 2 * columns[e];
            float dx = x - at[j];
            float dy = y - at[j + 1];
            float q = weights[e] / (1 + dx * dx + dy * dy);
            ax += q * dx;
            ay += q * dy;
        }
        repulsion.force(at, i, room, force);
        float ux = next(2 * i, step.attract * ax - step.repel * force[0], step);
        float uy = next(2 * i + 1, step.attract * ay - step.repel * force[1], step);
        float length = (float) Math.sqrt(ux * ux + uy * uy);
        if (length > step.cap) {
            ux *= step.cap / length;
            uy *= step.cap / length;
        }
        update[2 * i] = ux;
        update[2 * i + 1] = uy;
        moved[2 * i] = x + ux;
        moved[2 * i + 1] = y + uy;
    }

    private float next(int c, float gradient, Step step) {
        float g = gain[c];
        g = gradient * update[c] > 0 ? Math.max(g * 0.8f, LEAST_GAIN) : g + 0.2f;
        gain[c] = g;
        return step.momentum * update[c] - step.rate * g * gradient;
    }

    private void centre(float[] places) {
        extent.measure(places);
        float mx = (float) extent.meanX();
        float my = (float) extent.meanY();
        for (int i = 0; i < n; i++) {
            places[2 * i] -= mx;
            places[2 * i + 1] -= my;
        }
        extent.shift(mx, my);
    }

    /// Kullback–Leibler divergence of the map from the affinities, in nats: Σ p·ln(p / q), with the
    /// sum over all pairs taken on a finer grid than the iterations use.
    private double divergence(SparseGraph graph) {
        double z = repulsion(FINE_SIDE).fields(at, extent.least(), extent.most());
        double[] sums = new double[Ranges.count(n, BLOCK)];
        Ranges.run(
                n,
                BLOCK,
                Progress.NONE,
                "",
                (number, from, to) -> {
                    double sum = 0;
                    for (int i = from; i < to; i++) {
                        for (int e = graph.starts()[i]; e < graph.starts()[i + 1]; e++) {
                            int j = graph.columns()[e];
                            double dx = (double) at[2 * i] - at[2 * j];
                            double dy = (double) at[2 * i + 1] - at[2 * j + 1];
                            double p = graph.weights()[e];
                            sum += p * Math.log(p * (1 + dx * dx + dy * dy));
                        }
                    }
                    sums[number] = sum;
                });
        return Arrays.stream(sums).sum() + Math.log(z);
    }

    @Override
    public Fitted result(Progress progress) {
        map.seconds().go();
        progress.at(0, "divergence");
        double divergence = divergence(affinities.graph(progress.part(0, 0.5)));
        if (repulsion instanceof GridRepulsion grid && grid.capped()) {
            map.note(
                    "The map is wider than the grid cap allows: its nodes are "
                            + Math.round(grid.spacing() * 100) / 100.0
                            + " apart instead of "
                            + SIDE
                            + ", so forces between near points are coarser.");
        }
        map.seconds().lap("divergence");
        Layout layout = state();
        return new Fitted(
                layout,
                new AmongNeighbours(map.points(), layout, new GaussianPull()),
                map.report(label, divergence, recall));
    }
}
