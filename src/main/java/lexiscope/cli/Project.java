package lexiscope.cli;

import lexiscope.embedding.Space;
import lexiscope.json.Json;
import lexiscope.model.LanguageModel;
import lexiscope.projection.Fitted;
import lexiscope.projection.Projection;
import lexiscope.projection.Report;
import lexiscope.work.Progress;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/// `project`: a map of the tokens as a table.
@Command(name = "project", description = "Make a map of the tokens and print id, token, x and y.")
final class Project implements Callable<Integer> {
    @Mixin private ModelOptions options = new ModelOptions();

    @Option(names = "--method", required = true, description = "pca, tsne, umap or exact-tsne.")
    private String method = "";

    @Option(names = "--space", defaultValue = "raw", description = "raw or centred (default: raw).")
    private String space = "";

    @Option(names = "--limit", paramLabel = "N", description = "Only the first N tokens by id.")
    private @Nullable Integer limit;

    @Option(names = "--seed", paramLabel = "S", description = "Seed of what is random.")
    private @Nullable Integer seed;

    @Option(
            names = "--benchmark",
            description = "Print seconds by phase and the quality of the map on standard error.")
    private boolean benchmark;

    @Option(
            names = "--out",
            paramLabel = "F.tsv",
            description = "Write the table here instead of printing it.")
    private @Nullable Path out;

    @Option(
            names = "--report",
            paramLabel = "F.json",
            description = "Write what is to be known of the map here.")
    private @Nullable Path report;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        try (var model = options.open()) {
            var matrix = ModelOptions.matrix(model).in(Space.named(space));
            int rows = limit == null ? matrix.rows() : Math.min(limit, matrix.rows());
            int[] ids = IntStream.range(0, rows).toArray();
            Fitted fitted = projection().fit(matrix, ids, Projection.Observer.NONE, Progress.NONE);
            if (out == null) {
                table(model, fitted, spec.commandLine().getOut());
            } else {
                try (var writer = new PrintWriter(Files.newBufferedWriter(out))) {
                    table(model, fitted, writer);
                }
            }
            if (benchmark) {
                var err = spec.commandLine().getErr();
                fitted.report().seconds().forEach((k, v) -> err.printf("%-20s %8.3f s%n", k, v));
                fitted.report().notes().forEach(err::println);
                err.println("divergence " + fitted.report().divergence());
            }
            if (report != null) {
                write(fitted.report(), report);
            }
            return 0;
        }
    }

    private Projection projection() {
        Projection chosen = Projection.named(method);
        boolean seeded = chosen.choices().stream().anyMatch(c -> c.name().equals("seed"));
        return seed == null || !seeded ? chosen : chosen.with("seed", seed);
    }

    private static void table(LanguageModel model, Fitted fitted, PrintWriter to) {
        to.print("id\ttoken\tx\ty\n");
        var layout = fitted.layout();
        for (int i = 0; i < layout.size(); i++) {
            int id = layout.ids()[i];
            String token = model.vocabulary().has(id) ? model.vocabulary().spelling(id) : "";
            to.print(
                    id
                            + "\t"
                            + escaped(token)
                            + "\t"
                            + layout.x()[i]
                            + "\t"
                            + layout.y()[i]
                            + "\n");
        }
        to.flush();
    }

    private static String escaped(String s) {
        return s.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }

    private static void write(Report report, Path to) throws IOException {
        var json = new LinkedHashMap<String, Object>();
        json.put("method", report.method());
        json.put("space", report.space());
        json.put("rows_shown", report.shown());
        json.put("rows_in_all", report.rows());
        json.put("rows_left_out", report.leftOut());
        json.put("explained_shares", report.explained());
        json.put(
                "kl_divergence",
                Double.isNaN(report.divergence()) ? Json.NULL : report.divergence());
        json.put(
                "graph_recall",
                Double.isNaN(report.graphRecall()) ? Json.NULL : report.graphRecall());
        json.put("notes", report.notes());
        json.put("seconds", report.seconds());
        Files.writeString(to, Json.pretty(json) + "\n");
    }
}
