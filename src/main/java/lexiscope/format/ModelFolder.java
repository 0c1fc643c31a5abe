package lexiscope.format;

import lexiscope.format.config.TokenizerConfig;
import lexiscope.format.file.FileHead;
import lexiscope.format.file.Folders;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.part.FileName.Holds;
import lexiscope.format.part.Reading;
import lexiscope.format.vectors.RowWords;
import lexiscope.format.vocabfile.VocabTxtFile;
import lexiscope.model.ModelNote.Kind;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A folder as a model is published in: where its tokenizer and its matrix lie.
///
/// @param folder the folder
/// @param formats those that may read its files
record ModelFolder(Path folder, Formats formats) {
    /// Reads what the folder holds.
    ///
    /// @throws UnreadableFileException when nothing in it can be read, or only a person can say
    ///   which tensor is the matrix
    void read(Reading reading, FoundParts found) throws UnreadableFileException {
        read(reading, found, true);
    }

    /// @param adapted whether an adapter that lies in it counts
    private void read(Reading reading, FoundParts found, boolean adapted)
            throws UnreadableFileException {
        Path root = SentenceTransformers.root(folder);
        found.config(
                reading.configs()
                        .model(root)
                        .cutTo(reading.configs().tokenizer(root).number("model_max_length", 0)));
        var refused = new ArrayList<UnreadableFileException>();
        for (Path place : root.equals(folder) ? List.of(folder) : List.of(root, folder)) {
            if (!found.hasTokenizer()) {
                try {
                    TokenizerFiles.read(formats, place, reading.part(0, 0.7), found);
                } catch (UnreadableFileException e) {
                    refused.add(e);
                }
            }
        }
        var adapter = new AdapterFolder(root);
        if (adapted && adapter.isThere()) {
            Path base = adapter.base();
            var beneath = new FoundParts();
            new ModelFolder(base, formats).read(reading.part(0.7, 1), beneath, false);
            adapter.read(base, beneath, reading, found);
            return;
        }
        matrix(root, reading.part(0.7, 1), found);
        unopened(root, found);
        if (found.isEmpty() && !refused.isEmpty()) {
            throw refused.getFirst();
        }
        if (!found.hasTokenizer()) {
            refused.forEach(
                    e ->
                            found.warn(
                                    Kind.NO_TOKENIZER,
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
            TokenizerConfig beside = reading.configs().tokenizer(root);
            var refusal = TokenizerFiles.refusal(beside);
            if (refusal.isPresent()) {
                throw new UnreadableFileException(
                        folder, "holds no matrix, and no tokenizer that is read. " + refusal.get());
            }
            Path txt = root.resolve("vocab.txt");
            if (Files.isRegularFile(txt)) {
                throw VocabTxtFile.without(txt, beside);
            }
            throw new UnreadableFileException(
                    folder,
                    "holds no model that can be read. Looked for a tokenizer ("
                            + formats.searchedFor(Holds.TOKENIZER)
                            + ") and for matrices ("
                            + formats.searchedFor(Holds.MATRIX)
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
    private void damage(Path root) throws UnreadableFileException {
        for (Path file : listed(root)) {
            Folders.followed(file);
            if (formats.named(Folders.name(file)) && !Files.isDirectory(file)) {
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
    private void unopened(Path root, FoundParts found) throws UnreadableFileException {
        for (Path file : listed(root)) {
            String name = Folders.name(file);
            boolean weights = formats.namedMatrix(name);
            if (!formats.named(name) || Files.isRegularFile(file)) {
                continue;
            }
            if (found.rows() >= 0 && (weights || found.hasTokenizer())) {
                found.note("Left aside: " + FileHead.irregular(file).sentence());
            } else {
                found.warn(
                        weights ? Kind.NO_MATRIX : Kind.DOUBT,
                        (weights ? "There are no rows, neighbours or maps. " : "")
                                + FileHead.irregular(file).sentence());
            }
        }
    }

    private void matrix(Path root, Reading reading, FoundParts found)
            throws UnreadableFileException {
        var beside = reading.configs().tokenizer(root);
        var files = LooseShards.together(MatrixFiles.in(formats, root, beside));
        var failures = new ArrayList<UnreadableFileException>();
        for (LooseShards file : files) {
            try {
                found.add(file.first(), file.read(reading));
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
        if (!reading.tensor().isEmpty() || !found.hasTokenizer()) {
            throw failures.getFirst();
        }
        found.warn(
                Kind.NO_MATRIX,
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
