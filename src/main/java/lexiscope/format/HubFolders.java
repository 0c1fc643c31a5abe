package lexiscope.format;

import lexiscope.format.file.Folders;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Where models lie in the local cache of huggingface_hub: `models--organisation--name`, whose
/// `refs/main` names the folder of `snapshots` that counts.
public final class HubFolders {
    private static final String MODEL = "models--";

    private HubFolders() {}

    /// The cache that variables say: `HF_HUB_CACHE`, else `HUGGINGFACE_HUB_CACHE`, else `hub` in
    /// [#home].
    ///
    /// @param person the person's folder
    /// @throws InvalidPathException when a variable names no folder
    public static Path cache(Map<String, String> variables, Path person) {
        return Stream.of("HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE")
                .flatMap(v -> path(variables, v).stream())
                .findFirst()
                .orElseGet(() -> home(variables, person).resolve("hub"));
    }

    /// The folder of huggingface_hub that variables say: `HF_HOME`, else `huggingface` in
    /// `XDG_CACHE_HOME`, else in `~/.cache`.
    public static Path home(Map<String, String> variables, Path person) {
        return path(variables, "HF_HOME")
                .orElseGet(
                        () ->
                                path(variables, "XDG_CACHE_HOME")
                                        .orElse(person.resolve(".cache"))
                                        .resolve("huggingface"));
    }

    private static Optional<Path> path(Map<String, String> variables, String name) {
        return Optional.ofNullable(variables.get(name))
                .map(String::strip)
                .filter(v -> !v.isEmpty())
                .map(Path::of);
    }

    /// The folder of a model in a cache: that of its main branch, else the newest.
    ///
    /// @param model `organisation/name`
    static Optional<Path> snapshot(Path cache, String model) {
        if (!model.matches("[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)?")) {
            return Optional.empty();
        }
        return snapshot(cache.resolve(MODEL + model.replace("/", "--")));
    }

    /// The folder to open for one that a person names: in a model's folder of the cache, or in its
    /// `snapshots`, the snapshot that counts; else the folder itself.
    static Path meant(Path folder) {
        Path model =
                Folders.name(folder).equals("snapshots") && folder.getParent() != null
                        ? folder.getParent()
                        : folder;
        boolean cached =
                Files.isDirectory(model.resolve("snapshots"))
                        && (Folders.name(model).startsWith(MODEL)
                                || Files.isDirectory(model.resolve("refs"))
                                || Files.isDirectory(model.resolve("blobs")));
        return cached ? snapshot(model).orElse(folder) : folder;
    }

    private static Optional<Path> snapshot(Path folder) {
        Path snapshots = folder.resolve("snapshots");
        try {
            Path main = folder.resolve("refs").resolve("main");
            if (Files.isRegularFile(main) && Files.size(main) < 200) {
                Path named = snapshots.resolve(Files.readString(main).strip()).normalize();
                if (named.startsWith(snapshots) && Files.isDirectory(named)) {
                    return Optional.of(named);
                }
            }
            try (var all = Files.list(snapshots)) {
                return all.filter(Files::isDirectory)
                        .max(Comparator.comparingLong(f -> f.toFile().lastModified()));
            }
        } catch (IOException | InvalidPathException e) {
            // not in this cache
            return Optional.empty();
        }
    }

    /// The cache that a folder lies in, if it lies in one.
    static Optional<Path> around(Path folder) {
        for (Path at = folder.toAbsolutePath(); at != null; at = at.getParent()) {
            Path name = at.getFileName();
            if (name != null && name.toString().startsWith(MODEL)) {
                return Optional.ofNullable(at.getParent());
            }
        }
        return Optional.empty();
    }
}
