package lexiscope.format.folder;

import lexiscope.change.ModelChange;
import lexiscope.format.tensor.TableRole;
import lexiscope.model.LanguageModel;
import lexiscope.vocabulary.AddedToken;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What was done to a model, beside the model: JSON, and a short script that repeats it with
/// transformers and checks itself by the digests of what was written.
///
/// @param others those of the folder, in the order in which they are written
/// @param digests of changed tables, filled while they are written
record Recipe(
        LanguageModel model,
        ModelChange change,
        ChangedWeights weights,
        List<PlannedFile> others,
        Map<String, String> digests,
        boolean onlyNew) {
    /// The new rows, in safetensors' form but not under its ending: loaders that read every such
    /// file of a folder shall not take it for weights.
    static final String ROWS = "lexiscope.rows";

    private static final String JSON = "lexiscope-recipe.json";
    private static final String SCRIPT = "lexiscope-recipe.py";
    private static final String MAP = "lexiscope-ids.tsv";

    /// Arguments of PEFT's `LoraConfig`, where the change says some.
    private static final String PEFT = "peft-config.json";

    /// Whether a file is of an older recipe, which does not fit the new folder.
    static boolean own(String name) {
        return List.of(ROWS, "lexiscope-rows.safetensors", JSON, SCRIPT, MAP, PEFT).contains(name);
    }

    /// Its files.
    List<PlannedFile> files() {
        var own = new ArrayList<PlannedFile>();
        if (!change.ids().keepsAll()) {
            own.add(new PlannedFile.Made(MAP, map(), "old and new ids"));
        }
        if (change.recipe().get("peft") instanceof Map<?, ?> arguments) {
            byte[] content = PythonJson.file(arguments);
            own.add(new PlannedFile.Made(PEFT, content, "trains the new rows alone, with PEFT"));
        }
        var all = new ArrayList<>(others);
        all.addAll(own);
        byte[] script = script();
        all.add(new PlannedFile.Made(SCRIPT, script, "repeats the change with transformers"));
        own.add(new PlannedFile.Made(SCRIPT, script, "repeats the change with transformers"));
        own.add(new PlannedFile.Last(JSON, () -> PythonJson.file(said(all)), "what was done"));
        return own;
    }

    private Map<String, Object> said(List<PlannedFile> all) {
        var said = new LinkedHashMap<String, Object>();
        said.put("recipe", 1);
        said.put("made_by", "lexiscope " + change.madeBy());
        said.put("model", model.facts().name());
        said.put("only_new", onlyNew);
        boolean matrix = weights.before() >= 0;
        said.put("rows_before", matrix ? weights.before() : change.ids().before());
        said.put("rows", matrix ? weights.after() : change.ids().after());
        said.put("vocab_size_before", matrix ? weights.sizes().before() : change.ids().before());
        said.put("kept", change.ids().keepsAll() ? "all" : change.ids().toArray());
        said.put("tokens", change.added().entrySet().stream().map(Recipe::token).toList());
        said.put("tokenizer", addable() ? "add_tokens" : "files");
        change.recipe().forEach(said::put);
        said.put("tables", weights.tables().stream().map(this::table).toList());
        said.put(
                "rows_file",
                weights.rowsFile(onlyNew ? "lexiscope-rows.safetensors" : ROWS)
                        .map(PlannedFile::name)
                        .orElse(""));
        said.put(
                "changed_files",
                all.stream().filter(Recipe::changed).map(PlannedFile::name).toList());
        said.put("files", FolderPlan.digests(all));
        return said;
    }

    /// Whether a file is a small one of the model that is another than it was.
    private static boolean changed(PlannedFile file) {
        return file instanceof PlannedFile.Made made
                && !own(made.name())
                && !made.name().endsWith(".index.json");
    }

    /// Whether transformers' `add_tokens`, one after the other, gives the tokens the same ids and
    /// nothing but them changes: a text that is there keeps its id, another gets the next one.
    private boolean addable() {
        if (!change.ids().keepsAll()
                || !change.entries().isEmpty()
                || change.added().isEmpty()
                || others.stream().anyMatch(f -> f.about().equals(FolderPlan.MENDED))) {
            return false;
        }
        int next = model.vocabulary().size();
        for (var token : change.added().entrySet()) {
            int id = token.getKey();
            if (id == next) {
                next++;
            } else if (model.vocabulary().id(token.getValue().content()).orElse(-1) != id) {
                return false;
            }
        }
        return true;
    }

    private static Map<String, Object> token(Map.Entry<Integer, AddedToken> added) {
        AddedToken token = added.getValue();
        var said = new LinkedHashMap<String, Object>();
        said.put("id", added.getKey());
        said.put("content", token.content());
        said.put("single_word", token.singleWord());
        said.put("lstrip", token.leftStrip());
        said.put("rstrip", token.rightStrip());
        said.put("normalized", token.normalized());
        said.put("special", token.special());
        return said;
    }

    private Map<String, Object> table(TableRows table) {
        var said = new LinkedHashMap<String, Object>();
        said.put("name", table.name());
        said.put("dtype", table.old().dtype());
        said.put("shape", table.shape());
        if (table.role() == TableRole.CODES) {
            said.put("codes", true);
        }
        boolean columns = table.role() == TableRole.COLUMNS;
        if (columns) {
            said.put("columns", true);
        }
        said.put("new_rows", table.fresh());
        if (!table.made().isEmpty() && !columns) {
            var digest = Sha256.start();
            table.made().values().forEach(digest::update);
            said.put("new_rows_sha256", Sha256.hex(digest));
        }
        String whole = digests.get(table.name());
        if (whole != null) {
            said.put("sha256", whole);
        }
        return said;
    }

    private byte[] map() {
        var lines = new StringBuilder("old\tnew\ttoken\n");
        int[] old = change.ids().toArray();
        int[] now = new int[change.ids().before()];
        Arrays.fill(now, -1);
        for (int id = 0; id < old.length; id++) {
            if (old[id] >= 0) {
                now[old[id]] = id;
            }
        }
        for (int id = 0; id < now.length; id++) {
            lines.append(id).append('\t').append(now[id] < 0 ? "" : now[id]).append('\t');
            if (model.vocabulary().has(id)) {
                lines.append(escaped(model.vocabulary().spelling(id)));
            }
            lines.append('\n');
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }

    private static byte[] script() {
        try (InputStream in = Recipe.class.getResourceAsStream(SCRIPT)) {
            if (in == null) {
                throw new IllegalStateException(SCRIPT + " is not in the program");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
