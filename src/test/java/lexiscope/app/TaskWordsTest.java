package lexiscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import lexiscope.ui.task.Task;

import org.junit.jupiter.api.Test;

/// What the status strip says beside a title.
class TaskWordsTest {
    @Test
    void theTimeLeftIsToldOnce() {
        assertEquals(
                "iteration 612 of 1,000 · 41 s left",
                TaskWords.of("t-SNE", "iteration 612 of 1000 · 41 s left", 24));
        assertEquals(
                "iteration 6 · 2 min left", TaskWords.of("UMAP", "iteration 6 · 2 min left", 24));
        assertEquals("rows · 24 s left", TaskWords.of("Norms", "rows", 24));
        assertEquals("rows · 3 min left", TaskWords.of("Norms", "rows", 180));
        assertEquals("rows", TaskWords.of("Norms", "rows", Task.UNKNOWN));
    }

    @Test
    void theTitleIsNotRepeatedAndNumbersAreGrouped() {
        assertEquals("", TaskWords.of("Quality of the map", "quality of the map", Task.UNKNOWN));
        assertEquals("7 s left", TaskWords.of("Quality of the map", "quality of the map", 7));
        assertEquals(
                "distances of 30,522 rows",
                TaskWords.of("Map", "distances of 30522 rows", Task.UNKNOWN));
        assertEquals(
                "reading part-00001.bin (1,234)",
                TaskWords.of("Open", "reading part-00001.bin (1234)", Task.UNKNOWN));
    }
}
