package lexiscope.trial;

import lexiscope.format.ModelWriter;
import lexiscope.json.Json;
import lexiscope.model.LanguageModel;
import lexiscope.vocabulary.AddedToken;
import lexiscope.work.Progress;
import lexiscope.work.SafeFile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// The files of a model with a token added: its tokenizer, its matrix with the new row, and the
/// recipe by which the same can be made elsewhere.
public final class TrialFiles {
    private TrialFiles() {}

    /// The files that will be written into a folder.
    public static List<Path> in(Path folder, LanguageModel model) {
        var files = new ArrayList<Path>();
        files.add(folder.resolve("tokenizer.json"));
        if (model.matrix().isPresent()) {
            files.add(folder.resolve("model.safetensors"));
        }
        files.add(folder.resolve("lexiscope-token.json"));
        return files;
    }

    /// Writes them, each whole or not at all.
    ///
    /// @param model with the token applied
    /// @return what a person should know of them, a sentence each
    /// @throws IllegalArgumentException with a sentence where a tokenizer.json has no words for the
    ///   tokenizer; nothing is written then
    public static List<String> write(Path folder, LanguageModel model, Trial trial)
            throws IOException {
        var notes = new ArrayList<String>();
        // the tokenizer first: it alone may be refused
        for (Path file : in(folder, model)) {
            if (file.endsWith("lexiscope-token.json")) {
                byte[] recipe = recipe(model, trial).getBytes(StandardCharsets.UTF_8);
                SafeFile.write(file, out -> out.write(recipe));
            } else {
                notes.addAll(ModelWriter.write(file, model, Optional.empty(), Progress.NONE));
            }
        }
        return notes;
    }

    private static String recipe(LanguageModel model, Trial trial) {
        AddedToken token = trial.proposed().token();
        var recipe = new LinkedHashMap<String, Object>();
        recipe.put("made_by", "lexiscope add-token");
        recipe.put("model", model.facts().name());
        recipe.put("token", token.content());
        recipe.put("id", trial.id());
        recipe.put("single_word", token.singleWord());
        recipe.put("lstrip", token.leftStrip());
        recipe.put("rstrip", token.rightStrip());
        recipe.put("normalized", token.normalized());
        recipe.put("special", token.special());
        recipe.put("entry", trial.entry());
        recipe.put("init", trial.trained() ? "kept" : trial.proposed().initialisation().label());
        recipe.put("piece_ids", trial.pieces());
        recipe.put("reuses_row", trial.reusesRow());
        return Json.pretty(recipe) + "\n";
    }
}
