package lexiscope.format.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/// The names and the files of folders. A folder that cannot be listed, a link to nothing and a name
/// that leads outside are refused.
public final class Folders {
    private Folders() {}

    /// The folder a file lies in.
    public static Path of(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        return parent == null ? file.toAbsolutePath() : parent;
    }

    /// The name of a file or folder.
    public static String name(Path file) {
        Path name = file.getFileName();
        return name == null ? file.toString() : name.toString();
    }

    /// Refuses a link that leads to nothing.
    ///
    /// @throws UnreadableFileException when it leads to nothing
    public static void followed(Path file) throws UnreadableFileException {
        if (Files.isSymbolicLink(file) && !Files.exists(file)) {
            throw new UnreadableFileException(
                    file,
                    "is a link to a file that is not there, or to itself: it was removed, or its"
                            + " download is unfinished. Fetch it again.");
        }
    }

    /// The files of a folder whose name is wanted, by name.
    ///
    /// @throws UnreadableFileException when the folder cannot be listed
    public static List<Path> files(Path folder, Predicate<String> wanted)
            throws UnreadableFileException {
        try (var files = Files.list(folder)) {
            return files.filter(f -> wanted.test(name(f)) && Files.isRegularFile(f))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UnreadableFileException(
                    folder, "cannot be listed (" + e.getMessage() + ").", e);
        }
    }

    /// A file named within a folder by another file: it must lie in that folder or below it.
    ///
    /// @param by the file that names it
    /// @throws UnreadableFileException when it leads out of the folder, or is not there
    public static Path within(Path folder, String named, Path by) throws UnreadableFileException {
        Path found;
        try {
            found = folder.resolve(named).normalize();
        } catch (java.nio.file.InvalidPathException e) {
            throw UnreadableFileException.damaged(by, "names no file: “" + named + "”.");
        }
        if (named.isEmpty() || !found.startsWith(folder.normalize()) || found.equals(folder)) {
            throw new UnreadableFileException(
                    by,
                    "leads outside its folder, to “"
                            + named
                            + "”. That is not followed; correct the name or fetch the file again.");
        }
        if (!Files.isRegularFile(found)) {
            throw new UnreadableFileException(
                    by, "names “" + named + "”, which is not there. Fetch it too.");
        }
        return found;
    }
}
