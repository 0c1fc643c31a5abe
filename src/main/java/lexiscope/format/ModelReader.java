package lexiscope.format;

import lexiscope.format.file.Folders;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.part.Reading;
import lexiscope.model.LanguageModel;
import lexiscope.work.Progress;

import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Opens a model: the one door to files.
public final class ModelReader {
    private ModelReader() {}

    /// Opens a folder or a single file.
    ///
    /// @throws UnreadableFileException with a sentence; nothing stays mapped then
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
    /// @param tensor the tensor to take as the matrix, or "" to find it
    /// @throws UnreadableFileException with a sentence, as of a single file
    public static LanguageModel open(List<Path> paths, String tensor, Progress progress)
            throws UnreadableFileException {
        return open(Formats.KNOWN, paths, tensor, _ -> {}, progress);
    }

    /// @param formats those that may read the files
    /// @param unused told which of the files are no part of the model
    @SuppressWarnings("MustBeClosed") // the model owns the arena and closes it
    static LanguageModel open(
            Formats formats,
            List<Path> paths,
            String tensor,
            Consumer<List<Path>> unused,
            Progress progress)
            throws UnreadableFileException {
        Arena arena = Arena.ofShared();
        try {
            var reading = new Reading(tensor, arena, formats::read, progress);
            var found = new FoundParts();
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
                new PickedFiles(formats, reading, found).read(all);
            } else if (Files.isDirectory(all.getFirst())) {
                new ModelFolder(HubFolders.meant(all.getFirst()), formats).read(reading, found);
            } else {
                found.add(all.getFirst(), reading.open(all.getFirst()));
            }
            LanguageModel model =
                    found.joined(paths.getFirst().toAbsolutePath().normalize(), arena);
            unused.accept(found.unused());
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

    /// Whether a file is by its name or by its content part of a model, readable or not; what is
    /// none may be a text.
    public static boolean claimed(Path file) {
        return Formats.KNOWN.claimed(file);
    }

    /// The names of the formats that can be read, for a person.
    public static List<String> supported() {
        return Formats.KNOWN.supported();
    }

    /// What the files of models are called, for a chooser of files: `*.gguf` and the like.
    public static List<String> endings() {
        return Formats.KNOWN.endings();
    }
}
