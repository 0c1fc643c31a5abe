package lexiscope.bench;

import lexiscope.format.ModelReader;
import lexiscope.tokenizer.EncodeOptions;
import lexiscope.tokenizer.Encoding;
import lexiscope.tokenizer.Tokenizer;
import lexiscope.tokenizer.aligned.Typed;
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

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// One keystroke in the middle of a megabyte, as the window encodes it: a letter typed somewhere in
/// the middle tenth, or the last one taken back. The figure is `p0.50`.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"--enable-native-access=ALL-UNNAMED", "-XX:+UseParallelGC", "-Xmx2g"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
public class KeystrokeBenchmark {
    private static final int BYTES = 1_000_000;

    /// A folder or file of the test data.
    @Param({
        "gpt2/vocab.json",
        "all-minilm-l6-v2/tokenizer.json",
        "t5-small/tokenizer.json",
        "t5-base/spiece.model",
        "mistral-v1"
    })
    public String model = "";

    /// Which text.
    @Param({"english", "mixed"})
    public String text = "";

    private Tokenizer tokenizer = null;
    private Typed typed = Typed.of("");
    private Encoding encoding = Encoding.EMPTY;
    private int length;
    private int at;
    private boolean open;
    private int stroke;

    /// Opens the vocabulary and encodes the text once.
    @Setup
    public void open() throws Exception {
        Path file = EncodingTexts.data(model);
        if (!Files.exists(file)) {
            System.err.println("No vocabulary at " + file + ": the bundled sample is taken.");
            file = Path.of("samples/english-bpe-8k/tokenizer.json");
        }
        tokenizer = ModelReader.open(file, Progress.NONE).tokenizer().orElseThrow();
        var texts = text.equals("english") ? EncodingTexts.english() : EncodingTexts.mixed();
        typed = Typed.of(megabyte(texts.timed()));
        length = typed.text().length();
        encoding = tokenizer.encode(typed, EncodeOptions.DEFAULT);
    }

    /// The first megabyte of a text in UTF-8.
    private static String megabyte(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new String(bytes, 0, Math.min(BYTES, bytes.length), StandardCharsets.UTF_8);
    }

    /// Types a letter, or takes the last one back.
    @Benchmark
    public Encoding keystroke() {
        if (open) {
            typed = typed.edited(at, at + 1, "");
        } else {
            stroke++;
            at = (int) (length * 0.45 + stroke * 7919L % (length / 10));
            typed = typed.edited(at, at, String.valueOf((char) ('a' + stroke % 26)));
        }
        open = !open;
        encoding = tokenizer.encode(encoding, typed, EncodeOptions.DEFAULT);
        return encoding;
    }
}
