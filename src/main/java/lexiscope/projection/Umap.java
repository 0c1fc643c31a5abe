package lexiscope.projection;

import lexiscope.embedding.EmbeddingMatrix;
import lexiscope.embedding.NeighbourGraph;
import lexiscope.projection.graph.MapGraph;
import lexiscope.projection.graph.SparseGraph;
import lexiscope.projection.layout.Fitted;
import lexiscope.projection.layout.Layout;
import lexiscope.projection.layout.MapDraft;
import lexiscope.projection.layout.MapPoints;
import lexiscope.projection.layout.PhaseTimes;
import lexiscope.projection.umap.FuzzyPull;
import lexiscope.projection.umap.FuzzySet;
import lexiscope.projection.umap.MembershipCurve;
import lexiscope.projection.umap.SpectralStart;
import lexiscope.projection.umap.UmapRun;
import lexiscope.projection.umap.UmapSettings;
import lexiscope.run.Run;
import lexiscope.run.RunObserver;
import lexiscope.run.RunStage;
import lexiscope.work.Progress;

import java.util.List;

/// UMAP of a whole vocabulary (McInnes, Healy and Melville 2018), by the definitions of umap-learn:
/// fuzzy sets of the nearest neighbours, a spectral start, descent with negative samples.
///
/// SampleRows of more than 50 dimensions go through PCA to 50. The same picture for the same seed
/// at any number of threads: a point is moved by one owner, who reads the others as they were
/// before its block. Cost: the neighbour graph, then some 6 ns a pull or push; memory about 1 KB a
/// point.
///
/// @param neighbours how many count for a point, itself among them, 2 to 200
/// @param minDist how close points may come on the map, 0 to 3, at most the spread
/// @param spread how wide clumps are, 0.1 to 10
/// @param epochs passes over the edges, 10 to 5,000; 0 takes 500 up to 10,000 points and 200 above
/// @param negatives pushes for each pull, 1 to 50
/// @param rate the first learning rate, 0.01 to 10; it falls to 0
/// @param repulsion weight of a push, 0.01 to 20
/// @param rerank candidates for each neighbour that are ranked again by their whole rows, 0 to 10
/// @param seed of the start's jitter and the negative samples
public record Umap(
        int neighbours,
        double minDist,
        double spread,
        int epochs,
        int negatives,
        double rate,
        double repulsion,
        int rerank,
        long seed)
        implements Projection {
    private static final List<ProjectionOption> CHOICES =
            List.of(
                    new ProjectionOption.Whole(
                            "neighbours",
                            "Neighbours",
                            2,
                            200,
                            15,
                            "How many neighbours count for each token, itself among them: few show"
                                    + " fine groups, many the wider arrangement."),
                    new ProjectionOption.Real(
                            "min-dist",
                            "Least distance",
                            0,
                            3,
                            0.1,
                            "How close tokens may lie on the map: 0 packs clumps tightly."),
                    new ProjectionOption.Real(
                            "spread",
                            "Spread",
                            0.1,
                            10,
                            1,
                            "How wide a clump is drawn; together with the least distance it shapes"
                                    + " the pull."),
                    new ProjectionOption.Whole(
                            "epochs",
                            "Epochs",
                            0,
                            5000,
                            0,
                            "How often every edge is visited; 0 takes 500 for up to 10,000 tokens"
                                    + " and 200 above."),
                    new ProjectionOption.Whole(
                            "negatives",
                            "Negative samples",
                            1,
                            50,
                            5,
                            "How many other tokens push for each neighbour that pulls."),
                    new ProjectionOption.Real(
                            "rate",
                            "Learning rate",
                            0.01,
                            10,
                            1,
                            "How far the first steps go; it falls evenly to nothing."),
                    new ProjectionOption.Real(
                            "repulsion",
                            "Repulsion",
                            0.01,
                            20,
                            1,
                            "How strongly other tokens push."),
                    ProjectionOptions.RERANK,
                    new ProjectionOption.Whole(
                            "seed",
                            "Seed",
                            0,
                            Integer.MAX_VALUE,
                            42,
                            "Of the random samples; the same seed gives the same map."));

    /// 15 neighbours, least distance 0.1.
    public static final Umap DEFAULT = new Umap(15, 0.1, 1, 0, 5, 1, 1, 0, 42);

    /// Fewer points than this have no neighbourhood to speak of.
    private static final int FEWEST = 5;

    public Umap {
        ProjectionOptions.check(
                "UMAP",
                CHOICES,
                neighbours,
                minDist,
                spread,
                epochs,
                negatives,
                rate,
                repulsion,
                rerank,
                (double) seed);
        if (minDist > spread) {
            throw new IllegalArgumentException(
                    "The least distance of UMAP can be at most the spread, "
                            + ProjectionOptions.shown(spread)
                            + ".");
        }
    }

    @Override
    public String label() {
        return "UMAP";
    }

    @Override
    public String name() {
        return "umap";
    }

    @Override
    public String purpose() {
        return "Draws tight clumps with clear gaps; keeps fewer of the nearest neighbours than"
                + " t-SNE.";
    }

    @Override
    public List<ProjectionOption> choices() {
        return CHOICES;
    }

    /// Epochs for so many points.
    int epochs(int points) {
        return epochs > 0 ? epochs : points <= 10_000 ? 500 : 200;
    }

    /// The forces on a point that is placed into a map.
    FuzzyPull pull() {
        return new FuzzyPull(MembershipCurve.fit(minDist, spread), neighbours, negatives);
    }

    @Override
    public double preparation(int rows, int dim) {
        double pairs = (double) rows * Math.min(rows, NeighbourGraph.EXACT / 4);
        double graph = pairs * 1.5e-9 + 1e-11 * rows * dim * dim + rows * 1.5e-5;
        return graph / (graph + epochs(rows) * (5e-4 + rows * 1.5e-7 * neighbours / 15));
    }

    @Override
    public Run<Layout, Fitted> start(
            EmbeddingMatrix matrix, int[] ids, RunObserver<Layout> live, Progress progress) {
        var seconds = new PhaseTimes();
        var points = MapPoints.of(matrix, ids, progress.part(0, 0.1));
        seconds.lap("PCA");
        var map = new MapDraft(matrix, points, seconds);
        int n = points.size();
        live.state(map.layout(points.flat()), new RunStage("PCA start", 0, epochs(n)));
        if (n < FEWEST) {
            map.note(n + " tokens are too few for UMAP: the map is PCA's.");
            return map.finished(label());
        }
        int others = Math.min(n - 1, neighbours - 1);
        if (others < neighbours - 1) {
            map.note(
                    neighbours
                            + " neighbours are more than there are tokens; all "
                            + n
                            + " were taken.");
        }
        seconds.go();
        var graph = MapGraph.of(matrix, map, others, rerank, progress.part(0.1, 0.7));
        seconds.lap("neighbour graph");
        SparseGraph fuzzy = FuzzySet.of(graph, progress.part(0.7, 0.75));
        seconds.lap("fuzzy set");
        float[] start =
                new SpectralStart(fuzzy, seed).places(points.flat(), progress.part(0.75, 1));
        seconds.lap("spectral start");
        live.state(map.layout(start), new RunStage("spectral start", 0, epochs(n)));
        var settings =
                new UmapSettings(
                        MembershipCurve.fit(minDist, spread),
                        neighbours,
                        epochs(n),
                        negatives,
                        rate,
                        repulsion,
                        seed);
        return new UmapRun(settings, map, graph.recall(), fuzzy, start);
    }
}
