package lexiscope.format;

import lexiscope.format.file.Folders;
import lexiscope.format.vectors.RowWords;
import lexiscope.model.LanguageModel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// The files that an open model is read from: they are mapped, and they are the person's, so
/// nothing is ever written over them.
public final class OwnFiles {
    /// What publishers call the files of a model beside those of the matrix.
    private static final Pattern NAMES =
            Pattern.compile(
                    "((generation_|adapter_|tokenizer_|projector_)?config|tokenizer|tekken|vocab"
                            + "|params|modules|added_tokens|special_tokens_map|preprocessor_config"
                            + "|.*\\.index)\\.json");

    private static final Pattern PIECE =
            Pattern.compile("-\\d{5}-of-\\d{5}(?=\\.\\w+$)|(?<=^consolidated)\\.\\d\\d(?=\\.pth$)");

    private OwnFiles() {}

    /// Refuses to write where a file of the model that is open is.
    ///
    /// @throws IllegalArgumentException with a sentence that names the first
    public static void refuse(List<Path> files, LanguageModel model) throws IOException {
        for (Path file : files) {
            refuse(file, model);
        }
    }

    /// Refuses to write over a model that is not open yet, or over any file of its folder that it
    /// may be read from.
    ///
    /// @param model a file or a folder
    /// @throws IllegalArgumentException with a sentence
    public static void refuse(Path file, Path model) throws IOException {
        if (!Files.exists(file) || !Files.exists(model)) {
            return;
        }
        Path folder = file.toRealPath().getParent();
        boolean inside = Files.isDirectory(model) && model.toRealPath().equals(folder);
        String name = Folders.name(file);
        if (Files.isSameFile(file, model)
                || inside && !name.endsWith(".png")
                || Files.isRegularFile(model) && beside(file, model)) {
            throw new IllegalArgumentException(
                    file
                            + " is part of the model that is opened and was left as it is. Choose"
                            + " another file.");
        }
    }

    private static void refuse(Path file, LanguageModel model) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        for (String source : model.facts().sources()) {
            Path one = Path.of(source);
            if (Files.exists(one) && (Files.isSameFile(file, one) || beside(file, one))) {
                throw new IllegalArgumentException(
                        file
                                + " is part of the model that is open and was left as it is. Choose"
                                + " another file.");
            }
        }
    }

    /// Whether a file belongs to the one that was read: another piece, a table that it names, or
    /// the configuration in its folder.
    private static boolean beside(Path file, Path source) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isSameFile(folder, Folders.of(source))) {
            return false;
        }
        String name = Folders.name(file);
        String read = Folders.name(source);
        boolean piece =
                PIECE.matcher(name).find()
                        && (read.endsWith(".index.json") || stem(name).equals(stem(read)));
        boolean table = read.equals("projector_config.json") && name.endsWith(".tsv");
        boolean words =
                RowWords.beside(source).filter(w -> Folders.name(w).equals(name)).isPresent();
        return piece || table || words || NAMES.matcher(name).matches();
    }

    private static String stem(String name) {
        return PIECE.matcher(name).replaceFirst("");
    }
}
