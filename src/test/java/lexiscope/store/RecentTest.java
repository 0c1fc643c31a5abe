package lexiscope.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The list of recent models on the disk.
class RecentTest {
    @TempDir Path folder = Path.of("");

    private Recent recent() {
        return Recent.in(AppDirectories.in(folder.resolve("settings")));
    }

    private Recent.Entry entry(String... names) {
        return new Recent.Entry(
                List.of(names).stream().map(folder::resolve).toList(), names[0], "BPE");
    }

    @Test
    void theNewestIsFirstAndNoneIsTwice() throws IOException {
        assertEquals(new Recent.Read(List.of(), java.util.Optional.empty()), recent().read());
        recent().add(entry("a"));
        recent().add(entry("tokenizer.json", "m.npy"));
        var all = recent().add(entry("a"));
        assertEquals(List.of(entry("a"), entry("tokenizer.json", "m.npy")), all);
        assertEquals(all, recent().read().entries());
        assertFalse(entry("a").there());
        Files.createDirectory(folder.resolve("a"));
        assertTrue(entry("a").there());
    }

    @Test
    void onlyTheLastTwelveAreKept() throws IOException {
        for (int i : IntStream.range(0, 20).toArray()) {
            recent().add(entry("m" + i));
        }
        var names = recent().read().entries().stream().map(Recent.Entry::name).toList();
        assertEquals(12, names.size());
        assertEquals(List.of("m19", "m8"), List.of(names.getFirst(), names.getLast()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"models\": 3}",
                "{\"models\": [{\"name\": \"a\"}]}",
                "{\"models\": [{\"name\": \"a\", \"about\": \"b\", \"paths\": []}]}",
                "{\"models\": [{\"name\": \"a\", \"about\": \"b\", \"paths\": [\"\\u0000\"]}]}"
            })
    void aDamagedListIsSetAsideWithASentence(String text) throws IOException {
        Path file = Files.createDirectories(folder.resolve("settings")).resolve("recent.json");
        Files.writeString(file, text);
        var read = recent().read();
        assertEquals(List.of(), read.entries());
        assertTrue(read.problem().orElseThrow().contains("recent.json.broken"), text);
        assertEquals(text, Files.readString(file.resolveSibling("recent.json.broken")));
        assertEquals(1, recent().add(entry("a")).size());
        assertTrue(recent().read().problem().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "Linux, '', /h/.config/lexiscope, /h/.local/share/lexiscope",
        "Linux, /x, /x/lexiscope, /x/lexiscope",
        "Linux, relative, /h/.config/lexiscope, /h/.local/share/lexiscope",
        "Mac OS X, '', /h/Library/Application Support/lexiscope,"
                + " /h/Library/Application Support/lexiscope",
        "Windows 11, '', /h/AppData/Roaming/lexiscope, /h/AppData/Local/lexiscope"
    })
    void eachSystemHasItsPlaces(String system, String xdg, Path settings, Path data) {
        var variables = Map.of("XDG_CONFIG_HOME", xdg, "XDG_DATA_HOME", xdg);
        assertEquals(
                new AppDirectories(settings, data),
                AppDirectories.of(variables, Path.of("/h"), system));
    }
}
