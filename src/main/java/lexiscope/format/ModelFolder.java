package lexiscope.format;

import lexiscope.format.config.TokenizerConfig;
import lexiscope.format.file.FileHead;
import lexiscope.format.file.Folders;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.tensor.ModelConfig;
import lexiscope.format.vectors.RowWords;
import lexiscope.format.vocabfile.VocabTxtFile;
import lexiscope.work.Progress;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// A folder as a model is published in: where its tokenizer and its matrix lie.
///
/// @param folder the folder
record ModelFolder(Path folder) {
    /// Endings of files that tokenizers and matrices come in.
    private static final Pattern KNOWN =
            Pattern.compile(".*\\.(json|model|txt|safetensors|bin|gguf|pth?|onnx|npy|npz|vec)");

    /// Further endings of files that are no text, whether they are read or not.
    private static final Pattern OTHER =
            Pattern.compile(
                    ".*\\.(spm|tiktoken|ckpt|ftz|bytes|nodims|part|gz|zip|h5|hdf5|msgpack|ot|tflite"
                            + "|mlmodel|pkl|onnx_data)");

    /// Whether the name of a file is that of a part of a model.
    static boolean partByName(Path file) {
        String name = Folders.name(file).toLowerCase(Locale.ROOT);
        return OTHER.matcher(name).matches()
                || KNOWN.matcher(name).matches() && !name.endsWith(".txt");
    }

    /// Reads what the folder holds.
    void read(String tensor, FoundParts found, Progress progress) throws UnreadableFileException {
        Path root = SentenceTransformers.root(folder);
        found.config(ModelConfig.read(root));
        var refused = new ArrayList<UnreadableFileException>();
        for (Path place : root.equals(folder) ? List.of(folder) : List.of(root, folder)) {
            if (!found.hasTokenizer()) {
                try {
                    TokenizerFiles.read(place, found, progress.part(0, 0.7));
                } catch (UnreadableFileException e) {
                    refused.add(e);
                }
            }
        }
        if (Files.isRegularFile(root.resolve(AdapterFolder.CONFIG))) {
            new AdapterFolder(root).read(tensor, found, progress.part(0.7, 1));
            return;
        }
        matrix(root, tensor, found, progress.part(0.7, 1));
        unopened(root, found);
        if (found.isEmpty() && !refused.isEmpty()) {
            throw refused.getFirst();
        }
        if (!found.hasTokenizer()) {
            refused.forEach(
                    e ->
                            found.warn(
                                    "The tokenizer cannot be read, so text cannot be split; "
                                            + (found.hasWords() ? "its vocabulary and " : "")
                                            + "the rest is open. "
                                            + e.sentence()));
        }
        if (!found.hasTokenizer() && !found.hasWords() && found.rows() > 0) {
            words(root, found);
        }
        if (found.isEmpty()) {
            damage(root);
            var refusal = TokenizerFiles.refusal(TokenizerConfig.read(root));
            if (refusal.isPresent()) {
                throw new UnreadableFileException(
                        folder, "holds no matrix, and no tokenizer that is read. " + refusal.get());
            }
            Path txt = root.resolve("vocab.txt");
            if (Files.isRegularFile(txt)) {
                throw VocabTxtFile.without(txt, TokenizerConfig.read(root));
            }
            throw new UnreadableFileException(
                    folder,
                    "holds no model that can be read. Looked for a tokenizer (tokenizer.json,"
                        + " tekken.json, *.model, vocab.json with merges.txt, vocab.txt) and for"
                        + " matrices ("
                            + String.join(", ", MatrixFiles.NAMES)
                            + "); open the folder that has them.");
        }
    }

    /// Adds the first list of words that has as many as the matrix has rows.
    private static void words(Path root, FoundParts found) {
        for (Path file : RowWords.in(root)) {
            try {
                found.add(file, RowWords.of(file, found.rows(), /* escaped= */ false));
                return;
            } catch (UnreadableFileException e) {
                found.note("Left aside: " + e.sentence());
            }
        }
    }

    /// Where nothing of a model was found: refuses the first file that only seems to be one, as a
    /// pointer, a page or a link to nothing.
    private static void damage(Path root) throws UnreadableFileException {
        for (Path file : listed(root)) {
            Folders.followed(file);
            if (KNOWN.matcher(Folders.name(file)).matches() && !Files.isDirectory(file)) {
                FileHead.regular(file);
                FileHead.checked(file);
            }
        }
    }

    private static List<Path> listed(Path root) throws UnreadableFileException {
        try (var files = Files.list(root)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UnreadableFileException(
                    root, "cannot be listed (" + e.getMessage() + ").", e);
        }
    }

    /// Says what goes by the name of a model's file and is none: links to nothing, pipes, folders.
    private static void unopened(Path root, FoundParts found) throws UnreadableFileException {
        for (Path file : listed(root)) {
            String name = Folders.name(file);
            boolean weights = name.matches(".*\\.(safetensors|gguf|bin|pth?|onnx|npy|npz|vec)");
            if (!KNOWN.matcher(name).matches() || Files.isRegularFile(file)) {
                continue;
            }
            if (found.rows() >= 0 && (weights || found.hasTokenizer())) {
                found.note("Left aside: " + FileHead.irregular(file).sentence());
            } else {
                found.warn(
                        (weights ? "There are no rows, neighbours or maps. " : "")
                                + FileHead.irregular(file).sentence());
            }
        }
    }

    private static void matrix(Path root, String tensor, FoundParts found, Progress progress)
            throws UnreadableFileException {
        var files = LooseShards.together(MatrixFiles.in(root));
        var failures = new ArrayList<UnreadableFileException>();
        for (LooseShards file : files) {
            try {
                found.add(file.first(), file.read(tensor, found.arena(), progress));
                failures.forEach(e -> found.note("Left aside: " + e.sentence()));
                var rest = files.subList(files.indexOf(file) + 1, files.size());
                others(rest.stream().map(LooseShards::first).toList(), found);
                return;
            } catch (UnreadableFileException e) {
                if (!e.choices().isEmpty()) {
                    throw e;
                }
                failures.add(e);
            }
        }
        if (failures.isEmpty()) {
            return;
        }
        // a tensor that was asked for by name is all that is wanted
        if (!tensor.isEmpty() || !found.hasTokenizer()) {
            throw failures.getFirst();
        }
        found.warn(
                "No matrix could be read, so there are no rows, neighbours or maps; text and"
                        + " vocabulary work. "
                        + failures.getFirst().sentence());
    }

    private static void others(List<Path> rest, FoundParts found) {
        if (!rest.isEmpty()) {
            found.note(
                    "The folder also holds "
                            + String.join(", ", rest.stream().map(Folders::name).limit(6).toList())
                            + (rest.size() > 6 ? ", …" : "")
                            + "; open one by itself to see it.");
        }
    }
}
