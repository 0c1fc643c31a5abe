package lexiscope.format.folder;

import lexiscope.change.ModelChange;
import lexiscope.format.config.ModelConfig;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.safetensors.SafetensorsFile;
import lexiscope.format.tensor.TensorNames;
import lexiscope.model.LanguageModel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Everything that a changed folder will have, decided before anything is written.
///
/// @param files in the order in which they are written
/// @param rows rows of the input matrix afterwards, -1 where the folder has none
/// @param notes what a person should know, a sentence each
public record FolderPlan(List<PlannedFile> files, int rows, List<String> notes) {
    /// Small files up to so many bytes are digested for the recipe though they are only copied.
    private static final long SMALL = 1 << 24;

    /// What becomes of small files that are mended.
    static final String MENDED = "mended";

    /// A file of a plan, for people.
    ///
    /// @param name where in the folder
    /// @param bytes its size; 0 where that is known only when it is written
    /// @param about what becomes of it
    public record Line(String name, long bytes, String about) {}

    /// Decides what becomes of every file.
    ///
    /// @param source the files that are there
    /// @param model as it was opened, without the change
    /// @param onlyNew whether only small files and the changed rows are wanted
    /// @throws IllegalArgumentException with a sentence where the change cannot be carried out
    /// @throws UnreadableFileException where a file that must be changed cannot be read
    public static FolderPlan of(
            FolderSource source, ModelChange change, LanguageModel model, boolean onlyNew)
            throws UnreadableFileException {
        var notes = new ArrayList<>(source.notes());
        var weights = ChangedWeights.of(source, change, model, notes);
        var sizes = weights.sizes();
        var small = new SmallFiles(source, change, model, sizes.before(), sizes.after(), notes);
        var made = new LinkedHashMap<String, PlannedFile>();
        source.edited()
                .forEach(
                        (name, bytes) -> made.put(name, new PlannedFile.Made(name, bytes, MENDED)));
        small.made().forEach(made::put);
        var digests = new LinkedHashMap<String, String>();
        if (onlyNew) {
            weights.rowsFile("lexiscope-rows.safetensors")
                    .ifPresent(file -> made.put(file.name(), file));
        } else {
            weights.files(source, digests).forEach(file -> made.put(file.name(), file));
            weights.rowsFile(Recipe.ROWS).ifPresent(file -> made.put(file.name(), file));
        }
        var files = new ArrayList<PlannedFile>();
        for (var file : source.files().entrySet()) {
            String name = file.getKey();
            PlannedFile planned = made.remove(name);
            if (planned != null) {
                files.add(planned);
            } else if (!onlyNew
                    && !weights.leftOut().contains(name)
                    && !small.leftOut().contains(name)
                    && !Recipe.own(name)) {
                files.add(new PlannedFile.Copied(name, file.getValue(), size(file.getValue())));
            }
        }
        files.addAll(made.values());
        var recipe = new Recipe(model, change, weights, files, digests, onlyNew);
        files.addAll(recipe.files());
        return new FolderPlan(List.copyOf(files), weights.after(), List.copyOf(notes));
    }

    /// The tokenizer after a change, as it will be written.
    public static byte[] tokenizer(ModelChange change, LanguageModel model) {
        return SmallFiles.tokenizer(change, model).bytes();
    }

    /// The ids that configurations and settings of the folder name.
    public static Set<Integer> named(FolderSource source, LanguageModel model)
            throws UnreadableFileException {
        return NamedTokens.of(source, model.vocabulary());
    }

    /// Rows of the input matrix that the configuration does not count, by the model's own making.
    public static int rowsBeyond(FolderSource source, LanguageModel model)
            throws UnreadableFileException {
        return RowsBeyond.of(source, model);
    }

    /// Whether no file holds an output matrix though the configuration says that the model writes
    /// text with one of its own.
    public static boolean lacksOutput(FolderSource source, LanguageModel model)
            throws UnreadableFileException {
        boolean said = false;
        for (String name : source.named("config.json")) {
            var config = ModelConfig.of(source.json(name).orElse(Map.of()));
            said |= config.writesText() && config.tied().isPresent() && !config.tied().get();
        }
        if (!said || model.matrix().isEmpty() || model.output().isPresent()) {
            return false;
        }
        var names = new ArrayList<String>();
        boolean other = false;
        for (var file : source.files().entrySet()) {
            if (source.own(file.getKey()) && file.getKey().endsWith(".safetensors")) {
                names.addAll(SafetensorsFile.header(file.getValue()).tensors().keySet());
            } else {
                other |= weights(file.getKey()) && !file.getKey().endsWith(".index.json");
            }
        }
        return !other && !names.isEmpty() && TensorNames.outputs(names).isEmpty();
    }

    private static long size(Path file) throws UnreadableFileException {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UnreadableFileException(file, "cannot be read (" + e.getMessage() + ").", e);
        }
    }

    /// The digest of a file that is copied, where it is small.
    static Map<String, String> digests(List<PlannedFile> files) {
        var digests = new LinkedHashMap<String, String>();
        for (PlannedFile file : files) {
            switch (file) {
                case PlannedFile.Made made -> digests.put(made.name(), Sha256.of(made.content()));
                case PlannedFile.Copied copied when copied.bytes() <= SMALL -> {
                    try {
                        digests.put(copied.name(), Sha256.of(copied.from()));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }
                case PlannedFile.Copied _, PlannedFile.Tables _, PlannedFile.Last _ -> {}
            }
        }
        return digests;
    }

    /// The names of its files.
    public List<String> names() {
        return files.stream().map(PlannedFile::name).toList();
    }

    /// Its files, for people.
    public List<Line> lines() {
        return files.stream().map(f -> new Line(f.name(), f.bytes(), f.about())).toList();
    }

    /// Whether a file of such a name holds weights that a loader takes by its name.
    public static boolean weights(String name) {
        return name.endsWith(".safetensors")
                || name.endsWith(".safetensors.index.json")
                || ChangedWeights.OTHER_FORMS.matcher(name).matches();
    }

    /// Bytes that are written.
    public long bytes() {
        return files.stream().mapToLong(PlannedFile::bytes).sum();
    }

    /// Writes the folder.
    ///
    /// @throws IOException where it cannot be written; nothing is left of it then
    public void write(Path target, lexiscope.work.Progress progress) throws IOException {
        Staging.write(target, files, new ByteMeter(progress, bytes()));
    }
}
