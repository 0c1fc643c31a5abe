package lexiscope.bench;

import lexiscope.embedding.Components;
import lexiscope.embedding.EmbeddingMatrix;
import lexiscope.embedding.HeapMatrix;
import lexiscope.work.Progress;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import smile.feature.extraction.PCA;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/// Exact PCA, the first 100 components, beside Smile's.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"--enable-native-access=ALL-UNNAMED", "-XX:+UseParallelGC", "-Xmx3g"})
@Warmup(iterations = 2)
@Measurement(iterations = 3)
public class PcaBenchmark {
    /// Rows × dimensions.
    @Param({"20000x768", "10000x1024"})
    public String shape = "";

    private EmbeddingMatrix matrix;
    private double[][] rows = new double[0][];
    private int[] ids = new int[0];

    /// Draws the rows.
    @Setup(Level.Trial)
    public void draw() {
        String[] sides = shape.split("x");
        int n = Integer.parseInt(sides[0]);
        int dim = Integer.parseInt(sides[1]);
        var random = new SplittableRandom(3);
        float[] numbers = new float[n * dim];
        rows = new double[n][dim];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) (random.nextGaussian() / Math.pow(1 + i % dim, 0.5));
            rows[i / dim][i % dim] = numbers[i];
        }
        matrix = new HeapMatrix(numbers, dim);
        ids = IntStream.range(0, n).toArray();
    }

    /// Ours.
    @Benchmark
    public Components lexiscope() {
        return Components.of(matrix, ids, 100, Progress.NONE);
    }

    /// Smile's, which finds all components.
    @Benchmark
    public PCA smile() {
        return PCA.fit(rows);
    }
}
