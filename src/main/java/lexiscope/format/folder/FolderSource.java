package lexiscope.format.folder;

import lexiscope.format.file.Folders;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.json.Json;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The files that a folder is written from.
///
/// @param folder the folder that was opened; empty where files were picked by hand
/// @param files each by its name in the new folder, with slashes
/// @param places folders within that hold the tokenizer and the weights, "" for the folder itself
/// @param edited small files that are taken with another content than they have
/// @param notes what of the folder is left out
public record FolderSource(
        Optional<Path> folder,
        Map<String, Path> files,
        List<String> places,
        Map<String, byte[]> edited,
        List<String> notes) {
    /// What tools keep of their own in a model's folder.
    private static final Set<String> NOT_OF_THE_MODEL = Set.of(".git", ".cache", "__pycache__");

    /// All files of a folder and of those in it. Links are followed: the new folder has files.
    ///
    /// @param root the folder within in which the weights lie, or the folder itself
    public static FolderSource of(Path folder, Path root) throws UnreadableFileException {
        var files = new TreeMap<String, Path>();
        var notes = new ArrayList<String>();
        try {
            Files.walkFileTree(
                    folder,
                    EnumSet.of(FileVisitOption.FOLLOW_LINKS),
                    Integer.MAX_VALUE,
                    new Visitor(folder, files, notes));
        } catch (IOException e) {
            throw new UnreadableFileException(
                    folder, "cannot be listed (" + e.getMessage() + ").", e);
        }
        String inner = name(folder.relativize(root));
        return new FolderSource(
                Optional.of(folder),
                files,
                inner.isEmpty() ? List.of("") : List.of("", inner + "/"),
                Map.of(),
                notes);
    }

    /// Files picked by hand.
    ///
    /// @throws IllegalArgumentException with a sentence where two have one name
    public static FolderSource of(List<Path> picked) {
        var files = new LinkedHashMap<String, Path>();
        for (Path file : picked) {
            Path other = files.putIfAbsent(Folders.name(file), file);
            if (other != null && !other.equals(file)) {
                throw new IllegalArgumentException(
                        other + " and " + file + " cannot lie in one folder: they have one name.");
            }
        }
        return new FolderSource(Optional.empty(), files, List.of(""), Map.of(), List.of());
    }

    /// The same with some small files edited.
    FolderSource with(Map<String, byte[]> edits) {
        return new FolderSource(folder, files, places, edits, notes);
    }

    /// The same without some files.
    FolderSource without(Set<String> names) {
        var left = new LinkedHashMap<>(files);
        left.keySet().removeAll(names);
        return new FolderSource(folder, left, places, edited, notes);
    }

    /// A small file as JSON, edited where it was; empty where there is none of that name.
    ///
    /// @throws UnreadableFileException where it is no JSON object
    Optional<Map<String, Object>> json(String name) throws UnreadableFileException {
        Path file = files.get(name);
        byte[] edit = edited.get(name);
        try {
            if (edit != null) {
                return Optional.of(Json.object(new String(edit, StandardCharsets.UTF_8)));
            }
            return file == null ? Optional.empty() : Optional.of(Json.object(file));
        } catch (IOException | IllegalArgumentException e) {
            throw new UnreadableFileException(
                    Path.of(name),
                    "is needed for this and cannot be read: "
                            + e.getMessage()
                            + ". Mend it or take it out of the folder.",
                    e);
        }
    }

    private static String name(Path relative) {
        return relative.toString().replace('\\', '/');
    }

    /// A file of the places where the model's own files lie, whichever comes first.
    List<String> named(String name) {
        return places.stream().map(place -> place + name).filter(files::containsKey).toList();
    }

    /// Whether a file lies directly in one of those places.
    boolean own(String name) {
        int end = name.lastIndexOf('/') + 1;
        return places.contains(name.substring(0, end));
    }

    private static final class Visitor extends SimpleFileVisitor<Path> {
        private final Path folder;
        private final Map<String, Path> files;
        private final List<String> notes;

        Visitor(Path folder, Map<String, Path> files, List<String> notes) {
            this.folder = folder;
            this.files = files;
            this.notes = notes;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes) {
            return NOT_OF_THE_MODEL.contains(Folders.name(each))
                            || Folders.name(each).endsWith(".part")
                    ? FileVisitResult.SKIP_SUBTREE
                    : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path each, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()) {
                files.put(name(folder.relativize(each)), each);
            } else {
                notes.add(name(folder.relativize(each)) + " was left out: it is no file.");
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path each, IOException failed) throws IOException {
            if (failed instanceof FileSystemLoopException || !Files.exists(each)) {
                notes.add(
                        name(folder.relativize(each))
                                + " was left out: it is a link that leads nowhere or in a circle.");
                return FileVisitResult.CONTINUE;
            }
            throw failed;
        }
    }
}
