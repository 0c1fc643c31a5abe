package lexiscope.format;

import lexiscope.embedding.StoredMatrix;
import lexiscope.json.Json;
import lexiscope.kernel.AdaptedRows;
import lexiscope.kernel.Rows;
import lexiscope.kernel.StridedRows;
import lexiscope.work.Progress;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A folder with a PEFT adapter: `adapter_config.json` names the base model, whose rows it changes.
/// Either the whole changed matrix is saved, or the two factors of what is added
/// (huggingface/peft).
///
/// @param folder the folder
record AdapterFolder(Path folder) {
    static final String CONFIG = "adapter_config.json";

    /// Reads the base model, then what the adapter makes of its rows.
    void read(String tensor, FoundParts found, Progress progress) throws UnreadableFileException {
        Path file = folder.resolve(CONFIG);
        Map<String, Object> config = config(file);
        Path base = base(file, config);
        var own = found.hasTokenizer();
        var beneath = new FoundParts(found.arena());
        new ModelFolder(base).read(tensor, beneath, progress);
        Parts parts = beneath.matrixParts(base);
        Path weights = weights();
        ModelReader.checked(weights);
        var tensors =
                Folders.name(weights).endsWith(".bin")
                        ? TorchFile.tensors(weights, found.arena())
                        : new SafetensorsTensors(
                                        weights,
                                        SafetensorsFile.header(weights),
                                        ModelConfig.NONE,
                                        found.arena())
                                .all();
        if (!own) {
            beneath.tokenizerInto(found);
        }
        found.config(beneath.config());
        found.add(weights, adapted(file, config, parts, tensors));
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
        String named = String.valueOf(config.getOrDefault("base_model_name_or_path", ""));
        try {
            Path last = Path.of(named).getFileName();
            for (Path place :
                    List.of(
                            Path.of(named),
                            folder.resolve(named),
                            folder.resolveSibling(last == null ? named : last.toString()))) {
                if (!named.isEmpty()
                        && Files.isDirectory(place)
                        && !Files.isSameFile(place, folder)
                        && !Files.exists(place.resolve(CONFIG))) {
                    return place;
                }
            }
            var cached = cached(named);
            if (cached.isPresent()) {
                return cached.get();
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

    private static Parts adapted(
            Path file, Map<String, Object> config, Parts base, List<NamedTensor> tensors)
            throws UnreadableFileException {
        Optional<NamedTensor> saved =
                tensors.stream()
                        .filter(NamedTensor::flat)
                        .filter(t -> !t.name().contains(".lora_"))
                        .filter(t -> !TensorNames.inputs(List.of(plain(t.name()))).isEmpty())
                        .findFirst();
        if (saved.isPresent()) {
            var matrix = new StoredMatrix(saved.get().rows().open());
            return replaced(
                    base,
                    matrix,
                    saved.get().name(),
                    "The rows are those that the adapter saved in place of the base's.");
        }
        Optional<NamedTensor> a = named(tensors, "lora_embedding_A");
        Optional<NamedTensor> b = named(tensors, "lora_embedding_B");
        if (a.isEmpty() || b.isEmpty()) {
            var notes = new ArrayList<>(base.notes());
            notes.add("The adapter leaves the embedding matrix as it is in the base.");
            return base.noting(notes);
        }
        Rows down = a.get().rows().open();
        Rows up = b.get().rows().open();
        Rows rows = stored(base);
        try {
            float[] directions = transposed(up);
            var matrix =
                    new StoredMatrix(
                            new AdaptedRows(rows, columns(down), directions, scaling(config)));
            return replaced(
                    base,
                    matrix,
                    base.tensor(),
                    "To the rows of the base the adapter adds a product of rank "
                            + down.rows()
                            + ".");
        } catch (IllegalArgumentException e) {
            throw new UnreadableFileException(
                    file, "does not fit its base: the sizes of their rows differ.", e);
        }
    }

    private static Rows stored(Parts base) {
        return base.matrix()
                .flatMap(
                        m ->
                                m instanceof StoredMatrix s
                                        ? Optional.of(s.stored())
                                        : Optional.empty())
                .orElseThrow(() -> new IllegalArgumentException("the base has no rows"));
    }

    private static Rows columns(Rows down) {
        float[] all = new float[down.rows() * down.dim()];
        down.tile(0, down.rows(), all);
        var memory = java.lang.foreign.MemorySegment.ofArray(all);
        return new StridedRows(
                memory,
                lexiscope.kernel.DType.F32,
                /* rows= */ down.dim(),
                /* dim= */ down.rows(),
                4,
                4L * down.dim(),
                ByteOrder.nativeOrder());
    }

    private static float[] transposed(Rows up) {
        float[] all = new float[up.rows() * up.dim()];
        up.tile(0, up.rows(), all);
        float[] turned = new float[all.length];
        for (int i = 0; i < up.rows(); i++) {
            for (int k = 0; k < up.dim(); k++) {
                turned[k * up.rows() + i] = all[i * up.dim() + k];
            }
        }
        return turned;
    }

    private static Optional<NamedTensor> named(List<NamedTensor> tensors, String end) {
        return tensors.stream()
                .filter(NamedTensor::flat)
                .filter(t -> TensorNames.bare(t.name()).endsWith(end))
                .filter(
                        t ->
                                !TensorNames.inputs(
                                                List.of(
                                                        plain(
                                                                t.name()
                                                                        .replaceFirst(
                                                                                "\\.lora_embedding_[AB].*",
                                                                                ""))))
                                        .isEmpty())
                .findFirst();
    }

    /// A name without what PEFT puts around the module's own.
    private static String plain(String name) {
        return name.replaceFirst("^base_model\\.model\\.", "")
                .replace(".modules_to_save", "")
                .replace(".base_layer", "")
                .replace(".token_adapter", "");
    }

    private static float scaling(Map<String, Object> config) {
        double alpha = config.get("lora_alpha") instanceof Number n ? n.doubleValue() : 8;
        double rank = config.get("r") instanceof Number n ? n.doubleValue() : 8;
        boolean root = Boolean.TRUE.equals(config.get("use_rslora"));
        return (float) (alpha / (root ? Math.sqrt(rank) : rank));
    }

    private static Parts replaced(Parts base, StoredMatrix matrix, String tensor, String sentence) {
        var notes = new ArrayList<>(base.notes());
        notes.add(sentence);
        base.matrix().ifPresent(before -> Drift.between(before, matrix).ifPresent(notes::add));
        return Parts.of(matrix, tensor, notes);
    }
}
