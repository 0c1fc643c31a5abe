package lexiscope.bench;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;

import lexiscope.format.ModelReader;
import lexiscope.work.Progress;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.util.concurrent.TimeUnit;

/// A `tokenizer.json` opened until it can encode, Lexiscope beside the reference library in one
/// run.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"--enable-native-access=ALL-UNNAMED", "-XX:+UseParallelGC", "-Xmx3g"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class OpeningBenchmark {
    /// A folder of the test data; gpt-oss has 199,998 entries and 446,189 merges.
    @Param({"gpt-oss"})
    public String model = "";

    private EncodingModel file = null;

    /// Finds the file.
    @Setup
    public void find() throws Exception {
        file = EncodingModel.of(model);
    }

    /// Our own.
    @Benchmark
    public int lexiscope() throws Exception {
        try (var opened = ModelReader.open(file.file(), Progress.NONE)) {
            return opened.tokenizer().orElseThrow().vocabulary().size();
        }
    }

    /// The reference library.
    @Benchmark
    public Object djl() throws Exception {
        try (HuggingFaceTokenizer opened = file.theirs()) {
            return opened.getVersion();
        }
    }
}
