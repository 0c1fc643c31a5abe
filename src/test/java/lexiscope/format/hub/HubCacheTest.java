package lexiscope.format.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The layout of huggingface_hub's cache, built here in each of its forms.
class HubCacheTest {
    @TempDir Path cache = Path.of("");

    private Path model(String folder, String commit, String branch) throws IOException {
        Path model = cache.resolve(folder);
        Files.createDirectories(model.resolve("refs"));
        Files.createDirectories(model.resolve("blobs"));
        Files.createDirectories(model.resolve("snapshots").resolve(commit));
        Files.writeString(model.resolve("refs").resolve(branch), commit);
        return model;
    }

    private static void linked(Path model, String commit, String name, String blob, String text)
            throws IOException {
        Files.writeString(model.resolve("blobs").resolve(blob), text);
        Files.createSymbolicLink(
                model.resolve("snapshots").resolve(commit).resolve(name),
                Path.of("..", "..", "blobs", blob));
    }

    @Test
    void linksBranchesAndSizes() throws IOException {
        Path model = model("models--org--tiny", "abc", "main");
        linked(model, "abc", "config.json", "b1", "12345");
        var found = HubCache.models(cache);
        assertEquals(1, found.size());
        assertEquals("org/tiny", found.getFirst().name().toString());
        assertEquals(5, found.getFirst().bytes());
        assertEquals(List.of("config.json"), found.getFirst().files());
        assertTrue(found.getFirst().complete());
    }

    @Test
    void filesInPlaceOfLinksAndNamesWithoutOrganisation() throws IOException {
        Path model = cache.resolve("models--gpt2/snapshots/0123");
        Files.createDirectories(model);
        Files.writeString(model.resolve("vocab.json"), "{}");
        var found = HubCache.models(cache);
        assertEquals("gpt2@0123", found.getFirst().name().toString());
        assertTrue(found.getFirst().complete());
    }

    @Test
    void unfinishedDownloadsAndLostBlobs() throws IOException {
        Path model = model("models--org--half", "abc", "main");
        linked(model, "abc", "config.json", "b1", "{}");
        Files.writeString(model.resolve("blobs/b2.incomplete"), "x");
        Path lost = model("models--org--lost", "def", "main");
        linked(lost, "def", "config.json", "b1", "{}");
        Files.delete(lost.resolve("blobs/b1"));
        for (var found : HubCache.models(cache)) {
            assertFalse(found.complete(), found.name().toString());
        }
        assertEquals(2, HubCache.models(cache).size());
    }

    @Test
    void otherFoldersAndNoCache() throws IOException {
        Files.createDirectories(cache.resolve("datasets--a--b/snapshots/1"));
        Files.createDirectories(cache.resolve(".locks"));
        assertEquals(List.of(), HubCache.models(cache));
        assertEquals(List.of(), HubCache.models(cache.resolve("none")));
    }

    @Test
    void whereTheCacheIs() throws IOException {
        Path home = cache;
        assertEquals(
                home.resolve(".cache/huggingface/hub"), HubSettings.of(Map.of(), home).cache());
        assertEquals(
                Path.of("x", "huggingface", "hub"),
                HubSettings.of(Map.of("XDG_CACHE_HOME", "x"), home).cache());
        assertEquals(Path.of("y", "hub"), HubSettings.of(Map.of("HF_HOME", "y"), home).cache());
        assertEquals(
                Path.of("z"),
                HubSettings.of(Map.of("HF_HOME", "y", "HF_HUB_CACHE", "z"), home).cache());
        Files.createDirectories(home.resolve(".cache/huggingface"));
        Files.writeString(home.resolve(".cache/huggingface/token"), "saved\n");
        assertEquals(Optional.of("saved"), HubSettings.of(Map.of(), home).token());
        assertEquals(
                Optional.of("given"), HubSettings.of(Map.of("HF_TOKEN", "given"), home).token());
        assertEquals(
                "http://h",
                HubSettings.of(Map.of("HF_ENDPOINT", "http://h"), home).endpoint().toString());
    }
}
