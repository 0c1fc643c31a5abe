package lexiscope.format;

import lexiscope.model.LanguageModel;
import lexiscope.work.Progress;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
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
    static Parts file(Path file, String tensor, Arena arena, Progress progress)
            throws UnreadableFileException {
        regular(file);
        ByteBuffer head = head(file);
        Refusals.check(file, head.duplicate());
        Refusals.beside(file);
        for (Format format : Formats.ALL) {
            if (format.probe(file, head.asReadOnlyBuffer())) {
                Parts parts = format.read(file, tensor, arena, progress);
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
            ByteBuffer head = head(file);
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

    /// Refuses what would be waited for without end, or is not there.
    static void regular(Path file) throws UnreadableFileException {
        if (!Files.isRegularFile(file)) {
            throw irregular(file);
        }
    }

    /// The refusal of something that is no file.
    static UnreadableFileException irregular(Path file) {
        try {
            Folders.followed(file);
        } catch (UnreadableFileException e) {
            return e;
        }
        return new UnreadableFileException(
                file,
                Files.isDirectory(file)
                        ? "is a folder under the name of a file. Open what lies in it."
                        : "is no regular file but a pipe or a device. Save its content to a file"
                                + " and open that.");
    }

    /// The refusal of a file that no format knows.
    static UnreadableFileException unknown(Path file) {
        return new UnreadableFileException(
                file,
                "is of no known format. Supported are: "
                        + String.join(", ", Formats.ALL.stream().map(Format::name).toList())
                        + ".");
    }

    /// Refuses what is no model file by its first bytes.
    static void checked(Path file) throws UnreadableFileException {
        Refusals.check(file, head(file));
    }

    /// The first bytes of a file, up to 4,096.
    static ByteBuffer head(Path file) throws UnreadableFileException {
        var head = ByteBuffer.allocate(4096);
        try (var channel = FileChannel.open(file)) {
            while (head.hasRemaining() && channel.read(head) >= 0) {
                // read on: a channel may give less than it is asked for
            }
        } catch (IOException e) {
            throw new UnreadableFileException(file, "cannot be read (" + e.getMessage() + ").", e);
        }
        return head.flip();
    }

    /// The names of what can be read, for a person.
    public static List<String> supported() {
        return new ArrayList<>(Formats.ALL.stream().map(Format::name).toList());
    }
}
