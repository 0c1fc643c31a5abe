package lexiscope.cli;

import lexiscope.embedding.EmbeddingMatrix;
import lexiscope.embedding.Neighbours;
import lexiscope.embedding.Similarity;
import lexiscope.format.FolderWriter;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.json.Json;
import lexiscope.kernel.Dot;
import lexiscope.model.LanguageModel;
import lexiscope.projection.Pca;
import lexiscope.run.RunObserver;
import lexiscope.tokenizer.EncodeOptions;
import lexiscope.tokenizer.Encoding;
import lexiscope.tokenizer.Tokenizer;
import lexiscope.trial.Initialisation;
import lexiscope.trial.Trial;
import lexiscope.trial.TrialToken;
import lexiscope.vocabulary.AddedToken;
import lexiscope.work.Progress;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/// `add-token`: what a new token would change; the model itself is never changed.
@Command(
        name = "add-token",
        description =
                "Say what adding a token would change: the split, its row, its neighbours, its"
                        + " place.")
final class AddToken implements Callable<Integer> {
    private static final String MEAN = "mean-of-pieces";
    private static final String COPY = "copy:";

    @Mixin private ModelOptions options = new ModelOptions();

    @Option(
            names = "--token",
            required = true,
            paramLabel = "T",
            description = "The text of the new token.")
    private String token = "";

    @Option(
            names = "--text",
            paramLabel = "T",
            description = "A text to split before and after (default: the token itself).")
    private @Nullable String text;

    @Option(names = "--single-word", description = "Not inside a longer word.")
    private boolean singleWord;

    @Option(names = "--lstrip", description = "The white space before it belongs to it.")
    private boolean leftStrip;

    @Option(names = "--rstrip", description = "The white space after it belongs to it.")
    private boolean rightStrip;

    @Option(names = "--normalized", description = "Match in the normalised text.")
    private boolean normalized;

    @Option(names = "--special", description = "A special token.")
    private boolean special;

    @Option(
            names = "--init",
            defaultValue = "mean-of-pieces",
            paramLabel = "I",
            description =
                    "mean-of-pieces, or copy:TOKEN for the row of another token (default:"
                            + " mean-of-pieces).")
    private String init = "";

    @Option(names = "-k", defaultValue = "10", description = "How many neighbours (default: 10).")
    private int k;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "Also write the whole model with the token into this folder, and the recipe.")
    private @Nullable Path out;

    @Option(
            names = "--only-new",
            description = "Write only the small files, the new rows and the recipe.")
    private boolean onlyNew;

    @Mixin private OverwriteOption overwrite = new OverwriteOption();

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        if (k < 1) {
            throw new IllegalArgumentException("-k must be at least 1.");
        }
        if (!init.equals(MEAN) && !init.startsWith(COPY)) {
            throw new IllegalArgumentException(
                    "There is no initialisation \""
                            + init
                            + "\"; choose mean-of-pieces or copy:TOKEN.");
        }
        var conflicts = new Conflicts(spec);
        conflicts.needs("--overwrite", "--out");
        conflicts.needs("--only-new", "--out");
        if (out != null) {
            FolderWriter.check(out, options.paths());
        }
        try (var model = options.open()) {
            Tokenizer before = ModelOptions.tokenizer(model);
            var added =
                    new AddedToken(token, singleWord, leftStrip, rightStrip, normalized, special);
            Trial trial = Trial.of(model, new TrialToken(added, initialisation(model)));
            LanguageModel after = Trial.applied(model, List.of(trial));
            String sample = text == null ? token : text;
            write(model, trial);
            var said = new LinkedHashMap<String, Object>();
            said.put("token", token);
            said.put("id", trial.id());
            said.put("entry", trial.entry());
            said.put("reuses_row", trial.reusesRow());
            said.put("pieces", spelled(before, trial.pieces()));
            said.put("before", split(before, sample));
            said.put("after", split(ModelOptions.tokenizer(after), sample));
            trial.row()
                    .ifPresent(
                            row -> {
                                said.put("init", trial.trained() ? "kept" : init);
                                said.put("norm", Math.sqrt(Dot.exact(row, row, row.length)));
                                said.put("neighbours", neighbours(after, trial.id()));
                                said.put("place", place(model, row));
                            });
            said.put(
                    "note",
                    trial.outcome(String::valueOf)
                            + (trial.trained()
                                    ? ""
                                    : " The row is untrained: the model has not seen this token"
                                            + " until it is fine-tuned."));
            spec.commandLine().getOut().println(Json.pretty(said));
            return 0;
        }
    }

    private void write(LanguageModel model, Trial trial)
            throws IOException, UnreadableFileException {
        if (out != null) {
            var how = new FolderWriter.Options(overwrite.told(), onlyNew);
            FolderWriter.write(
                            Trial.change("add-token", model, List.of(trial)),
                            model,
                            options.paths(),
                            out,
                            how,
                            Progress.NONE)
                    .notes()
                    .forEach(spec.commandLine().getErr()::println);
        }
    }

    private Initialisation initialisation(LanguageModel model) {
        return init.equals(MEAN)
                ? new Initialisation.MeanOfPieces()
                : new Initialisation.CopyOf(ModelOptions.id(model, init.substring(COPY.length())));
    }

    private static List<String> spelled(Tokenizer tokenizer, int[] ids) {
        return Arrays.stream(ids).mapToObj(tokenizer.vocabulary()::spelling).toList();
    }

    private static Map<String, Object> split(Tokenizer tokenizer, String sample) {
        Encoding e = tokenizer.encode(sample, EncodeOptions.DEFAULT);
        var split = new LinkedHashMap<String, Object>();
        split.put("ids", e.ids());
        split.put("tokens", spelled(tokenizer, e.ids()));
        split.put(
                "spans",
                IntStream.range(0, e.size()).mapToObj(i -> List.of(e.start(i), e.end(i))).toList());
        return split;
    }

    private List<Map<String, Object>> neighbours(LanguageModel after, int id) {
        EmbeddingMatrix matrix = ModelOptions.matrix(after);
        return Neighbours.of(matrix, id, k, Similarity.COSINE, Progress.NONE).stream()
                .map(
                        n -> {
                            Map<String, Object> line = new LinkedHashMap<>();
                            line.put("id", n.id());
                            line.put("token", RowVerb.spelling(after, n.id()));
                            line.put("similarity", n.value());
                            return line;
                        })
                .toList();
    }

    /// Where it would land on the map of all rows by PCA, which is exact.
    private static Map<String, Object> place(LanguageModel model, float[] row) {
        EmbeddingMatrix matrix = ModelOptions.matrix(model);
        int[] ids = IntStream.range(0, matrix.rows()).toArray();
        float[] at =
                new Pca()
                        .fit(matrix, ids, RunObserver.none(), Progress.NONE)
                        .placement()
                        .place(row);
        var place = new LinkedHashMap<String, Object>();
        place.put("method", "pca");
        place.put("x", at[0]);
        place.put("y", at[1]);
        return place;
    }
}
