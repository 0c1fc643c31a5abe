package lexiscope.cli;

import lexiscope.comparison.Comparand;
import lexiscope.comparison.Compared;
import lexiscope.comparison.Comparison;
import lexiscope.json.Json;
import lexiscope.tokenizer.EncodeOptions;
import lexiscope.tokenizer.aligned.Typed;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;

/// `compare`: what several tokenizers make of the same texts, a JSON line each.
@Command(
        name = "compare",
        description =
                "Read lines {\"text\": …} and print what each of several tokenizers makes of them,"
                        + " and how far they cut alike.")
final class Compare implements Callable<Integer> {
    @Parameters(
            arity = "2..*",
            paramLabel = "PATH",
            description = "The models, each a folder or a file.")
    private List<Path> paths = List.of();

    @Option(
            names = "--text",
            paramLabel = "T",
            description = "One text, in the place of lines of input.")
    private @Nullable String text;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        try (var models = new ComparedModels(paths)) {
            var tokenizers = models.tokenizers();
            if (text != null) {
                print(text, tokenizers);
            } else {
                TextInput.read((line, _) -> print(line, tokenizers));
            }
            spec.commandLine().getOut().flush();
            return 0;
        }
    }

    private void print(String line, List<Comparand> tokenizers) {
        var comparison = Comparison.of(Typed.of(line), EncodeOptions.DEFAULT, tokenizers);
        var out = new LinkedHashMap<String, Object>();
        out.put("models", comparison.models().stream().map(Compare::model).toList());
        out.put("agreement", number(comparison.agreement()));
        spec.commandLine().getOut().println(Json.line(out));
    }

    private static Map<String, Object> model(Compared one) {
        var e = one.encoding();
        int[][] spans = new int[e.size()][];
        Arrays.setAll(spans, i -> new int[] {e.start(i), e.end(i)});
        var out = new LinkedHashMap<String, Object>();
        out.put("model", one.by().name());
        out.put("tokens", one.tokens());
        out.put("unknown", one.unknown());
        out.put("chars_per_token", number(one.charactersPerToken()));
        out.put("bytes_per_token", number(one.bytesPerToken()));
        out.put("spans", spans);
        out.put("ids", e.ids());
        return out;
    }

    private static Object number(OptionalDouble number) {
        return number.isPresent() ? (Object) number.getAsDouble() : Json.NULL;
    }
}
