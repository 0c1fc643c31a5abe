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

    /// Whether a file is of an older recipe, which does not fit the new folder.
    static boolean own(String name) {
        return List.of(ROWS, "lexiscope-rows.safetensors", JSON, SCRIPT, MAP).contains(name);
    }

    /// Its files.
    List<PlannedFile> files() {
        var own = new ArrayList<PlannedFile>();
        if (!change.ids().keepsAll()) {
            own.add(new PlannedFile.Made(MAP, map(), "old and new ids"));
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
        said.put("rows_before", Math.max(weights.before(), change.ids().before()));
        said.put("rows", Math.max(weights.after(), change.ids().after()));
        said.put("kept", change.ids().keepsAll() ? "all" : change.ids().toArray());
        said.put("tokens", change.added().entrySet().stream().map(Recipe::token).toList());
        change.recipe().forEach(said::put);
        said.put("tables", weights.tables().stream().map(this::table).toList());
        said.put(
                "rows_file",
                weights.rowsFile(onlyNew ? "lexiscope-rows.safetensors" : ROWS)
                        .map(PlannedFile::name)
                        .orElse(""));
        said.put("files", FolderPlan.digests(all));
        return said;
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
        said.put("new_rows", table.fresh());
        if (!table.made().isEmpty()) {
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
