package lexiscope.format;

import lexiscope.format.file.Folders;
import lexiscope.format.file.Refusals;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.vectors.RowWords;
import lexiscope.format.vectors.WordVectorText;

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

    /// Of the same matrix in several types the largest file is the most exact.
    private static final Comparator<Path> LARGEST =
            Comparator.comparingLong((Path f) -> -f.toFile().length());

    private MatrixFiles() {}

    static List<Path> in(Path folder) throws UnreadableFileException {
        var found = new LinkedHashSet<Path>();
        var all =
                new ArrayList<>(
                        Folders.files(
                                folder,
                                n ->
                                        !NOT_MATRICES.contains(n)
                                                && !n.startsWith(".")
                                                && !n.contains(".part")));
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
        boolean index = Files.isRegularFile(folder.resolve("pytorch_model.bin.index.json"));
        all.removeIf(f -> index && Folders.name(f).matches(".*-\\d{5}-of-\\d{5}\\.bin"));
        firsts(all, found, ".gguf");
        if (all.stream().noneMatch(f -> found.contains(f) && Folders.name(f).endsWith(".bin"))) {
            firsts(all, found, ".pth");
        }
        ending(all, found, ".pt");
        ending(all, found, ".ckpt");
        named(folder, found, "model.onnx", "onnx/model.onnx");
        ending(all, found, ".onnx");
        Path exports = folder.resolve("onnx");
        if (Files.isDirectory(exports)) {
            ending(Folders.files(exports, n -> !n.startsWith(".")), found, ".onnx");
        }
        named(folder, found, "projector_config.json");
        if (Files.isRegularFile(folder.resolve("projector_config.json"))) {
            // tables that it names, and those of words beside them
            all.removeIf(f -> Folders.name(f).matches(".*\\.(tsv|bytes)"));
        }
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
            if (Refusals.known(name)) {
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
                .filter(f -> !(text && RowWords.named(f)))
                .sorted(LARGEST)
                .forEach(found::add);
    }

    /// The first file that is here of each split model stands for all of it; of the same model in
    /// several types the largest is the most exact.
    private static void firsts(List<Path> all, Set<Path> found, String ending) {
        Set<String> split = new LinkedHashSet<>();
        var firsts = new ArrayList<Path>();
        for (Path file : all) {
            String name = Folders.name(file);
            String model =
                    name.replaceFirst("-\\d{5}-of-\\d{5}\\.gguf$", "")
                            .replaceFirst("^consolidated\\.\\d\\d\\.pth$", "");
            if (name.endsWith(ending)
                    && !name.startsWith("mmproj")
                    && (model.equals(name) || split.add(model))) {
                firsts.add(file);
            }
        }
        firsts.sort(LARGEST);
        found.addAll(firsts);
    }
}
