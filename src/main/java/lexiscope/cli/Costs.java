package lexiscope.cli;

import lexiscope.comparison.BundledTexts;
import lexiscope.comparison.Comparand;
import lexiscope.comparison.CostLines;
import lexiscope.comparison.CostTable;
import lexiscope.comparison.ParallelFolder;
import lexiscope.comparison.ParallelTexts;
import lexiscope.drawing.CostChart;
import lexiscope.model.LanguageModel;
import lexiscope.model.ModelTitle;
import lexiscope.work.Progress;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// `costs`: what a tokenizer needs for the same content in many languages, as a table.
@Command(
        name = "costs",
        description =
                "Print what a tokenizer needs for the same content in many languages: words,"
                        + " characters, bytes, tokens, unknown ones, and the cost beside English."
                        + " Special tokens that a template adds are not counted.")
final class Costs implements Callable<Integer> {
    @Mixin private ModelOptions options = new ModelOptions();

    @Option(
            names = "--beside",
            arity = "1..*",
            paramLabel = "PATH",
            description = "Further models; the table then begins with a column of their names.")
    private List<Path> beside = List.of();

    @Option(
            names = "--parallel",
            paramLabel = "DIR",
            description =
                    "A folder of texts that say the same, a file a language (en.txt, de.txt);"
                            + " default: the bundled sentences in 41 languages, and program code.")
    private @Nullable Path parallel;

    @Option(
            names = "--details",
            description =
                    "Three columns more: words that are one token, tokens a word, bytes a token.")
    private boolean details;

    @Mixin private PictureOption picture = new PictureOption();

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        picture.check(new Conflicts(spec), "svg", "png", "csv", "tsv");
        // read while the models are opened
        var reading = new FutureTask<>(this::texts);
        Thread.ofPlatform().daemon().start(reading);
        try (var others = new ComparedModels(beside);
                var model = options.open()) {
            var texts = read(reading);
            var tokenizers = new ArrayList<Comparand>();
            tokenizers.add(
                    new Comparand(ModelTitle.of(model.facts()), ModelOptions.tokenizer(model)));
            tokenizers.addAll(others.tokenizers());
            var tables = CostTable.of(tokenizers, texts, Progress.NONE);
            texts.notes().forEach(spec.commandLine().getErr()::println);
            if (texts.english().isEmpty()) {
                spec.commandLine()
                        .getErr()
                        .println(
                                "None of the texts is English, which costs are relative to, so the"
                                        + " column cost is empty; name one en.txt.");
            }
            var out = spec.commandLine().getOut();
            new CostLines('\t', details).of(tables).forEach(out::println);
            out.flush();
            write(tables, model);
            return 0;
        }
    }

    private void write(List<CostTable> tables, LanguageModel model) throws IOException {
        if (!picture.said()) {
            return;
        }
        switch (picture.ending()) {
            case "csv", "tsv" -> {
                char separator = picture.ending().equals("csv") ? ',' : '\t';
                var lines = new CostLines(separator, details).of(tables);
                picture.write(String.join("\n", lines) + "\n", model);
            }
            default -> {
                if (tables.size() > CostChart.MOST) {
                    spec.commandLine()
                            .getErr()
                            .println(
                                    "The chart shows the first "
                                            + CostChart.MOST
                                            + " of "
                                            + tables.size()
                                            + " tokenizers; more are not told apart.");
                }
                var rows = CostTable.prose(CostTable.sorted(tables));
                picture.write(new CostChart(rows, CostChart.PARALLEL, 960).drawing(), model);
            }
        }
    }

    private static ParallelTexts read(FutureTask<ParallelTexts> reading)
            throws InterruptedException {
        try {
            return reading.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException refused) {
                throw refused;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private ParallelTexts texts() {
        if (parallel == null) {
            return BundledTexts.read();
        }
        try {
            return ParallelFolder.read(parallel);
        } catch (IOException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
