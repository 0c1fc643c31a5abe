package lexiscope.cli;

import lexiscope.corpus.TextFiles;
import lexiscope.format.FolderWriter;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.json.Json;
import lexiscope.model.LanguageModel;
import lexiscope.projection.layout.Placement;
import lexiscope.trial.ModelAtWork;
import lexiscope.trial.PlanChange;
import lexiscope.trial.RowCount;
import lexiscope.trial.effect.SplitWords;
import lexiscope.trial.first.Donors;
import lexiscope.trial.first.FirstVector;
import lexiscope.trial.first.FirstVectorNames;
import lexiscope.trial.first.KeptFigures;
import lexiscope.trial.proposal.As;
import lexiscope.trial.proposal.Plan;
import lexiscope.trial.proposal.Proposal;
import lexiscope.trial.proposal.TokenLines;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;

/// `add-token`: what new tokens would change; the model itself is never changed.
@Command(
        name = "add-token",
        description =
                "Say what adding tokens would change: the split, their rows, neighbours and places,"
                        + " and whether they will ever be produced.")
final class AddToken implements Callable<Integer> {
    @Mixin private ModelOptions options = new ModelOptions();

    @Option(
            names = "--token",
            paramLabel = "T",
            description = "The text of a new token; may be said several times.")
    private List<String> tokens = List.of();

    @Option(
            names = "--tokens-from",
            paramLabel = "F",
            description =
                    "A file with one token a line; \\s, \\t, \\n"
                            + " and \\\\ are a space, a tab, a line end and a backslash.")
    private @Nullable Path tokensFrom;

    @Option(
            names = "--as",
            paramLabel = "A",
            description =
                    "added: cut out before the model; entry: with its merges or score; unused: in"
                            + " the place of a reserved entry (default: added).")
    private String as = "added";

    @Option(
            names = "--text",
            paramLabel = "T",
            description = "A text to split before and after (default: the tokens themselves).")
    private @Nullable String text;

    @Option(names = "--text-file", paramLabel = "F", description = "The same from a file.")
    private @Nullable Path textFile;

