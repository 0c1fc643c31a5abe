package lexiscope.cli;

import lexiscope.drawing.Coloured;
import lexiscope.drawing.ColouredPage;
import lexiscope.drawing.ColouredText;
import lexiscope.json.Json;
import lexiscope.model.LanguageModel;
import lexiscope.model.ModelTitle;
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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    @Mixin private EncodeExtras extras = new EncodeExtras();

    @Mixin private PictureOption picture = new PictureOption();

    @Spec private CommandSpec spec = CommandSpec.create();

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
        extras.check();
        var conflicts = new Conflicts(spec);
        picture.check(conflicts, "html", "svg", "png");
        conflicts.refuse("--benchmark", "--out", "--names", "--windows");
        try (var model = options.open()) {
            Tokenizer tokenizer = ModelOptions.tokenizer(model);
            var out = spec.commandLine().getOut();
            if (benchmark != null) {
                var timing = new EncodeTiming(tokenizer, encodeOptions, threads);
                out.println(Json.pretty(timing.measure(benchmark)));
                out.flush();
                return 0;
            }
            var coloured = new ArrayList<Coloured>();
            TextInput.read(
                    (text, whole) -> {
                        var e = tokenizer.encode(text, encodeOptions);
                        var line = line(tokenizer, e);
                        line.putAll(extras.of(text, e, whole));
                        out.println(Json.line(line));
                        if (picture.said()) {
                            coloured.add(
                                    new Coloured(ModelTitle.of(model.facts()), tokenizer, text, e));
                        }
                    });
            write(coloured, model);
            out.flush();
            return 0;
        }
    }

    private void write(List<Coloured> texts, LanguageModel model) throws IOException {
        if (!picture.said()) {
            return;
        }
        if (picture.ending().equals("html")) {
            picture.write(ColouredPage.of(texts), model);
        } else if (texts.size() == 1) {
            picture.write(ColouredText.of(texts.getFirst()), model);
        } else {
            throw new IllegalArgumentException(
                    "A picture is of one text, and there are "
                            + texts.size()
                            + "; give one line, or choose .html, which holds them all.");
        }
    }

    private static Map<String, Object> line(Tokenizer tokenizer, Encoding e) {
        var reported = e.reported();
        var line = new LinkedHashMap<String, Object>();
        line.put("ids", e.ids());
        line.put(
                "tokens",
                Arrays.stream(e.ids())
                        .mapToObj(id -> printed(tokenizer.vocabulary(), id))
                        .toList());
        line.put("spans", pairs(e.size(), e::start, e::end));
        line.put("offsets", pairs(e.size(), i -> reported.starts()[i], i -> reported.ends()[i]));
        return line;
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
