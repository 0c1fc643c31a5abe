package lexiscope.cli;

import lexiscope.corpus.TextFiles;
import lexiscope.format.FolderWriter;
import lexiscope.json.Json;
import lexiscope.model.LanguageModel;
import lexiscope.tokenizer.Tokenizer;
import lexiscope.tokens.TokenFilter;
import lexiscope.tokens.TokenSet;
import lexiscope.tokens.TokenSets;
import lexiscope.tokens.TokenTable;
import lexiscope.trim.CorpusCounts;
import lexiscope.trim.TextEffect;
import lexiscope.trim.Trimming;
import lexiscope.work.Progress;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/// `trim`: a vocabulary of which some tokens stay, and the model with it.
@Command(
        name = "trim",
        description =
                "Make the vocabulary smaller: keep what a corpus uses or a filter says, with"
                    + " everything special, the bytes, and what kept tokens are merged from; or"
                    + " take tokens away. Says what that does; with --out also writes the model.")
final class TrimVerb implements Callable<Integer> {
    /// Ids that are listed at most.
    private static final int LISTED = 1000;

    /// Characters of a text that stand for it.
    private static final int SHOWN = 80;

    @Mixin private ModelOptions options = new ModelOptions();

    @Option(
            names = "--corpus",
            arity = "1..*",
            paramLabel = "F",
            description = "Keep the tokens that these text files use.")
    private List<Path> corpus = List.of();

    @Option(
            names = "--counts",
            paramLabel = "F",
            description =
                    "Keep the tokens that this table counts: tab-separated, an id and a count a"
                            + " line, or columns named id (or token) and count.")
    private @Nullable Path counts;

    @Option(
            names = "--keep",
            paramLabel = "FILTER",
            description = "Keep the tokens of this line of the filter language.")
    private @Nullable String keep;

    @Option(
            names = "--remove",
            paramLabel = "FILTER",
            description =
                    "Take these tokens away, and those that are made from them; all others stay.")
    private @Nullable String remove;

    @Option(
            names = "--at-least",
            defaultValue = "1",
            paramLabel = "N",
            description = "Of counted tokens those that occur so often (default: 1).")
    private long least = 1;

    @Option(
            names = "--multiple-of",
            defaultValue = "1",
            paramLabel = "N",
            description = "Give the matrix a multiple of so many rows (default: 1).")
    private int multiple = 1;

    @Option(
            names = "--text",
            paramLabel = "T",
            description = "A text of one's own: how its split changes. May be said often.")
    private List<String> texts = List.of();

    @Option(
            names = "--texts",
            arity = "1..*",
            paramLabel = "F",
            description = "Text files of one's own: how their split changes.")
    private List<Path> files = List.of();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "Write the whole model into this folder, with the map from old to new ids and"
                            + " the recipe.")
    private @Nullable Path out;

    @Option(
            names = "--only-new",
            description = "Write only the small files, the map of ids and the recipe.")
    private boolean onlyNew;

    @Mixin private OverwriteOption overwrite = new OverwriteOption();

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        var conflicts = new Conflicts(spec);
        conflicts.needs("--overwrite", "--out");
        conflicts.needs("--only-new", "--out");
        long ways =
                Stream.of(!corpus.isEmpty(), counts != null, keep != null, remove != null)
                        .filter(said -> said)
                        .count();
        if (ways != 1) {
            throw new IllegalArgumentException(
                    "Say once which tokens: --corpus, --counts, --keep or --remove.");
        }
        if (out != null) {
            FolderWriter.check(out, options.paths());
        }
        try (var model = options.open()) {
            Trimming trimming = trimming(model);
            Tokenizer after = FolderWriter.tokenizer(trimming.change(), model);
            var all = new ArrayList<>(texts);
            all.addAll(TextFiles.read(files));
            List<TextEffect> effects = trimming.effects(all, ModelOptions.tokenizer(model), after);
            var how = new FolderWriter.Options(overwrite.told(), onlyNew);
            var change = trimming.change().saying(Map.of("trimmed", trimming.figures()));
            var preview = FolderWriter.preview(change, model, options.paths(), how);
            if (out != null) {
                FolderWriter.write(change, model, options.paths(), out, how, Progress.NONE);
            }
            spec.commandLine()
                    .getOut()
                    .println(Json.pretty(said(model, trimming, effects, preview)));
            preview.notes().forEach(spec.commandLine().getErr()::println);
            return 0;
        }
    }

    private Trimming trimming(LanguageModel model) throws Exception {
        if (remove != null) {
            return Trimming.without(model, options.paths(), filtered(model, remove), multiple);
        }
        TokenSet wanted =
                keep != null
                        ? filtered(model, keep)
                        : counts != null
                                ? CorpusCounts.of(counts, model.vocabulary(), least)
                                : used(model);
        return Trimming.keeping(model, options.paths(), wanted, multiple);
    }

    private static TokenSet filtered(LanguageModel model, String line) {
        var table = new TokenTable(model);
        TokenFilter filter = TokenFilter.parse(line, table.values(), TokenSets.NONE);
        return filter.matching(table, TokenSets.NONE, Progress.NONE);
    }

    private TokenSet used(LanguageModel model) throws Exception {
        var sources = corpus.stream().map(CorpusCounts.TextSource::of).toList();
        return CorpusCounts.used(ModelOptions.tokenizer(model), sources, least, Progress.NONE);
    }

    private static Map<String, Object> said(
            LanguageModel model,
            Trimming trimming,
            List<TextEffect> effects,
            FolderWriter.Preview preview) {
        var said = new LinkedHashMap<String, Object>();
        said.put("tokens", model.vocabulary().size());
        said.put("tokens_after", trimming.kept().size());
        if (model.matrix().isPresent()) {
            said.put("rows", model.rows());
            said.put("rows_after", preview.rows());
        }
        said.putAll(trimming.figures());
        said.put("made_from_removed", listed(model, trimming.dependents()));
        said.put("spared", listed(model, trimming.spared()));
        said.put("texts_changed", effects.stream().filter(e -> !e.same()).count());
        said.put("texts", effects.stream().map(TrimVerb::effect).toList());
        said.put("folder_bytes", preview.bytes());
        return said;
    }

    private static List<Map<String, Object>> listed(LanguageModel model, TokenSet set) {
        return set.stream()
                .limit(LISTED)
                .mapToObj(
                        id -> {
                            Map<String, Object> line = new LinkedHashMap<>();
                            line.put("id", id);
                            line.put("token", model.vocabulary().spelling(id));
                            return line;
                        })
                .toList();
    }

    private static Map<String, Object> effect(TextEffect e) {
        Map<String, Object> line = new LinkedHashMap<>();
        String text = e.text();
        line.put(
                "text",
                text.length() > SHOWN
                        ? text.substring(
                                        0,
                                        text.offsetByCodePoints(0, text.codePointCount(0, SHOWN)))
                                + "…"
                        : text);
        line.put("before", e.before());
        line.put("after", e.after());
        line.put("same", e.same());
        return line;
    }
}
