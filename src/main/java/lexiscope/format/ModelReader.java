package lexiscope.format;

import lexiscope.format.file.FileHead;
import lexiscope.format.file.Folders;
import lexiscope.format.file.Refusals;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.part.Format;
import lexiscope.format.part.ModelParts;
import lexiscope.model.LanguageModel;
import lexiscope.work.Progress;

import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Opens a model: the one door to files.
public final class ModelReader {
    private ModelReader() {}

    /// Opens a folder or a single file.
    public static LanguageModel open(Path path, Progress progress) throws UnreadableFileException {
        return open(path, "", progress);
    }

    /// Opens a folder or a single file. In a folder the tokenizer and the matrix are looked for; a
    /// file gives what it holds.
    ///
    /// @param tensor the tensor to take as the matrix, or "" to find it
    /// @throws UnreadableFileException with a sentence; nothing stays mapped then. Its
    ///   [UnreadableFileException#choices] name the tensors to choose from where only the person
    ///   can say which
    public static LanguageModel open(Path path, String tensor, Progress progress)
            throws UnreadableFileException {
        return open(List.of(path), tensor, progress);
    }

    /// Opens several files picked by hand as one model: the first tokenizer and the first matrix
    /// among them, and what belongs to these.
    ///
    /// @param paths at least one; the model goes by the name of the first
    @SuppressWarnings("MustBeClosed") // the model owns the arena and closes it
    public static LanguageModel open(List<Path> paths, String tensor, Progress progress)
            throws UnreadableFileException {
        Arena arena = Arena.ofShared();
        try {
            var found = new FoundParts(arena);
            var all = new ArrayList<Path>();
            for (Path path : paths) {
                Path whole = path.toAbsolutePath().normalize();
                Folders.followed(whole);
                if (!Files.exists(whole)) {
                    throw new UnreadableFileException(
                            whole, "there is no such file or folder (looked for " + whole + ").");
                }
                all.add(whole);
            }
            if (all.size() > 1) {
                new PickedFiles(tensor, found).read(all, progress);
            } else if (Files.isDirectory(all.getFirst())) {
                new ModelFolder(HubFolders.meant(all.getFirst())).read(tensor, found, progress);
            } else {
                found.add(all.getFirst(), file(all.getFirst(), tensor, arena, progress));
            }
            LanguageModel model = found.joined(paths.getFirst().toAbsolutePath().normalize());
            progress.at(1, "opened");
            return model;
        } catch (UnreadableFileException | RuntimeException e) {
            arena.close();
            throw e;
        } catch (OutOfMemoryError e) {
            arena.close();
            throw new UnreadableFileException(
                    paths.getFirst(),
                    "needs more memory than Lexiscope may use. Start it with a larger -Xmx.",
                    e);
        }
    }

    /// Reads one file by the first format that knows it.
    static ModelParts file(Path file, String tensor, Arena arena, Progress progress)
            throws UnreadableFileException {
        FileHead.regular(file);
        ByteBuffer head = FileHead.of(file);
        Refusals.check(file, head.duplicate());
        Refusals.beside(file);
        for (Format format : Formats.ALL) {
            if (format.probe(file, head.asReadOnlyBuffer())) {
                ModelParts parts = format.read(file, tensor, arena, progress);
                if (!tensor.isEmpty()
                        && parts.matrix().isPresent()
                        && !parts.tensor().equals(tensor)) {
                    throw new UnreadableFileException(
                            file,
                            "has no tensor named "
                                    + tensor
                                    + "; its one matrix "
                                    + (parts.tensor().isEmpty()
                                            ? "has no name."
                                            : "is " + parts.tensor() + "."));
                }
                return parts;
            }
        }
        if (file.toString().endsWith(".model") || file.toString().endsWith(".spm")) {
            throw TokenizerFiles.neither(file);
        }
        throw unknown(file);
    }

    /// Whether a file is by its name or by its content part of a model, readable or not; what is
    /// none may be a text.
    public static boolean claimed(Path file) {
        try {
            ByteBuffer head = FileHead.of(file);
            boolean pointer =
                    StandardCharsets.ISO_8859_1
                            .decode(head.duplicate())
                            .toString()
                            .startsWith("version https://git-lfs");
            return pointer
                    || ModelFolder.partByName(file)
                    || Formats.ALL.stream().anyMatch(f -> f.probe(file, head.asReadOnlyBuffer()));
        } catch (UnreadableFileException e) {
            return true;
        }
    }

    /// The refusal of a file that no format knows.
    static UnreadableFileException unknown(Path file) {
        return new UnreadableFileException(
                file,
                "is of no known format. Supported are: "
                        + String.join(", ", Formats.ALL.stream().map(Format::name).toList())
                        + ".");
    }

    /// The names of what can be read, for a person.
    public static List<String> supported() {
        return new ArrayList<>(Formats.ALL.stream().map(Format::name).toList());
    }
}
