package lexiscope.bench;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;

import lexiscope.tokenizer.EncodeOptions;
import lexiscope.tokenizer.Tokenizer;

import org.openjdk.jmh.annotations.AuxCounters;
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
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.runner.IterationType;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/// Text to ids and spans with one thread, Lexiscope beside its peers in one run. The figure is the
/// secondary one, `megabytes`: 10^6 bytes of UTF-8 a second.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"--enable-native-access=ALL-UNNAMED", "-XX:+UseParallelGC", "-Xmx3g"})
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 2)
public class EncodingBenchmark {
    /// What was encoded, in 10^6 bytes.
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    @State(Scope.Thread)
    public static class Encoded {
        /// So far in this iteration.
        public double megabytes;
    }

    /// A folder of the test data.
    @Param({"gpt2", "all-minilm-l6-v2", "t5-small", "phi-3-mini"})
    public String model = "";

    /// Which text.
    @Param({"english", "mixed"})
    public String text = "";

    private EncodingTexts texts = new EncodingTexts("", "");
    private String now = "";
    private double size;
    private Tokenizer ours = null;
    private HuggingFaceTokenizer theirs = null;
    private Encoding jtokkit = null;

    /// Opens the vocabulary and reads the texts.
    @Setup
    public void open() throws Exception {
        texts = text.equals("english") ? EncodingTexts.english() : EncodingTexts.mixed();
        var opened = EncodingModel.of(model);
        ours = opened.ours();
        theirs = opened.theirs();
        jtokkit = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.R50K_BASE);
    }

    /// Takes the text that the iteration is for.
    @Setup(Level.Iteration)
    public void choose(IterationParams iteration) {
        now = iteration.getType() == IterationType.WARMUP ? texts.warmUp() : texts.timed();
        size = now.getBytes(StandardCharsets.UTF_8).length / 1e6;
    }

    /// Our own, words remembered from before.
    @Benchmark
    public int lexiscope(Encoded encoded) {
        encoded.megabytes += size;
        return ours.encode(now, EncodeOptions.DEFAULT).size();
    }

    /// Our own, no word remembered.
    @Benchmark
    public int lexiscopeForgetful(Encoded encoded) {
        encoded.megabytes += size;
        ours.forget();
        return ours.encode(now, EncodeOptions.DEFAULT).size();
    }

    /// Our own with two threads.
    @Benchmark
    public int lexiscopeTwoThreads(Encoded encoded) {
        encoded.megabytes += size;
        return ours.encode(now, EncodeOptions.DEFAULT, 2).size();
    }

    /// Our own, the first text of a process.
    @Benchmark
    @Warmup(iterations = 0)
    @Measurement(iterations = 1, time = 1)
    public int lexiscopeCold(Encoded encoded) {
        return lexiscope(encoded);
    }

    /// jtokkit's GPT-2 vocabulary, ids only, whatever the model.
    @Benchmark
    public int jtokkitR50k(Encoded encoded) {
        encoded.megabytes += size;
        return jtokkit.encodeOrdinary(now).size();
    }

    /// The reference library, line by line.
    @Benchmark
    @Warmup(iterations = 1, time = 1)
    @Measurement(iterations = 2, time = 1)
    public long djl(Encoded encoded) {
        encoded.megabytes += size;
        long tokens = 0;
        for (int from = 0; from < now.length(); ) {
            int line = now.indexOf('\n', from) + 1;
            int to = line == 0 ? now.length() : line;
            tokens += theirs.encode(now.substring(from, to), false, false).getIds().length;
            from = to;
        }
        return tokens;
    }
}
