package lexiscope.cli;

import lexiscope.json.Json;
import lexiscope.passage.Drift;
import lexiscope.tokenizer.Tokenizer;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/// `decode`: ids back to text, a JSON line each.
@Command(name = "decode", description = "Read lines {\"ids\": […]} and print the text of each.")
final class Decode implements Callable<Integer> {
    @Mixin private ModelOptions options = new ModelOptions();

    @Option(
            names = "--drift",
            description = "Also where encoding the text again gives other ids, and which.")
    private boolean drift;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        try (var model = options.open();
                var in =
                        new BufferedReader(
                                new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            Tokenizer tokenizer = ModelOptions.tokenizer(model);
            var out = spec.commandLine().getOut();
            int number = 0;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                number++;
                if (!line.isBlank()) {
                    out.println(Json.line(read(tokenizer, ids(line, number))));
                }
            }
            out.flush();
            return 0;
        }
    }

    private Map<String, Object> read(Tokenizer tokenizer, int[] ids) {
        if (!drift) {
            return Map.of("text", tokenizer.decode(ids));
        }
        var found = Drift.of(tokenizer, ids);
        var out = new LinkedHashMap<String, Object>();
        out.put("text", found.text());
        out.put("drift", found.changes().stream().map(c -> change(found, c)).toList());
        return out;
    }

    private static Map<String, Object> change(Drift drift, Drift.Change c) {
        var out = new LinkedHashMap<String, Object>();
        out.put("at", c.from());
        out.put("ids", Arrays.copyOfRange(drift.ids(), c.from(), c.to()));
        out.put("again", Arrays.copyOfRange(drift.again().ids(), c.againFrom(), c.againTo()));
        out.put("span", new int[] {c.start(), c.end()});
        return out;
    }

    private static int[] ids(String line, int number) {
        if (Json.object(line).get("ids") instanceof List<?> ids
                && ids.stream().allMatch(i -> i instanceof Integer)) {
            return ids.stream().mapToInt(i -> (Integer) i).toArray();
        }
        throw new IllegalArgumentException(
                "Line " + number + " of the input has no \"ids\", a list of whole numbers.");
    }
}
