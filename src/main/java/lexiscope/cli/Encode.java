package lexiscope.cli;

import lexiscope.json.Json;
import lexiscope.tokenizer.EncodeOptions;
import lexiscope.tokenizer.Encoding;
import lexiscope.tokenizer.Tokenizer;
import lexiscope.vocabulary.Spelling;
import lexiscope.vocabulary.Vocabulary;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.IntUnaryOperator;

/// `encode`: texts to tokens, a JSON line each.
@Command(
        name = "encode",
        description = "Read lines {\"text\": …} and print ids, tokens and spans of each.")
final class Encode implements Callable<Integer> {
    @Mixin private ModelOptions options = new ModelOptions();

    @Option(names = "--no-special-tokens", description = "Add no special tokens.")
    private boolean bare;

    @Option(
            names = "--plain-special-text",
            description = "Text that spells a special token is text like any other.")
    private boolean plain;

    @Option(
            names = "--benchmark",
            paramLabel = "FILE",
            description = "Encode a whole text file, time it, and print the figures as JSON.")
    private @Nullable Path benchmark;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads of the benchmark (default: ${DEFAULT-VALUE}).")
    private int threads = 1;

    @Spec private CommandSpec spec = CommandSpec.create();

    private record Line(int[] ids, List<String> tokens, int[][] spans, int[][] offsets) {}

    @Override
    public Integer call() throws Exception {
        var encodeOptions = new EncodeOptions(!bare, !plain);
        new Conflicts(spec).needs("--threads", "--benchmark");
        if (threads < 1) {
            throw new IllegalArgumentException("--threads must be at least 1.");
        }
        if (benchmark != null && !Files.isReadable(benchmark)) {
            throw new IllegalArgumentException("There is no file " + benchmark + " to encode.");
        }
        try (var model = options.open();
                var in =
                        new BufferedReader(
                                new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            Tokenizer tokenizer = ModelOptions.tokenizer(model);
            var out = spec.commandLine().getOut();
            if (benchmark != null) {
                var timing = new EncodeTiming(tokenizer, encodeOptions, threads);
                out.println(Json.pretty(timing.measure(benchmark)));
                out.flush();
                return 0;
            }
            int number = 0;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                number++;
                if (!line.isBlank()) {
                    if (!(Json.object(line).get("text") instanceof String text)) {
                        throw new IllegalArgumentException(
                                "Line " + number + " of the input has no \"text\".");
                    }
                    out.println(Json.line(line(tokenizer, tokenizer.encode(text, encodeOptions))));
                }
            }
            out.flush();
            return 0;
        }
    }

    private static Line line(Tokenizer tokenizer, Encoding e) {
        var reported = e.reported();
        return new Line(
                e.ids(),
                Arrays.stream(e.ids()).mapToObj(id -> printed(tokenizer.vocabulary(), id)).toList(),
                pairs(e.size(), e::start, e::end),
                pairs(e.size(), i -> reported.starts()[i], i -> reported.ends()[i]));
    }

    /// A token as the vocabulary spells it; a vocabulary of bytes spells none, so base64.
    private static String printed(Vocabulary vocabulary, int id) {
        return vocabulary.spellingRule() instanceof Spelling.RawBytes
                ? Base64.getEncoder().encodeToString(vocabulary.bytes(id))
                : vocabulary.spelling(id);
    }

    private static int[][] pairs(int size, IntUnaryOperator start, IntUnaryOperator end) {
        int[][] pairs = new int[size][];
        Arrays.setAll(pairs, i -> new int[] {start.applyAsInt(i), end.applyAsInt(i)});
        return pairs;
    }
}
