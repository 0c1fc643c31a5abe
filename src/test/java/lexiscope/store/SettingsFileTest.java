package lexiscope.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Settings come back as they were set; a file that is damaged, newer or shared loses nothing.
class SettingsFileTest {
    @TempDir private Path folder;

    private SettingsFile file() {
        return SettingsFile.in(AppDirectories.in(folder));
    }

    private static Settings some() {
        return Settings.DEFAULT
                .withTheme(Settings.Theme.DARK)
                .withReopen(Settings.Reopen.ALWAYS)
                .withWindow(1200, 700.5, true)
                .withPanes("columns", List.of(1.0, 1.25, 0.5))
                .withProjection("tsne", Map.of("perplexity", 50.0))
                .withReading(new TextReading("norm", true, true, 512, 64))
                .withColumns(List.of("norm", "script"));
    }

    @Test
    void whatIsWrittenIsRead() throws IOException {
        assertEquals(new SettingsFile.Read(Settings.DEFAULT, Optional.empty()), file().read());
        file().write(Settings.DEFAULT, some());
        assertEquals(new SettingsFile.Read(some(), Optional.empty()), file().read());
    }

    @Test
    void twoProgramsEachWriteOnlyWhatTheyChanged() throws IOException {
        file().write(Settings.DEFAULT, Settings.DEFAULT.withTheme(Settings.Theme.DARK));
        // another one that began with the usual settings
        file().write(Settings.DEFAULT, Settings.DEFAULT.withReopen(Settings.Reopen.NEVER));
        var both = file().read().settings();
        assertEquals(Settings.Theme.DARK, both.theme());
        assertEquals(Settings.Reopen.NEVER, both.reopen());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"theme\": \"dark\"", "[1, 2]", "\0\0\0", ""})
    void aDamagedFileIsSetAside(String content) throws IOException {
        Files.writeString(file().file(), content);
        var read = file().read();
        assertEquals(Settings.DEFAULT, read.settings());
        assertTrue(read.problem().orElseThrow().contains("are damaged"), read.toString());
        assertEquals(content, Files.readString(folder.resolve("settings.json.broken")));
        assertFalse(Files.exists(file().file()));
        file().write(Settings.DEFAULT, some());
        assertEquals(some(), file().read().settings());
    }

    @Test
    void ofANewerVersionWhatIsKnownIsReadAndTheRestKept() throws IOException {
        Files.writeString(
                file().file(),
                "{\"version\": 9, \"theme\": \"dark\", \"reopen\": \"sometimes\", \"other\": [1]}");
        var read = file().read();
        assertEquals(Settings.Theme.DARK, read.settings().theme());
        assertEquals(Settings.Reopen.OFFER, read.settings().reopen());
        assertTrue(read.problem().orElseThrow().contains("newer"));
        file().write(read.settings(), read.settings().withTheme(Settings.Theme.LIGHT));
        String now = Files.readString(file().file());
        assertTrue(now.contains("\"other\"") && now.contains("9") && now.contains("light"), now);
        assertTrue(now.contains("sometimes"), "a value of a newer version was written over");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"window\": {\"width\": -5, \"height\": \"x\"}}",
                "{\"window\": 3, \"panes\": {\"columns\": [0, 1e9]}, \"projections\": {\"a\": 1}}",
                "{\"theme\": 7, \"panes\": [], \"projections\": []}"
            })
    void valuesWithoutSenseAreAsByDefault(String content) throws IOException {
        Files.writeString(file().file(), content);
        assertEquals(new SettingsFile.Read(Settings.DEFAULT, Optional.empty()), file().read());
    }

    @Test
    void oneVariableMovesAllOfIt() {
        var here =
                AppDirectories.of(
                        Map.of("LEXISCOPE_HOME", folder.toString(), "XDG_CONFIG_HOME", "/etc"),
                        Path.of("/home/x"),
                        "Linux");
        assertTrue(here.settings().startsWith(folder) && here.data().startsWith(folder));
    }
}
