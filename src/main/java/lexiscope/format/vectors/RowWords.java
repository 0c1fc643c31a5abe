package lexiscope.format.vectors;

import lexiscope.format.file.Folders;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.part.ModelParts;
import lexiscope.format.part.WordList;
import lexiscope.json.Json;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Lists of words for the rows of a matrix that names none itself: one a line, a table of the
/// projector, or the vocabulary of sentence-transformers' WordEmbeddings.
public final class RowWords {
    /// Names of such lists in a folder, the likelier first.
    private static final List<String> NAMES =
            List.of(
                    "whitespacetokenizer_config.json",
                    "vocab.txt",
                    "words.txt",
                    "tokens.txt",
                    "metadata.tsv",
                    "labels.tsv",
                    "labels.txt",
                    "words.tsv",
                    "tokens.tsv");

    private static final Pattern NAMED =
            Pattern.compile("(.*[-_. ])?((metadata|meta|labels?)\\.(tsv|txt)|words\\.tsv)");

    private RowWords() {}

    /// Whether a file is by its name such a list and no matrix.
    public static boolean named(Path file) {
        return NAMED.matcher(Folders.name(file).toLowerCase(Locale.ROOT)).matches();
    }

    /// The files of a folder that go by the name of such a list, the likelier first.
    public static List<Path> in(Path folder) {
        return NAMES.stream().map(folder::resolve).filter(Files::isRegularFile).toList();
    }

    /// The words of so many rows.
    ///
    /// @param escaped whether the table of numbers says that they are escaped
    /// @throws UnreadableFileException when the file is no list, or of another number of words
    public static ModelParts of(Path file, int rows, boolean escaped)
            throws UnreadableFileException {
        String name = Folders.name(file);
        if (name.endsWith(".json")) {
            return WordList.parts(listed(file, rows));
        }
        if (name.endsWith(".tsv")) {
            return WordList.parts(ProjectorTable.words(file, rows, escaped));
        }
        try {
            var lines = WordList.lines(Files.readString(file, StandardCharsets.UTF_8), rows);
            if (lines.size() != rows) {
                throw ProjectorTable.others(file, lines.size(), rows);
            }
            return WordList.parts(lines);
        } catch (IOException e) {
            throw new UnreadableFileException(file, "is not a list of words in UTF-8.", e);
        }
    }

    private static List<String> listed(Path file, int rows) throws UnreadableFileException {
        try {
            if (Json.object(file).get("vocab") instanceof List<?> words) {
                if (words.size() != rows) {
                    throw ProjectorTable.others(file, words.size(), rows);
                }
                return words.stream().map(String::valueOf).toList();
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new UnreadableFileException(file, "is not JSON.", e);
        }
        throw new UnreadableFileException(file, "has no list “vocab”.");
    }

    /// The words that lie beside a table of numbers as the projector takes them: under its own name
    /// with `metadata` in it, else as `metadata.tsv`.
    public static Optional<Path> beside(Path tensors) {
        String name = Folders.name(tensors);
        if (!name.endsWith(".tsv")) {
            return Optional.empty();
        }
        String stem = name.substring(0, name.length() - ".tsv".length());
        return List.of(
                        stem + "-metadata.tsv",
                        stem + "_metadata.tsv",
                        stem + ".metadata.tsv",
                        stem.replaceFirst("(tensors?|vectors?|vecs)$", "metadata") + ".tsv",
                        stem.replaceFirst("(tensors?|vectors?|vecs)$", "meta") + ".tsv",
                        stem.replaceFirst("(tensors?|vectors?|vecs)$", "labels") + ".tsv",
                        "metadata.tsv")
                .stream()
                .filter(n -> !n.equals(name))
                .map(tensors::resolveSibling)
                .filter(Files::isRegularFile)
                .findFirst();
    }
}
