package lexiscope.format.hub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The local cache of huggingface_hub: `models--organisation--name/` with `refs/branch`, which
/// names a commit, and `snapshots/commit/`, whose files are links to `../../blobs` or, where links
/// are not to be had, the files themselves.
public final class HubCache {
    private static final String MODEL = "models--";

    private HubCache() {}

    /// A model of the cache, one for each snapshot.
    ///
    /// @param name the model, at the branch that leads to the snapshot, or at its commit
    /// @param folder the snapshot, to be opened as a model's folder
    /// @param bytes size of its files
    /// @param files names of its files
    /// @param complete whether none of its files is missing or still being downloaded
    public record CachedModel(
            HubName name, Path folder, long bytes, List<String> files, boolean complete) {
        public CachedModel {
            files = List.copyOf(files);
        }
    }

    /// The models of a cache by name; none where there is no cache. What cannot be read is left
    /// out. Cost: the folders are listed, no file is opened but the refs.
    ///
    /// @param cache the folder with the `models--…` folders
    public static List<CachedModel> models(Path cache) {
        var found = new ArrayList<CachedModel>();
        for (Path model : folders(cache)) {
            String folder = name(model);
            if (folder.startsWith(MODEL)) {
                String full = folder.substring(MODEL.length()).replaceFirst("--", "/");
                Map<String, String> branches = branches(model.resolve("refs"));
                for (Path snapshot : folders(model.resolve("snapshots"))) {
                    String revision = branches.getOrDefault(name(snapshot), name(snapshot));
                    if (HubName.fits(full, revision)) {
                        found.add(cached(new HubName(full, revision), model, snapshot));
                    }
                }
            }
        }
        found.sort(Comparator.comparing(m -> m.name().toString()));
        return found;
    }

    private static CachedModel cached(HubName name, Path model, Path snapshot) {
        var files = new ArrayList<String>();
        long bytes = 0;
        boolean complete = !downloading(model.resolve("blobs"));
        // links are not followed into folders, so that no loop is walked
        try (var all = Files.walk(snapshot, 4)) {
            for (Path file : all.filter(f -> !Files.isDirectory(f)).sorted().toList()) {
                if (Files.isRegularFile(file) && !file.toString().endsWith(".incomplete")) {
                    files.add(snapshot.relativize(file).toString());
                    bytes += file.toFile().length();
                } else {
                    // a link to a blob that is not there
                    complete = false;
                }
            }
        } catch (IOException | java.io.UncheckedIOException e) {
            complete = false;
        }
        return new CachedModel(name, snapshot, bytes, files, complete && !files.isEmpty());
    }

    private static boolean downloading(Path blobs) {
        try (var files = Files.list(blobs)) {
            return files.anyMatch(f -> f.toString().endsWith(".incomplete"));
        } catch (IOException e) {
            // no blobs: the form without links
            return false;
        }
    }

    /// Commit → branch.
    private static Map<String, String> branches(Path refs) {
        var branches = new HashMap<String, String>();
        try (var files = Files.walk(refs, 4)) {
            for (Path ref : files.filter(Files::isRegularFile).sorted().toList()) {
                if (Files.size(ref) < 200) {
                    String branch = refs.relativize(ref).toString().replace('\\', '/');
                    String commit = Files.readString(ref).strip();
                    if (branch.equals("main")) {
                        branches.put(commit, branch);
                    } else {
                        branches.putIfAbsent(commit, branch);
                    }
                }
            }
        } catch (IOException | java.io.UncheckedIOException e) {
            // snapshots go by their commits then
            return branches;
        }
        return branches;
    }

    private static List<Path> folders(Path of) {
        try (var all = Files.list(of)) {
            return all.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static String name(Path path) {
        Path name = path.getFileName();
        return name == null ? "" : name.toString();
    }
}
