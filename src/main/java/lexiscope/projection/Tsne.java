package lexiscope.projection;

import lexiscope.embedding.EmbeddingMatrix;
import lexiscope.embedding.NeighbourGraph;
import lexiscope.projection.graph.MapGraph;
import lexiscope.projection.graph.Remade;
import lexiscope.projection.layout.Fitted;
import lexiscope.projection.layout.Layout;
import lexiscope.projection.layout.MapDraft;
import lexiscope.projection.layout.MapPoints;
import lexiscope.projection.layout.PhaseTimes;
import lexiscope.projection.tsne.Affinities;
import lexiscope.projection.tsne.TsneRun;
import lexiscope.projection.tsne.TsneSettings;
import lexiscope.run.Run;
import lexiscope.run.RunObserver;
import lexiscope.run.RunStage;
import lexiscope.work.Progress;

import java.util.List;

/// t-SNE of a whole vocabulary (van der Maaten and Hinton 2008; the recipe of Kobak and Berens
/// 2019; the repulsion on a grid as in FIt-SNE, Linderman et al. 2019).
///
/// SampleRows of more than 50 dimensions go through PCA to 50; the graph holds 3·perplexity
/// neighbours. Starts from PCA, so the picture is the same each time. Cost: the neighbour graph,
/// then about 0.2 µs a point and iteration on one core; memory about 1 KB a point at perplexity 30.
///
/// @param perplexity how many neighbours count for a point, 2 to 500; lowered to a third of the
///   points where there are few
/// @param iterations steps in all, 50 to 10,000
/// @param early steps of early exaggeration among them, 0 to 1,000
/// @param easing steps after those in which the exaggeration is eased down, 0 to 1,000
/// @param earlyExaggeration factor of the attraction in those, 1 to 50
/// @param exaggeration factor of the attraction in the others, 1 to 20: more draws clusters
///   together, as UMAP does
/// @param rate learning rate; 0 takes 0.6·points / exaggeration of the phase (points / 20 at
///   first), at least 200
/// @param stepCap the longest step of a point, 0.1 to 1,000
/// @param gridCap the largest transform of the repulsion's grid, 128 to 8,192; a map that wants
///   more gets a coarser grid, which the report says
/// @param rerank candidates for each neighbour that are ranked again by their whole rows, 0 to 10
/// @param seed of the jitter that parts points that coincide
public record Tsne(
        double perplexity,
        int iterations,
        int early,
        int easing,
        double earlyExaggeration,
        double exaggeration,
        double rate,
        double stepCap,
        int gridCap,
        int rerank,
        long seed)
        implements Projection {
    private static final List<ProjectionOption> CHOICES =
            List.of(
                    new ProjectionOption.Real(
                            "perplexity",
                            "Perplexity",
                            2,
                            500,
                            30,
                            "How many neighbours count for each token: small shows fine groups,"
                                    + " large the wider arrangement; the time grows with it."),
                    new ProjectionOption.Real(
                            "exaggeration",
                            "Exaggeration",
                            1,
                            20,
                            1,
                            "How strongly neighbours attract: 1 is t-SNE proper, about 4 looks like"
                                    + " UMAP, more gathers tight clusters."),
                    new ProjectionOption.Whole(
                            "iterations",
                            "Iterations",
                            50,
                            10_000,
                            750,
                            "How many steps the map takes in all; it can be continued after."),
                    new ProjectionOption.Whole(
                            "early",
                            "Early iterations",
                            0,
                            1000,
                            100,
                            "How many of the steps come under early exaggeration, which sorts out"
                                    + " the large shapes."),
                    new ProjectionOption.Whole(
                            "easing",
                            "Easing",
                            0,
                            1000,
                            100,
                            "Over how many of the following steps the exaggeration is eased down;"
                                    + " it keeps the large shapes truer than a sudden drop."),
                    new ProjectionOption.Real(
                            "early-exaggeration",
                            "Early exaggeration",
                            1,
                            50,
                            12,
                            "How strongly neighbours attract during the early steps."),
                    new ProjectionOption.Real(
                            "rate",
                            "Learning rate",
                            0,
                            1e7,
                            0,
                            "How far a step goes; 0 chooses 0.6 times the number of tokens over"
                                    + " the exaggeration."),
                    new ProjectionOption.Real(
                            "step-cap",
                            "Longest step",
                            0.1,
                            1000,
                            5,
                            "No token moves further than this in one step, which keeps outliers"
                                    + " from flying off."),
                    new ProjectionOption.Whole(
                            "grid-cap",
                            "Grid cap",
                            128,
                            8192,
                            2048,
                            "The largest grid for the repulsion; a wider map gets coarser cells"
                                    + " instead of slower steps."),
                    ProjectionOptions.RERANK,
                    new ProjectionOption.Whole(
                            "seed",
                            "Seed",
                            0,
                            Integer.MAX_VALUE,
                            42,
                            "Parts tokens whose rows are equal; the same seed gives the same"
                                    + " map."));

    /// Perplexity 30, 100 iterations at exaggeration 12, 100 eased down, then 550 at 1. The usual
    /// 250 early iterations leave fewer for the fine structure and gain nothing that was measured.
    public static final Tsne DEFAULT = new Tsne(30, 750, 100, 100, 12, 1, 0, 5, 2048, 0, 42);

    public Tsne {
        ProjectionOptions.check(
                "t-SNE",
                CHOICES,
                perplexity,
                exaggeration,
                iterations,
                early,
                easing,
                earlyExaggeration,
                rate,
                stepCap,
                gridCap,
                rerank,
                (double) seed);
    }

    /// The usual options but for these.
    public Tsne(double perplexity, int iterations, long seed) {
        this(
                perplexity,
                iterations,
                Math.min(100, iterations / 7),
                Math.min(100, iterations / 7),
                12,
                1,
                0,
                5,
                2048,
                0,
                seed);
    }

    @Override
    public String label() {
        return "t-SNE";
    }

    @Override
    public String name() {
        return "tsne";
    }

    @Override
    public String purpose() {
        return "Keeps neighbours together as well as a flat map can; distances between far groups"
                + " mean little.";
    }

    @Override
    public List<ProjectionOption> choices() {
        return CHOICES;
    }

    @Override
    public double preparation(int rows, int dim) {
        double pairs = (double) rows * Math.min(rows, NeighbourGraph.EXACT / 4);
        double graph = pairs * 2e-9 + 1e-11 * rows * dim * dim;
        double steps = iterations * (1e-3 + rows * 2e-7 * perplexity / 30);
        return graph / (graph + steps);
    }

    @Override
    public Run<Layout, Fitted> start(
            EmbeddingMatrix matrix, int[] ids, RunObserver<Layout> live, Progress progress) {
        var seconds = new PhaseTimes();
        var points = MapPoints.of(matrix, ids, progress.part(0, 0.1));
        seconds.lap("PCA");
        var map = new MapDraft(matrix, points, seconds);
        live.state(map.layout(points.flat()), new RunStage("PCA start", 0, iterations));
        int n = points.size();
        if (n < FEWEST) {
            map.note(n + " tokens are too few for t-SNE: the map is PCA's.");
            return map.finished(label());
        }
        double sane = Math.min(perplexity, (n - 1) / 3.0);
        if (sane < perplexity) {
            map.note(lowered(perplexity, n, sane));
        }
        seconds.go();
        var graph =
                MapGraph.of(
                        matrix,
                        map,
                        Math.min(n - 1, (int) (3 * sane)),
                        rerank,
                        progress.part(0.1, 0.9));
        seconds.lap("neighbour graph");
        var affinities = Affinities.of(graph, sane, progress.part(0.9, 1));
        seconds.lap("affinities");
        var settings =
                new TsneSettings(
                        iterations,
                        early,
                        easing,
                        earlyExaggeration,
                        exaggeration,
                        rate,
                        stepCap,
                        seed);
        return TsneRun.onGrid(
                label(),
                settings,
                map,
                new Remade(affinities, again -> Affinities.of(graph, sane, again)),
                gridCap,
                graph.recall());
    }

    /// What is said of a perplexity that is too high.
    static String lowered(double perplexity, int points, double taken) {
        return "Perplexity "
                + ProjectionOptions.shown(perplexity)
                + " is too high for "
                + points
                + " tokens and was lowered to "
                + ProjectionOptions.shown(Math.round(taken * 10) / 10.0)
                + ".";
    }

    /// Fewer points than this have no perplexity over 1.
    private static final int FEWEST = 5;
}
