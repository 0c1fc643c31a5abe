package lexiscope.store;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// Where Lexiscope keeps things on the person's machine, as each system wants it: settings small
/// and to be backed up, data that can be fetched again.
///
/// @param settings the folder of settings
/// @param data the folder of what was fetched
public record AppDirectories(Path settings, Path data) {
    private static final String NAME = "lexiscope";

    /// The directories of this process; the system property `lexiscope.settings` names another
    /// folder for all of them, for tests and pictures.
    public static AppDirectories here() {
        String told = System.getProperty("lexiscope.settings", "");
        return told.isEmpty()
                ? of(
                        System.getenv(),
                        Path.of(System.getProperty("user.home", ".")),
                        System.getProperty("os.name", ""))
                : in(Path.of(told));
    }

    /// Everything under one folder.
    public static AppDirectories in(Path folder) {
        return new AppDirectories(folder, folder.resolve("data"));
    }

    /// The directories that variables and system say: `XDG_CONFIG_HOME` and `XDG_DATA_HOME` (XDG
    /// Base Directory Specification 0.8: relative ones are ignored), `APPDATA` and `LOCALAPPDATA`
    /// on Windows, `~/Library/Application Support` on macOS.
    ///
    /// `LEXISCOPE_HOME` moves all of them under one folder.
    ///
    /// @param home the person's folder
    /// @param system the system's name, as Java has it
    public static AppDirectories of(Map<String, String> variables, Path home, String system) {
        String own = variables.getOrDefault("LEXISCOPE_HOME", "").strip();
        if (!own.isEmpty()) {
            return in(Path.of(own).toAbsolutePath().normalize());
        }
        String os = system.toLowerCase(Locale.ROOT);
        if (os.startsWith("windows")) {
            Path roaming = home.resolve("AppData").resolve("Roaming");
            Path local = home.resolve("AppData").resolve("Local");
            return new AppDirectories(
                    folder(variables, "APPDATA", roaming),
                    folder(variables, "LOCALAPPDATA", local));
        }
        if (os.startsWith("mac")) {
            Path support = home.resolve("Library").resolve("Application Support").resolve(NAME);
            return new AppDirectories(support, support);
        }
        Path config = home.resolve(".config");
        Path share = home.resolve(".local").resolve("share");
        return new AppDirectories(
                folder(variables, "XDG_CONFIG_HOME", config),
                folder(variables, "XDG_DATA_HOME", share));
    }

    private static Path folder(Map<String, String> variables, String name, Path otherwise) {
        String said = variables.getOrDefault(name, "").strip();
        boolean absolute = !said.isEmpty() && Path.of(said).isAbsolute();
        return (absolute ? Path.of(said) : otherwise).resolve(NAME);
    }
}