    @Option(
            names = "--corpus",
            paramLabel = "F",
            arity = "1..*",
            description =
                    "Text files: whether they hold the tokens often enough to learn from, and"
                            + " which words would save most tokens.")
    private List<Path> corpus = List.of();

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
            names = "--score",
            paramLabel = "S",
            description = "The score of an entry of a Unigram model (default: just enough).")
    private @Nullable Double score;

    @Option(
            names = "--init",
            paramLabel = "NAME",
            description =
                    "The first vector; several give several previews, the first is written. One of"
                            + " "
                            + FirstVectorNames.ALL
                            + " (default: mean-of-pieces).")
    private List<String> inits = List.of();

    @Option(
            names = "--output-init",
            paramLabel = "NAME",
            description =
                    "The same for an output matrix of its own (default: as the first --init).")
    private @Nullable String outputInit;

    @Option(
            names = "--median-norm",
            description = "Bring first vectors to the median norm of the rows there are.")
    private boolean medianNorm;

    @Option(
            names = "--multiple",
            paramLabel = "N",
            description = "Round the rows up to a multiple where the matrix grows (default: 1).")
    private int multiple = 1;

    @Option(names = "--seed", paramLabel = "S", description = "The seed of sampled vectors.")
    private long seed = 1;

    @Option(names = "-k", description = "How many neighbours (default: 10).")
    private int k = 10;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "Also write the model with the tokens into this folder: all of its files, the"
                            + " recipe, and arguments for PEFT that train just these rows.")
    private @Nullable Path out;

    @Option(names = "--only-new", description = "Write only the small files and the new rows.")
    private boolean onlyNew;

    @Mixin private OverwriteOption overwrite = new OverwriteOption();

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        check();
        var proposals = proposals();
        List<String> texts = TextFiles.read(corpus);
        String file = textFile == null ? null : TextFiles.read(List.of(textFile)).getFirst();
        try (var model = options.open();
                var donors = new Donors()) {
            ModelOptions.tokenizer(model);
            Plan plan = Plan.of(model, proposals);
            if (plan.taken().isEmpty() && !proposals.isEmpty()) {
                throw new IllegalArgumentException(plan.refused().getFirst().sentence());
            }
            plan.refused().forEach(r -> spec.commandLine().getErr().println(r.sentence()));
            var choices = new ArrayList<FirstVector>();
            for (String init : inits.isEmpty() ? List.of("mean-of-pieces") : inits) {
                choices.add(FirstVectorNames.named(init, t -> ModelOptions.id(model, t)));
            }
            var outputChoice =
                    outputInit == null
                            ? choices.getFirst()
                            : FirstVectorNames.named(outputInit, t -> ModelOptions.id(model, t));
            // also brings the mean and the norms, where they were found before
            Optional<Placement> placement =
                    model.matrix()
                            .filter(_ -> !proposals.isEmpty())
                            .map(_ -> KeptFigures.placement(model, Progress.NONE));
            var counts = RowCount.of(model, plan, multiple);
            var vectors = new NewVectors(model, plan, donors, medianNorm, seed, k);
            var input = vectors.input(choices);
            var output = vectors.output(outputChoice);
            LanguageModel after =
                    ModelAtWork.of(
                            model,
                            plan,
                            NewVectors.first(input),
                            NewVectors.first(output),
                            counts.rowsAfter());
            var report = new AddTokenReport(model, plan, after);
            report.tokens(input, output, texts, placement);
            report.refused();
            boolean whole = file == null;
            String sample = file != null ? file : text != null ? text : sample(plan);
            if (!proposals.isEmpty()) {
                report.text(sample, whole);
                report.where(counts);
            }
            if (!texts.isEmpty()) {
                report.words(SplitWords.of(plan.before(), texts, 50));
            }
            write(model, plan, report, NewVectors.first(input), NewVectors.first(output), counts);
            spec.commandLine().getOut().println(Json.pretty(report.json()));
            return 0;
        }
    }

    private void check() {
        if (k < 1) {
            throw new IllegalArgumentException("-k must be at least 1.");
        }
        inits.forEach(init -> FirstVectorNames.named(init, _ -> 0));
        if (outputInit != null) {
            FirstVectorNames.named(outputInit, _ -> 0);
        }
        As.named(as);
        if (tokens.isEmpty() && tokensFrom == null && corpus.isEmpty()) {
            throw new IllegalArgumentException(
                    "Name a token with --token, or a file of them with --tokens-from.");
        }
        var conflicts = new Conflicts(spec);
        conflicts.needs("--overwrite", "--out");
        conflicts.needs("--only-new", "--out");
        conflicts.needs("--out", "--token", "--tokens-from");
        conflicts.refuse("--text", "--text-file");
        if (out != null) {
            FolderWriter.check(out, options.paths());
        }
    }

    private List<Proposal> proposals() throws IOException {
        var contents = new ArrayList<>(tokens);
        if (tokensFrom != null) {
            contents.addAll(TokenLines.read(tokensFrom));
        }
        var proposals = new ArrayList<Proposal>();
        for (String content : contents) {
            proposals.add(
                    new Proposal(
                            new AddedToken(
                                    content,
                                    singleWord,
                                    leftStrip,
                                    rightStrip,
                                    normalized,
                                    special),
                            As.named(as),
                            score == null ? OptionalDouble.empty() : OptionalDouble.of(score)));
        }
        return proposals;
    }

    private static String sample(Plan plan) {
        return String.join(" ", plan.taken().stream().map(t -> t.proposal().content()).toList());
    }

    private void write(
            LanguageModel model,
            Plan plan,
            AddTokenReport report,
            Map<Integer, float[]> input,
            Map<Integer, float[]> output,
            RowCount counts)
            throws IOException, UnreadableFileException {
        if (out == null) {
            return;
        }
        Map<String, Object> recipe = new LinkedHashMap<>();
        recipe.put("first_rows", report.recipe());
        recipe.put("median_norm", medianNorm);
        recipe.put("seed", seed);
        if (!plan.rows().isEmpty() && model.matrix().isPresent()) {
            recipe.put("peft", PlanChange.adapter(model, plan));
        }
        var change = PlanChange.of("add-token", model, plan, input, output, counts, recipe);
        FolderWriter.write(
                        change,
                        model,
                        options.paths(),
                        out,
                        new FolderWriter.Options(overwrite.told(), onlyNew),
                        Progress.NONE)
                .notes()
                .forEach(spec.commandLine().getErr()::println);
    }
}
