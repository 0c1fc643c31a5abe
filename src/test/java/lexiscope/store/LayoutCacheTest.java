package lexiscope.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.projection.layout.Layout;
import lexiscope.projection.layout.Report;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class LayoutCacheTest {
    @TempDir private Path folder = Path.of("");

    @Test
    void whatWasKeptIsFoundAndDamageCountsAsAbsent() throws Exception {
        var cache = new LayoutCache(folder.resolve("maps"));
        var layout = new Layout(new int[] {1, 5}, new float[] {0.5f, -2}, new float[] {3, 4});
        var report =
                new Report(
                        "t-SNE",
                        "raw",
                        2,
                        9,
                        1,
                        new double[] {0.5},
                        1.5,
                        Double.NaN,
                        List.of("A note."),
                        Map.of("PCA", 2.0));
        assertTrue(cache.find("abc").isEmpty());
        cache.keep("abc", layout, report);
        var kept = cache.find("abc").orElseThrow();
        assertArrayEquals(layout.ids(), kept.layout().ids());
        assertArrayEquals(layout.x(), kept.layout().x());
        assertArrayEquals(layout.y(), kept.layout().y());
        assertEquals(report.notes(), kept.report().notes());
        assertEquals(report.seconds(), kept.report().seconds());

        Path file = folder.resolve("maps").resolve("abc.map");
        byte[] bytes = Files.readAllBytes(file);
        for (int at = 0; at < bytes.length; at++) {
            byte[] damaged = bytes.clone();
            damaged[at] ^= 1;
            Files.write(file, damaged);
            assertTrue(cache.find("abc").isEmpty(), "damaged at " + at);
        }
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - 3));
        assertTrue(cache.find("abc").isEmpty());
    }
}
