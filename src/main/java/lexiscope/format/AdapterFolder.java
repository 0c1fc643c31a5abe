package lexiscope.format;

import lexiscope.format.config.ModelConfig;
import lexiscope.format.file.FileHead;
import lexiscope.format.file.Folders;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.part.ModelParts;
import lexiscope.format.part.Reading;
import lexiscope.format.safetensors.SafetensorsFile;
import lexiscope.format.safetensors.SafetensorsTensors;
import lexiscope.format.torch.TorchFile;
import lexiscope.json.Json;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A folder with a PEFT adapter: `adapter_config.json` names the base model, whose rows it changes.
/// Either the whole changed matrix is saved, or the two factors of what is added
/// (huggingface/peft).
///
/// @param folder the folder
record AdapterFolder(Path folder) {
    static final String CONFIG = "adapter_config.json";

    /// Weights of a whole model.
    private static final Pattern WHOLE =
            Pattern.compile("(model|pytorch_model)([-.].*)?[.](safetensors|bin)(\\.index\\.json)?");

    /// Whether the folder holds an adapter.
    boolean isThere() {
        return Files.isRegularFile(folder.resolve(CONFIG));
    }

    /// The folder of the base model, which may be this one: then the weights in it are the base's.
    ///
    /// @throws UnreadableFileException when the adapter names none that is here
    Path base() throws UnreadableFileException {
        Path file = folder.resolve(CONFIG);
        return base(file, config(file));
    }

    /// Adds what the adapter makes of the rows of its base.
    ///
    /// @param base the folder of the base
    /// @param beneath what was found in it
    void read(Path base, FoundParts beneath, Reading reading, FoundParts found)
            throws UnreadableFileException {
        Path file = folder.resolve(CONFIG);
        boolean own = found.hasTokenizer();
        ModelParts parts = beneath.matrixParts(base);
        Path weights = weights();
        FileHead.checked(weights);
        var tensors =
                Folders.name(weights).endsWith(".bin")
                        ? TorchFile.tensors(weights, reading.arena())
                        : new SafetensorsTensors(
                                        weights,
                                        SafetensorsFile.header(weights),
                                        ModelConfig.NONE,
                                        reading.arena())
                                .all();
        if (!own) {
            beneath.tokenizerInto(found);
        }
        found.alsoRead(beneath);
        found.config(beneath.config());
        found.add(weights, new AdapterRows(file, config(file), tensors).over(parts));
    }

    /// Whether weights of a whole model lie beside the adapter's.
    private boolean whole() throws UnreadableFileException {
        return !Folders.files(folder, n -> WHOLE.matcher(n).matches()).isEmpty();
    }

    private Path weights() throws UnreadableFileException {
        for (String name : List.of("adapter_model.safetensors", "adapter_model.bin")) {
            if (Files.isRegularFile(folder.resolve(name))) {
                return folder.resolve(name);
            }
        }
        throw new UnreadableFileException(
                folder,
                "holds an adapter without adapter_model.safetensors or adapter_model.bin. Fetch one"
                        + " of them.");
    }

    private static Map<String, Object> config(Path file) throws UnreadableFileException {
        try {
            return Json.object(file);
        } catch (IOException | IllegalArgumentException e) {
            throw new UnreadableFileException(
                    file, "is not JSON. It is damaged; fetch it again.", e);
        }
    }

    /// The folder of the base model: the path that the configuration names, a folder of that name
    /// beside the adapter's, or the model in the local cache of the hub.
    private Path base(Path file, Map<String, Object> config) throws UnreadableFileException {
        String named = config.get("base_model_name_or_path") instanceof String s ? s : "";
        if (named.isBlank() && !whole()) {
            throw new UnreadableFileException(
                    file,
                    "belongs to an adapter and names no base model. Put the name of its folder in"
                            + " base_model_name_or_path.");
        }
        if (whole() && Path.of(named.strip()).normalize().toString().isEmpty()) {
            // nothing is named, or the place where it lies
            return folder;
        }
        try {
            Path last = Path.of(named).getFileName();
            for (Path candidate :
                    List.of(
                            Path.of(named),
                            folder.resolve(named),
                            folder.resolveSibling(last == null ? named : last.toString()),
                            // as fetched models lie beside one another
                            folder.resolveSibling(named.replace("/", "--")))) {
                Path place = HubFolders.meant(candidate);
                if (Files.isDirectory(place)
                        && (Files.isSameFile(place, folder)
                                ? whole()
                                : !Files.exists(place.resolve(CONFIG)))) {
                    return place;
                }
            }
            var cached = named.isBlank() ? Optional.<Path>empty() : cached(named);
            if (cached.isPresent()) {
                return cached.get();
            }
            if (whole()) {
                return folder;
            }
        } catch (InvalidPathException | IOException e) {
            // no such folder: said below
            named = named.strip();
        }
        throw new UnreadableFileException(
                file,
                "belongs to an adapter of the model “"
                        + named
                        + "”, which is neither here nor in the local cache of the hub. Put that"
                        + " model's folder beside this one, or name its folder in"
                        + " base_model_name_or_path.");
    }

    /// The base in the cache that the adapter itself lies in, else in the person's own.
    private Optional<Path> cached(String model) {
        Path own = HubFolders.cache(System.getenv(), Path.of(System.getProperty("user.home", ".")));
        return HubFolders.around(folder)
                .flatMap(cache -> HubFolders.snapshot(cache, model))
                .or(() -> HubFolders.snapshot(own, model));
    }
}
