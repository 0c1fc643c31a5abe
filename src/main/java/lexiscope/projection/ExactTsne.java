package lexiscope.projection;

import lexiscope.embedding.EmbeddingMatrix;
import lexiscope.work.Cancelled;
import lexiscope.work.Progress;

import org.jspecify.annotations.Nullable;

import smile.manifold.TSNE;
import smile.math.MathEx;
import smile.util.AlgoStatus;
import smile.util.IterativeAlgorithmController;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Flow;

/// t-SNE, exact, by Smile: for up to some thousand rows (time and memory grow with the square).
///
/// Smile takes a square matrix for distances, so rows get a zero column where there are as many as
/// dimensions; its cost is in bits and is reported in nats.
///
/// @param perplexity how many neighbours count for a point, 5 to 50; lowered to a third of the rows
///   where there are few
/// @param iterations steps, 250 to 2,000
/// @param seed of the random start
public record ExactTsne(double perplexity, int iterations, long seed) implements Projection {
    private static final List<Choice> CHOICES =
            List.of(
                    new Choice.Real(
                            "perplexity",
                            "Perplexity",
                            2,
                            100,
                            30,
                            "How many neighbours count for each token."),
                    new Choice.Whole(
                            "iterations",
                            "Iterations",
                            250,
                            5000,
                            750,
                            "How many steps the map takes."),
                    new Choice.Whole(
                            "seed",
                            "Seed",
                            0,
                            Integer.MAX_VALUE,
                            42,
                            "Of the random start; the same seed gives the same map."));

    public ExactTsne {
        Choices.check("Exact t-SNE", CHOICES, perplexity, iterations, (double) seed);
    }

    /// Perplexity 30, 750 iterations.
    public static final ExactTsne DEFAULT = new ExactTsne(30, 750, 42);

    /// The most rows it is asked to place: 2,000 take about ten seconds on two cores.
    public static final int MOST = 2000;

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
        return "t-SNE without approximation, by Smile: the reference for a selection of up to "
                + MOST
                + " tokens.";
    }

    @Override
    public List<Choice> choices() {
        return CHOICES;
    }

    @Override
    public double value(String choice) {
        return switch (choice) {
            case "perplexity" -> perplexity;
            case "iterations" -> iterations;
            case "seed" -> (double) seed;
            default -> throw Choices.unknown(label(), choices(), choice);
        };
    }

    @Override
    public ExactTsne with(String choice, double value) {
        Choices.check(label(), choices(), choice, value);
        return new ExactTsne(
                choice.equals("perplexity") ? value : perplexity,
                choice.equals("iterations") ? (int) value : iterations,
                choice.equals("seed") ? (long) value : seed);
    }

    @Override
    public double preparation(int rows, int dim) {
        return 1;
    }

    @Override
    public MapRun start(EmbeddingMatrix matrix, int[] ids, Observer live, Progress progress) {
        var seconds = new Seconds();
        var points = Points.of(matrix, ids, progress.part(0, 0.05));
        var map = new Mapped(matrix, points, seconds);
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
        live.layout(map.layout(points.flat()), new Stage("PCA", 0, iterations));
        if (n < 5) {
            map.note(n + " tokens are too few for t-SNE: the map is PCA's.");
            return map.finished(label());
        }
        TSNE fitted = run(points, progress.part(0.05, 1));
        seconds.lap("t-SNE");
        var at = new float[2 * n];
        for (int i = 0; i < n; i++) {
            at[2 * i] = (float) fitted.coordinates()[i][0];
            at[2 * i + 1] = (float) fitted.coordinates()[i][1];
        }
        var layout = map.layout(at);
        live.layout(layout, new Stage(label(), iterations, iterations));
        // Smile's cost is in bits
        double divergence = fitted.cost() * Math.log(2);
        return new FinishedRun(
                new Fitted(
                        layout,
                        new AmongNeighbours(points, layout, new AmongNeighbours.Pull.Gaussian()),
                        map.report(label(), divergence, 1)));
    }

    /// A power of two that brings the median distance from the middle near 1. t-SNE has no scale,
    /// but Smile looks for the width of its kernels from a fixed one, and finds none for numbers
    /// such as codes of eight bits.
    private static double scale(Points points) {
        int dim = points.dim();
        double[] middle = new double[dim];
        for (int at = 0; at < points.rows().length; at++) {
            middle[at % dim] += (double) points.rows()[at] / points.size();
        }
        double[] squares = new double[points.size()];
        for (int at = 0; at < points.rows().length; at++) {
            double d = points.rows()[at] - middle[at % dim];
            squares[at / dim] += d * d;
        }
        double most = Arrays.stream(squares).max().orElse(0);
        Arrays.sort(squares);
        double median = squares[squares.length / 2];
        double size = Math.sqrt(median > 0 ? median : most);
        return size > 0 ? Math.scalb(1.0, -Math.getExponent(size)) : 1;
    }

    private TSNE run(Points points, Progress progress) {
        int n = points.size();
        int dim = points.dim();
        double scale = scale(points);
        double[][] input = new double[n][n == dim ? dim + 1 : dim];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < dim; j++) {
                input[i][j] = points.rows()[i * dim + j] * scale;
            }
        }
        double sane = Math.min(perplexity, Math.max(2, (n - 1) / 3.0));
        progress.at(0, "distances of " + n + " rows");
        try (var controller = new IterativeAlgorithmController<AlgoStatus>()) {
            var watcher = new Watcher(controller, progress, iterations);
            controller.subscribe(watcher);
            MathEx.setSeed(seed);
            var options =
                    new TSNE.Options(
                            2,
                            sane,
                            Math.max(50, n / 12.0),
                            12,
                            iterations,
                            100,
                            1e-7,
                            0.5,
                            0.8,
                            Math.min(250, iterations / 2),
                            0.01,
                            controller);
            TSNE fitted = TSNE.fit(input, options);
            watcher.throwIfStopped();
            return fitted;
        }
    }

    /// Passes Smile's iterations on as progress and stops it when they are no longer wanted.
    private static final class Watcher implements Flow.Subscriber<AlgoStatus> {
        private final IterativeAlgorithmController<AlgoStatus> controller;
        private final Progress progress;
        private final int iterations;
        private volatile @Nullable RuntimeException stopped;

        Watcher(
                IterativeAlgorithmController<AlgoStatus> controller,
                Progress progress,
                int iterations) {
            this.controller = controller;
            this.progress = progress;
            this.iterations = iterations;
        }

        void throwIfStopped() {
            RuntimeException reason = stopped;
            if (reason != null) {
                throw reason;
            }
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(AlgoStatus status) {
            try {
                progress.at(
                        (double) status.iteration() / iterations,
                        "iteration " + status.iteration() + " of " + iterations);
            } catch (Cancelled e) {
                stopped = e;
                controller.stop();
            }
        }

        @Override
        public void onError(Throwable throwable) {}

        @Override
        public void onComplete() {}
    }
}
