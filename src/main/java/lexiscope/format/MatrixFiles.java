package lexiscope.format;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The files of a folder that may hold its matrix, the likelier first.
final class MatrixFiles {
    /// What is looked for, for the sentence that nothing was found.
    static final List<String> NAMES =
            List.of(
                    "*.safetensors",
                    "*.gguf",
                    "pytorch_model*.bin",
                    "*.pt",
                    "*.pth",
                    "*.onnx",
                    "*.npy",
                    "*.npz",
                    "*.vec",
                    "*.bin",
                    "projector_config.json",
                    "word vectors as text");

    /// Files of training and of other parts of a model.
    private static final Set<String> NOT_MATRICES =
            Set.of(
                    "optimizer.bin",
                    "optimizer.pt",
                    "scheduler.pt",
                    "training_args.bin",
                    "rng_state.pth",
                    "adapter_model.safetensors",
                    "adapter_model.bin");

    private MatrixFiles() {}

    static List<Path> in(Path folder) throws UnreadableFileException {
        var found = new LinkedHashSet<Path>();
        List<Path> all =
                Folders.files(
                        folder,
                        n ->
                                !NOT_MATRICES.contains(n)
                                        && !n.startsWith(".")
                                        && !n.contains(".part"));
        named(folder, found, "model.safetensors.index.json", "model.safetensors");
        if (found.isEmpty()) {
            ending(all, found, ".safetensors.index.json");
        }
        boolean safetensors = !found.isEmpty();
        // Mistral's own form of the model lies beside the one for transformers: shown once
        for (Path file : all) {
            String name = Folders.name(file);
            boolean shard = name.matches(".*-\\d{5}-of-\\d{5}\\.safetensors");
            boolean own = name.startsWith("consolidated");
            if (name.endsWith(".safetensors") && !(safetensors && (shard || own))) {
                found.add(file);
            }
        }
        named(folder, found, "pytorch_model.bin.index.json", "pytorch_model.bin");
        firsts(all, found, ".gguf");
        if (all.stream().noneMatch(f -> found.contains(f) && Folders.name(f).endsWith(".bin"))) {
            firsts(all, found, ".pth");
        }
        ending(all, found, ".pt");
        named(folder, found, "model.onnx", "onnx/model.onnx");
        ending(all, found, ".onnx");
        named(folder, found, "projector_config.json");
        for (String ending :
                List.of(
                        ".npy", ".npz", ".vec", ".bin", ".vec.gz", ".bin.gz", ".npy.gz", ".nodims",
                        ".tsv", ".bytes", ".txt.gz")) {
            ending(all, found, ending);
        }
        for (Path file : all) {
            if (Folders.name(file).endsWith(".txt") && WordVectorText.looksRight(file)) {
                found.add(file);
            }
        }
        for (Path file : all) {
            String name = Folders.name(file).toLowerCase(Locale.ROOT);
            if (name.endsWith(".h5") || name.endsWith(".msgpack") || name.endsWith(".ot")) {
                found.add(file);
            }
        }
        return new ArrayList<>(found);
    }

    private static void named(Path folder, Set<Path> found, String... names) {
        for (String name : names) {
            Path file = folder.resolve(name);
            if (Files.isRegularFile(file)) {
                found.add(file);
            }
        }
    }

    private static void ending(List<Path> all, Set<Path> found, String ending) {
        boolean text = ending.equals(".tsv");
        all.stream()
                .filter(f -> Folders.name(f).endsWith(ending))
                .filter(f -> !(text && Folders.name(f).startsWith("metadata")))
                // of the same matrix in several types the largest file is the most exact
                .sorted(Comparator.comparingLong((Path f) -> -f.toFile().length()))
                .forEach(found::add);
    }

    /// The first file of each split model stands for all of them.
    private static void firsts(List<Path> all, Set<Path> found, String ending) {
        for (Path file : all) {
            String name = Folders.name(file);
            boolean later =
                    name.matches(".*-\\d{5}-of-\\d{5}\\.gguf") && !name.contains("-00001-of-")
                            || name.matches("consolidated\\.\\d\\d\\.pth")
                                    && !name.equals("consolidated.00.pth");
            if (name.endsWith(ending) && !later) {
                found.add(file);
            }
        }
    }
}
