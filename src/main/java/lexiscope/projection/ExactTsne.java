package lexiscope.projection;

import lexiscope.embedding.EmbeddingMatrix;
import lexiscope.projection.graph.Remade;
import lexiscope.projection.layout.Fitted;
import lexiscope.projection.layout.Layout;
import lexiscope.projection.layout.MapDraft;
import lexiscope.projection.layout.MapPoints;
import lexiscope.projection.layout.PhaseTimes;
import lexiscope.projection.layout.ReducedRows;
import lexiscope.projection.tsne.Affinities;
import lexiscope.projection.tsne.TsneRun;
import lexiscope.projection.tsne.TsneSettings;
import lexiscope.run.Run;
import lexiscope.run.RunObserver;
import lexiscope.run.RunStage;
import lexiscope.work.Progress;

import java.util.List;

/// t-SNE without approximation: affinities between all rows and the repulsion pair by pair, for up
/// to some thousand rows (time and memory grow with the square).
///
/// Descends as [Tsne] does, from PCA's picture, so both can be compared. SampleRows of more than 50
/// dimensions go through PCA to 50.
///
/// @param perplexity how many neighbours count for a point, 2 to 100; lowered to a third of the
///   rows where there are few
/// @param iterations steps, 250 to 5,000
/// @param seed of the jitter that parts points that coincide
public record ExactTsne(double perplexity, int iterations, long seed) implements Projection {
    private static final List<ProjectionOption> CHOICES =
            List.of(
                    new ProjectionOption.Real(
                            "perplexity",
                            "Perplexity",
                            2,
                            100,
                            30,
                            "How many neighbours count for each token."),
                    new ProjectionOption.Whole(
                            "iterations",
                            "Iterations",
                            250,
                            5000,
                            750,
                            "How many steps the map takes in all; it can be continued after."),
                    new ProjectionOption.Whole(
                            "seed",
                            "Seed",
                            0,
                            Integer.MAX_VALUE,
                            42,
                            "Parts tokens whose rows are equal; the same seed gives the same"
                                    + " map."));

    public ExactTsne {
        ProjectionOptions.check("Exact t-SNE", CHOICES, perplexity, iterations, (double) seed);
    }

    /// Perplexity 30, 750 iterations.
    public static final ExactTsne DEFAULT = new ExactTsne(30, 750, 42);

    /// The most rows it is asked to place: 2,000 take about ten seconds on two cores.
    public static final int MOST = 2000;

    /// Fewer points than this have no perplexity over 1.
    private static final int FEWEST = 5;

    @Override
    public String label() {
        return "Exact t-SNE";
    }

    @Override
    public String name() {
        return "exact-tsne";
    }

    @Override
    public String purpose() {
        return "t-SNE without approximation: the reference for a selection of up to "
                + MOST
                + " tokens.";
    }

    @Override
    public List<ProjectionOption> choices() {
        return CHOICES;
    }

    @Override
    public double preparation(int rows, int dim) {
        double affinities = 1e-7 + 1e-9 * Math.min(dim, ReducedRows.MOST);
        return affinities / (affinities + iterations * 4e-9);
    }

    @Override
    public Run<Layout, Fitted> start(
            EmbeddingMatrix matrix, int[] ids, RunObserver<Layout> live, Progress progress) {
        var seconds = new PhaseTimes();
        var points = MapPoints.of(matrix, ids, progress.part(0, 0.1));
        var map = new MapDraft(matrix, points, seconds);
        seconds.lap("PCA");
        int n = points.size();
        if (n > MOST) {
            throw new IllegalArgumentException(
                    "Exact t-SNE takes at most "
                            + MOST
                            + " tokens, and these are "
                            + n
                            + "; choose t-SNE, which takes all.");
        }
        live.state(map.layout(points.flat()), new RunStage("PCA start", 0, iterations));
        if (n < FEWEST) {
            map.note(n + " tokens are too few for t-SNE: the map is PCA's.");
            return map.finished(label());
        }
        double sane = Math.min(perplexity, Math.max(2, (n - 1) / 3.0));
        if (sane < perplexity) {
            map.note(Tsne.lowered(perplexity, n, sane));
        }
        seconds.go();
        var affinities = Affinities.ofAll(points, sane, progress.part(0.1, 1));
        seconds.lap("affinities");
        return TsneRun.pairwise(
                label(), TsneSettings.usual(iterations, seed), map, Remade.never(affinities));
    }
}
