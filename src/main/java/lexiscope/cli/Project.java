package lexiscope.cli;

import lexiscope.cluster.Grouping;
import lexiscope.embedding.Space;
import lexiscope.format.OwnFiles;
import lexiscope.json.Json;
import lexiscope.kernel.Gemm;
import lexiscope.model.LanguageModel;
import lexiscope.projection.Projection;
import lexiscope.projection.layout.Fitted;
import lexiscope.projection.layout.Report;
import lexiscope.projection.quality.MapQuality;
import lexiscope.run.RunObserver;
import lexiscope.work.Progress;
import lexiscope.work.SafeFile;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// `project`: a map of the tokens as a table.
@Command(name = "project", description = "Make a map of the tokens and print id, token, x and y.")
final class Project implements Callable<Integer> {
    @Mixin private ModelOptions options = new ModelOptions();

    @Option(names = "--method", required = true, description = "pca, tsne, umap or exact-tsne.")
    private String method = "";

    @Option(
            names = "--space",
            defaultValue = "raw",
            description =
                    "raw, centred, all-but-the-top[-K], unit-norm or whitened (default: raw).")
    private String space = "";

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "At most N tokens: the first ordinary ones by id.")
    private @Nullable Integer limit;

    @Mixin private FilterOption filter = new FilterOption();

    @Option(names = "--seed", paramLabel = "S", description = "Seed of what is random.")
    private @Nullable Integer seed;

    @Option(
            names = "--set",
            paramLabel = "OPTION=VALUE",
            description = "Change an option of the method, for example perplexity=50.")
    private Map<String, Double> changes = Map.of();

    @Option(
            names = "--clusters",
            paramLabel = "KIND:N",
            description =
                    "Add a column of clusters: centres:N (k-means with N centres) or density:N"
                            + " (HDBSCAN* of at least N tokens; -1 is none).")
    private @Nullable String clusters;

    @Option(
            names = "--clusters-in",
            defaultValue = "map",
            paramLabel = "map|space",
            description = "Where clusters are looked for (default: map).")
    private String clustersIn = "";

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

    @Mixin private OverwriteOption overwrite = new OverwriteOption();

    private static final Pattern CLUSTERS = Pattern.compile("(centres|density):(\\d{1,7})");

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        Projection chosen = projection();
        Space seen = Space.named(space);
        Optional<Grouping> grouping = grouping();
        if (limit != null) {
            MapLimit.check(limit);
        }
        var conflicts = new Conflicts(spec);
        conflicts.needs("--clusters-in", "--clusters");
        conflicts.needs("--overwrite", "--out", "--report");
        if (seed != null && changes.containsKey("seed")) {
            throw new IllegalArgumentException("--seed and --set seed=… say the same; choose one.");
        }
        var files = Stream.of(out, report).filter(Objects::nonNull).toList();
        overwrite.check(files);
        Gemm.prepare();
        try (var model = options.open()) {
            OwnFiles.refuse(files, model);
            var matrix = ModelOptions.matrix(model).in(seen);
            int[] ids =
                    MapLimit.ids(
                            model,
                            filter.rows(model, matrix.rows()),
                            limit == null ? matrix.rows() : limit);
            grouping.ifPresent(g -> check(g, ids.length));
            Fitted fitted = chosen.fit(matrix, ids, RunObserver.none(), Progress.NONE);
            if (!benchmark) {
                fitted.report().notes().forEach(spec.commandLine().getErr()::println);
            }
            long begun = System.nanoTime();
            MapQuality quality =
                    MapQuality.of(matrix, fitted.layout(), seed == null ? 0 : seed, Progress.NONE);
            double measured = (System.nanoTime() - begun) / 1e9;
            int[] groups =
                    grouping.map(
                                    g ->
                                            g.of(
                                                            matrix,
                                                            fitted.layout(),
                                                            seed == null ? 42 : seed,
                                                            Progress.NONE)
                                                    .labels())
                            .orElseGet(() -> new int[0]);
            if (out == null) {
                table(model, fitted, groups, spec.commandLine().getOut());
            } else {
                // a PrintWriter over the file would keep a full disk to itself
                var text = new StringWriter();
                table(model, fitted, groups, new PrintWriter(text));
                byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
                SafeFile.write(out, to -> to.write(bytes));
            }
            if (benchmark) {
                benchmark(fitted.report(), quality, measured);
            }
            if (report != null) {
                write(fitted.report(), quality, report);
            }
            return 0;
        }
    }

    private Projection projection() {
        Projection chosen = Projection.named(method);
        for (var change : changes.entrySet()) {
            chosen = chosen.with(change.getKey(), change.getValue());
        }
        boolean seeded = chosen.choices().stream().anyMatch(c -> c.name().equals("seed"));
        return seed == null || !seeded ? chosen : chosen.with("seed", seed);
    }

    /// Refuses more centres than there are tokens.
    private static void check(Grouping grouping, int tokens) {
        if (grouping instanceof Grouping.Centres c && c.centres() > tokens) {
            throw new IllegalArgumentException(
                    tokens
                            + " tokens can be parted into 1 to "
                            + tokens
                            + " clusters, not "
                            + c.centres()
                            + ".");
        }
    }

    private Optional<Grouping> grouping() {
        if (clusters == null) {
            return Optional.empty();
        }
        var said = CLUSTERS.matcher(clusters);
        if (!said.matches() || !(clustersIn.equals("map") || clustersIn.equals("space"))) {
            throw new IllegalArgumentException(
                    "--clusters wants centres:N or density:N, --clusters-in map or space.");
        }
        int number = Integer.parseInt(said.group(2));
        boolean centres = said.group(1).equals("centres");
        if (number < (centres ? 1 : 2)) {
            throw new IllegalArgumentException(
                    centres
                            ? "--clusters centres:N wants 1 centre or more."
                            : "--clusters density:N wants 2 tokens or more.");
        }
        var where = clustersIn.equals("map") ? Grouping.Where.MAP : Grouping.Where.SPACE;
        return Optional.of(
                centres
                        ? new Grouping.Centres(number, where)
                        : new Grouping.Density(number, where));
    }

    private static void table(LanguageModel model, Fitted fitted, int[] groups, PrintWriter to) {
        to.print(groups.length == 0 ? "id\ttoken\tx\ty\n" : "id\ttoken\tcluster\tx\ty\n");
        var layout = fitted.layout();
        for (int i = 0; i < layout.size(); i++) {
            int id = layout.ids()[i];
            String token = model.vocabulary().has(id) ? model.vocabulary().spelling(id) : "";
            to.print(
                    id
                            + "\t"
                            + escaped(token)
                            + "\t"
                            + (groups.length == 0 ? "" : groups[i] + "\t")
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

    private static void write(Report report, MapQuality quality, Path to) throws IOException {
        var json = new LinkedHashMap<String, Object>();
        json.put("method", report.method());
        json.put("space", report.space());
        json.put("rows_shown", report.shown());
        json.put("rows_in_all", report.rows());
        json.put("rows_left_out", report.leftOut());
        json.put("explained_shares", report.explained());
        json.put(
                "quality",
                Map.of(
                        "recall10", number(quality.recall()),
                        "recall10_sampled", quality.sampled().length,
                        "trustworthiness10", number(quality.trustworthiness())));
        json.put(
                report.method().equals("UMAP") ? "cross_entropy" : "kl_divergence",
                number(report.divergence()));
        json.put("graph_recall", number(report.graphRecall()));
        json.put("notes", report.notes());
        json.put("seconds", report.seconds());
        byte[] text = (Json.pretty(json) + "\n").getBytes(StandardCharsets.UTF_8);
        SafeFile.write(to, out -> out.write(text));
    }

    private static Object number(double value) {
        return Double.isNaN(value) ? Json.NULL : (Object) value;
    }

    /// Seconds by phase and the quality, for a person, beside the data.
    private void benchmark(Report report, MapQuality quality, double measured) {
        var to = spec.commandLine().getErr();
        double all = 0;
        for (var phase : report.seconds().entrySet()) {
            to.printf("%-20s %9.3f s%n", phase.getKey(), phase.getValue());
            all += phase.getValue();
        }
        to.printf("%-20s %9.3f s%n", "in all", all);
        to.printf("%-20s %9.3f s%n", "measuring quality", measured);
        to.printf("%-20s %9.4f%n", "recall10", quality.recall());
        to.printf("%-20s %9.4f%n", "trustworthiness10", quality.trustworthiness());
        to.printf(
                "%-20s %9.4f%n",
                report.method().equals("UMAP") ? "cross-entropy" : "divergence",
                report.divergence());
        to.printf("%-20s %9.4f%n", "graph recall", report.graphRecall());
        report.notes().forEach(to::println);
    }
}
