package lexiscope.store;

import lexiscope.json.Json;
import lexiscope.work.SafeFile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The file of settings. Two programs may have it open at once: each writes only what it changed
/// itself, into what the other left. Keys that a newer version wrote are kept.
///
/// @param file made with the first change
public record SettingsFile(Path file) {
    private static final int VERSION = 1;
    private static final long LARGEST = 1 << 20;

    /// What was read.
    ///
    /// @param problem a sentence for the person where the file was damaged, or is of a newer
    ///   version
    public record Read(Settings settings, Optional<String> problem) {}

    /// The file in a folder of settings.
    public static SettingsFile in(AppDirectories places) {
        return new SettingsFile(places.settings().resolve("settings.json"));
    }

    /// Reads it. A damaged file is set aside, so that nothing is lost.
    public Read read() {
        if (!Files.isRegularFile(file)) {
            return new Read(Settings.DEFAULT, Optional.empty());
        }
        try {
            Map<String, Object> json = json();
            boolean newer = json.get("version") instanceof Number n && n.intValue() > VERSION;
            return new Read(
                    Settings.of(json),
                    newer
                            ? Optional.of(
                                    "The settings, "
                                            + file
                                            + ", were written by a newer Lexiscope: what is known"
                                            + " of them is used, the rest is kept.")
                            : Optional.empty());
        } catch (IOException | IllegalArgumentException e) {
            return new Read(
                    Settings.DEFAULT,
                    Optional.of(
                            "The settings, "
                                    + file
                                    + ", are damaged. "
                                    + DamagedFile.setAside(file)
                                    + " The usual ones hold."));
        }
    }

    private Map<String, Object> json() throws IOException {
        if (Files.size(file) > LARGEST) {
            throw new IOException("too large for settings");
        }
        return Json.object(file);
    }

    /// Writes what changed, whole or not at all.
    ///
    /// @param before the settings that were read or written last
    /// @param now the settings
    public void write(Settings before, Settings now) throws IOException {
        var json = new LinkedHashMap<String, Object>();
        try {
            if (Files.isRegularFile(file)) {
                json.putAll(json());
            }
        } catch (IllegalArgumentException e) {
            DamagedFile.setAside(file);
        }
        json.putIfAbsent("version", VERSION);
        Map<String, Object> old = before.json();
        now.json()
                .forEach(
                        (key, value) -> {
                            if (!value.equals(old.get(key)) || !json.containsKey(key)) {
                                json.put(key, value);
                            }
                        });
        byte[] bytes = (Json.pretty(json) + "\n").getBytes(StandardCharsets.UTF_8);
        SafeFile.write(file, out -> out.write(bytes));
    }
}
