package lexiscope.projection;

import lexiscope.embedding.EmbeddingMatrix;
import lexiscope.kernel.Dot;
import lexiscope.work.Cancelled;
import lexiscope.work.Progress;

import org.jspecify.annotations.Nullable;

import smile.manifold.TSNE;
import smile.math.MathEx;
import smile.util.AlgoStatus;
import smile.util.IterativeAlgorithmController;

import java.util.Arrays;
import java.util.LinkedHashMap;
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
public record Tsne(double perplexity, int iterations, long seed) implements Projection {
    public Tsne {
        if (!(perplexity > 1) || iterations < 50) {
            throw new IllegalArgumentException(
                    "t-SNE wants a perplexity over 1 and at least 50 iterations.");
        }
    }

    /// Perplexity 30, 750 iterations.
    public static final Tsne DEFAULT = new Tsne(30, 750, 42);

    /// The most rows it is asked to place: 2,000 take about ten seconds on two cores.
    public static final int MOST = 2000;

    @Override
    public String label() {
        return "t-SNE";
    }

    @Override
    public Fitted fit(EmbeddingMatrix matrix, int[] ids, Observer live, Progress progress) {
        long begun = System.nanoTime();
        int dim = matrix.dim();
        float[][] rows = new float[ids.length][];
        boolean[] finite = new boolean[ids.length];
        for (int i = 0; i < ids.length; i++) {
            rows[i] = new float[dim];
            matrix.row(ids[i], rows[i]);
            finite[i] = Float.isFinite(Dot.product(rows[i], 0, rows[i], 0, dim));
        }
        float[][] used =
                java.util.stream.IntStream.range(0, ids.length)
                        .filter(i -> finite[i])
                        .mapToObj(i -> rows[i])
                        .toArray(float[][]::new);
        int[] usedIds =
                java.util.stream.IntStream.range(0, ids.length)
                        .filter(i -> finite[i])
                        .map(i -> ids[i])
                        .toArray();
        double divergence = Double.NaN;
        double[][] at;
        if (used.length < 4) {
            at = new double[used.length][2];
            for (int i = 0; i < used.length; i++) {
                at[i][0] = i;
            }
        } else {
            TSNE fitted = run(used, dim, progress);
            at = fitted.coordinates();
            divergence = fitted.cost() * Math.log(2);
        }
        var layout = new Layout(usedIds, column(at, 0), column(at, 1));
        live.layout(layout);
        var seconds = new LinkedHashMap<String, Double>();
        seconds.put("t-SNE", (System.nanoTime() - begun) / 1e9);
        var report =
                new Report(
                        label(),
                        matrix.space().label(),
                        layout.size(),
                        matrix.rows(),
                        ids.length - layout.size(),
                        new double[0],
                        divergence,
                        seconds);
        return new Fitted(layout, new Placement.AmongNeighbours(used, layout), report);
    }

    private TSNE run(float[][] rows, int dim, Progress progress) {
        int n = rows.length;
        double[][] input = new double[n][n == dim ? dim + 1 : dim];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < dim; j++) {
                input[i][j] = rows[i][j];
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
                            250,
                            0.01,
                            controller);
            TSNE fitted = TSNE.fit(input, options);
            watcher.throwIfStopped();
            return fitted;
        }
    }

    private static float[] column(double[][] at, int k) {
        float[] column = new float[at.length];
        for (int i = 0; i < at.length; i++) {
            column[i] = (float) at[i][k];
        }
        return column;
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

    @Override
    public String toString() {
        return label() + Arrays.asList(perplexity, iterations, seed);
    }
}
