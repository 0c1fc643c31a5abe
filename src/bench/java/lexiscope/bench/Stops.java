package lexiscope.bench;

import lexiscope.embedding.EmbeddingMatrix;
import lexiscope.embedding.HeapMatrix;
import lexiscope.embedding.Neighbours;
import lexiscope.embedding.Similarity;
import lexiscope.format.ModelReader;
import lexiscope.projection.Pca;
import lexiscope.projection.Projection;
import lexiscope.projection.Tsne;
import lexiscope.projection.Umap;
import lexiscope.projection.quality.MapQuality;
import lexiscope.run.RunObserver;
import lexiscope.work.Cancelled;
import lexiscope.work.Progress;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// How long long work goes on after it is stopped: each kind is stopped at moments spread over its
/// first seconds, and the wait is printed. Arguments choose kinds by their first letters, none all.
public final class Stops {
    private static final int TIMES = 12;

    private static String[] kinds = {};

    private Stops() {}

    /// Prints a line for each kind of work.
    ///
    /// @param arguments such as `UMAP`
    public static void main(String[] arguments) throws Exception {
        kinds = arguments;
        int n = 50_000;
        int dim = 256;
        var random = new SplittableRandom(5);
        float[] numbers = new float[n * dim];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) (random.nextGaussian() + 3 * ((i / dim * 31 + i % dim) % 7));
        }
        var small = new HeapMatrix(numbers, dim);
        map("t-SNE, 50,000 × 256", small, Tsne.DEFAULT, 20_000);
        map("UMAP, 50,000 × 256", small, Umap.DEFAULT, 10_000);
        try (var model = ModelReader.open(LargeMatrix.file(), Progress.NONE)) {
            var large = model.matrix().orElseThrow();
            map("PCA, 128,256 × 4,096", large, new Pca(100), 40_000);
            measure(
                    "neighbours, 128,256 × 4,096",
                    300,
                    p -> Neighbours.of(large, 77, 50, Similarity.COSINE, p));
            var layout = new Pca().fit(small, ids(n), RunObserver.none(), Progress.NONE);
            measure(
                    "quality, 50,000 × 256",
                    1500,
                    p -> MapQuality.of(small, layout.layout(), 1, p));
        }
    }

    private static int[] ids(int n) {
        return IntStream.range(0, n).toArray();
    }

    private static void map(String what, EmbeddingMatrix matrix, Projection projection, int span)
            throws InterruptedException {
        measure(what, span, p -> projection.fit(matrix, ids(matrix.rows()), RunObserver.none(), p));
    }

    private interface Work {
        void run(Progress progress);
    }

    private static void measure(String what, int span, Work work) throws InterruptedException {
        if (kinds.length > 0 && Arrays.stream(kinds).noneMatch(what::startsWith)) {
            return;
        }
        double[] waits = new double[TIMES];
        for (int t = 0; t < TIMES; t++) {
            var stop = new java.util.concurrent.atomic.AtomicBoolean();
            Progress progress =
                    (_, _) -> {
                        if (stop.get()) {
                            throw new Cancelled();
                        }
                    };
            var thread =
                    Thread.ofPlatform()
                            .start(
                                    () -> {
                                        try {
                                            work.run(progress);
                                        } catch (Cancelled _) {
                                            // as asked
                                        }
                                    });
            Thread.sleep((long) span * (t + 1) / (TIMES + 1));
            long asked = System.nanoTime();
            stop.set(true);
            thread.join();
            waits[t] = (System.nanoTime() - asked) / 1e6;
        }
        Arrays.sort(waits);
        System.out.printf(
                "%-28s stopped %d times: median %.0f ms, longest %.0f ms%n",
                what, TIMES, waits[TIMES / 2], waits[TIMES - 1]);
    }
}
