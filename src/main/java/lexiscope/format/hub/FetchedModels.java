package lexiscope.format.hub;

import lexiscope.json.Json;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What was fetched from the hub before, a folder each, unfinished fetches included.
///
/// @param root the folder that holds those folders
public record FetchedModels(Path root) {
    /// The note that a finished fetch leaves in its folder.
    static final String NOTE = "lexiscope-fetch.json";

    /// What an unfinished fetch's file and its note end in.
    static final String PART = ".part";

    static final String PART_NOTE = ".part.json";

    /// A model that was fetched, wholly or in part.
    ///
    /// @param name the model
    /// @param folder where it lies
    /// @param file the name of its file of weights on the hub
    /// @param version the version of that file, or ""
    /// @param tensor the tensor that is its matrix
    /// @param have bytes of the matrix that are here
    /// @param bytes bytes of the whole matrix
    public record Fetched(
            HubName name,
            Path folder,
            String file,
            String version,
            String tensor,
            long have,
            long bytes) {
        /// Whether all of it is here.
        public boolean complete() {
            return have >= bytes;
        }
    }

    /// The folder of a model, whether it is there or not.
    public Path folder(HubName name) {
        String folder = name.toString().replace("--", "-").replace("/", "--");
        return root.resolve(folder);
    }

    /// The model in a folder: the finished one, else one whose fetch was not finished.
    public static Optional<Fetched> in(Path folder) {
        var finished = read(folder.resolve(NOTE), Long.MAX_VALUE);
        return finished.isPresent() ? finished : unfinished(folder);
    }

    /// What of a fetch that was not finished is in a folder, perhaps beside an older model that
    /// was.
    public static Optional<Fetched> unfinished(Path folder) {
        try (var files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String name = String.valueOf(file.getFileName());
                if (name.endsWith(PART_NOTE)) {
                    Path part =
                            file.resolveSibling(
                                    name.substring(0, name.length() - ".json".length()));
                    return read(file, Files.isRegularFile(part) ? Files.size(part) : 0);
                }
            }
        } catch (IOException e) {
            // not there, or not ours
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static Optional<Fetched> read(Path note, long have) {
        try {
            Map<String, Object> facts = Json.object(note);
            if (facts.get("model") instanceof String model
                    && facts.get("revision") instanceof String revision
                    && facts.get("file") instanceof String file
                    && facts.get("version") instanceof String version
                    && facts.get("header") instanceof Number header
                    && facts.get("tensor") instanceof String tensor
                    && facts.get("bytes") instanceof List<?> ranges) {
                long bytes = 0;
                for (Object range : ranges) {
                    var ends = (List<?>) range;
                    bytes += ((Number) ends.get(1)).longValue();
                    bytes -= ((Number) ends.get(0)).longValue();
                }
                Path folder = note.toAbsolutePath().getParent();
                return folder == null
                        ? Optional.empty()
                        : Optional.of(
                                new Fetched(
                                        new HubName(model, revision),
                                        folder,
                                        file,
                                        version,
                                        tensor,
                                        Math.clamp(have - header.longValue(), 0, bytes),
                                        bytes));
            }
        } catch (IOException
                | IllegalArgumentException
                | ClassCastException
                | IndexOutOfBoundsException e) {
            // a note that somebody else wrote is none
            return Optional.empty();
        }
        return Optional.empty();
    }

    /// All of them by name.
    public List<Fetched> models() {
        var found = new ArrayList<Fetched>();
        try (var folders = Files.list(root)) {
            folders.filter(Files::isDirectory).forEach(f -> in(f).ifPresent(found::add));
        } catch (IOException e) {
            // nothing was fetched yet
            return List.of();
        }
        found.sort(Comparator.comparing(m -> m.name().toString()));
        return found;
    }
}
