package lexiscope.bench;

import lexiscope.embedding.EmbeddingMatrix;
import lexiscope.embedding.Neighbour;
import lexiscope.embedding.Neighbours;
import lexiscope.embedding.Similarity;
import lexiscope.format.ModelReader;
import lexiscope.model.LanguageModel;
import lexiscope.work.Progress;
import lexiscope.work.Ranges;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The 50 nearest of one token in 128,256 × 4,096 numbers of 16 bit, beside a plain sum over the
/// same mapped bytes by as many threads: what the memory gives.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"--enable-native-access=ALL-UNNAMED", "-XX:+UseParallelGC", "-Xmx1g"})
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class NeighbourBenchmark {
    private static final int TILE = 1 << 15;

    private final Arena arena = Arena.ofShared();
    private MemorySegment bytes = MemorySegment.NULL;
    private LanguageModel model;
    private EmbeddingMatrix matrix;
    private int token;

    /// Maps the matrix and reads it once.
    @Setup(Level.Trial)
    public void open() throws Exception {
        Path file = LargeMatrix.file();
        model = ModelReader.open(file, Progress.NONE);
        matrix = model.matrix().orElseThrow();
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
        }
        sum();
        matrix.norms(Progress.NONE);
    }

    /// Lets it go.
    @TearDown(Level.Trial)
    public void close() {
        model.close();
        arena.close();
    }

    /// A sum of all mapped bytes, as long numbers, tile by tile.
    @Benchmark
    public long sum() {
        return summed(
                (from, to) -> {
                    long[] tile = new long[TILE];
                    long sum = 0;
                    for (int at = from; at < to; at += TILE) {
                        int n = Math.min(TILE, to - at);
                        MemorySegment.copy(
                                bytes, ValueLayout.JAVA_LONG_UNALIGNED, 8L * at, tile, 0, n);
                        for (int i = 0; i < n; i++) {
                            sum += tile[i];
                        }
                    }
                    return sum;
                });
    }

    /// The same, read where the bytes lie.
    @Benchmark
    public long sumInPlace() {
        return summed(
                (from, to) -> {
                    long sum = 0;
                    for (int i = from; i < to; i++) {
                        sum += bytes.get(ValueLayout.JAVA_LONG_UNALIGNED, 8L * i);
                    }
                    return sum;
                });
    }

    /// Sums a range of the long numbers.
    private interface Part {
        long sum(int from, int to);
    }

    /// All ranges, on as many threads as a scan has.
    private long summed(Part part) {
        int longs = (int) (bytes.byteSize() / 8);
        long[] sums = new long[Ranges.count(longs, TILE * 32)];
        Ranges.run(
                longs,
                TILE * 32,
                Progress.NONE,
                "",
                (number, from, to) -> sums[number] = part.sum(from, to));
        return Arrays.stream(sums).sum();
    }

    /// The 50 nearest by the cosine, the norms being known.
    @Benchmark
    public List<Neighbour> cosine() {
        return next(Similarity.COSINE);
    }

    /// The 50 nearest by the inner product.
    @Benchmark
    public List<Neighbour> dot() {
        return next(Similarity.DOT);
    }

    private List<Neighbour> next(Similarity similarity) {
        token = (token + 7919) % matrix.rows();
        return Neighbours.of(matrix, token, 50, similarity, Progress.NONE);
    }
}
