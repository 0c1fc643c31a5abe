package lexiscope.format.hub;

import lexiscope.format.HubFolders;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Where the hub and its cache are, as the environment variables of huggingface_hub say
/// (`constants.py`).
///
/// @param endpoint the hub's address
/// @param token what opens private and gated models; empty without one
/// @param cache the folder of the local cache
/// @param offline whether the hub is not to be asked
public record HubSettings(URI endpoint, Optional<String> token, Path cache, boolean offline) {
    private static final String HUB = "https://huggingface.co";

    public HubSettings {
        if (!"https".equals(endpoint.getScheme()) && !"http".equals(endpoint.getScheme())) {
            throw new IllegalArgumentException(
                    "“" + endpoint + "” is no address of a hub; it begins with https://.");
        }
    }

    /// A hub that may be asked.
    public HubSettings(URI endpoint, Optional<String> token, Path cache) {
        this(endpoint, token, cache, false);
    }

    /// The settings of this process.
    public static HubSettings here() {
        return of(System.getenv(), Path.of(System.getProperty("user.home", ".")));
    }

    /// The settings that variables say: `HF_ENDPOINT`; `HF_TOKEN`, else the file `HF_TOKEN_PATH`;
    /// `HF_HUB_CACHE`, else `HUGGINGFACE_HUB_CACHE`, else `hub` in `HF_HOME`; `HF_HUB_OFFLINE`,
    /// else `TRANSFORMERS_OFFLINE`.
    ///
    /// @param home the person's folder
    public static HubSettings of(Map<String, String> variables, Path home) {
        try {
            Path own = HubFolders.home(variables, home);
            Path cache = HubFolders.cache(variables, home);
            Optional<String> token =
                    Stream.of("HF_TOKEN", "HUGGING_FACE_HUB_TOKEN")
                            .flatMap(v -> text(variables, v).stream())
                            .findFirst()
                            .or(
                                    () ->
                                            saved(
                                                    path(variables, "HF_TOKEN_PATH")
                                                            .orElse(own.resolve("token"))));
            boolean implicit = !set(variables, "HF_HUB_DISABLE_IMPLICIT_TOKEN");
            boolean offline =
                    text(variables, "HF_HUB_OFFLINE").isPresent()
                            ? set(variables, "HF_HUB_OFFLINE")
                            : set(variables, "TRANSFORMERS_OFFLINE");
            URI endpoint = URI.create(text(variables, "HF_ENDPOINT").orElse(HUB));
            return new HubSettings(endpoint, implicit ? token : Optional.empty(), cache, offline);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(
                    "A variable of the hub names no folder: " + e.getInput() + ".", e);
        }
    }

    /// The same with another address.
    public HubSettings at(URI other) {
        return new HubSettings(other, token, cache, offline);
    }

    private static Optional<String> text(Map<String, String> variables, String name) {
        return Optional.ofNullable(variables.get(name))
                .map(String::strip)
                .filter(v -> !v.isEmpty());
    }

    private static boolean set(Map<String, String> variables, String name) {
        return text(variables, name).orElse("").matches("(?i)1|on|yes|true");
    }

    private static Optional<Path> path(Map<String, String> variables, String name) {
        return text(variables, name).map(Path::of);
    }

    private static Optional<String> saved(Path file) {
        try {
            return Files.isRegularFile(file) && Files.size(file) < 10_000
                    ? Optional.of(Files.readString(file).strip()).filter(t -> !t.isEmpty())
                    : Optional.empty();
        } catch (IOException e) {
            // a token that cannot be read is none
            return Optional.empty();
        }
    }
}
