package lexiscope.ui.session.map;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.format.ModelReader;
import lexiscope.model.LanguageModel;
import lexiscope.projection.ExactTsne;
import lexiscope.projection.Tsne;
import lexiscope.work.Progress;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;

/// Which rows a map of few tokens shows.
class ShownRowsTest {
    /// @param selected ids, ascending
    /// @param ids of the text
    private record Preferring(int[] selected, int[] ids) implements PreferredTokens {
        @Override
        public int[] ofText(LanguageModel model) {
            return ids;
        }
    }

    @Test
    void theTextComesBeforeTheFirstWordsAndASelectionBeforeBoth() throws Exception {
        try (var model = ModelReader.open(Path.of("samples/english-bpe-8k"), Progress.NONE)) {
            int[] text = {8000, 8191, 8000, 9999};
            var few = new Preferring(new int[] {5, 6}, text);
            var rows = ShownRows.of(ExactTsne.DEFAULT, model, few);
            assertEquals(ExactTsne.MOST, rows.ids().length);
            assertTrue(Arrays.binarySearch(rows.ids(), 8000) >= 0);
            assertTrue(Arrays.binarySearch(rows.ids(), 8191) >= 0);
            assertTrue(Arrays.binarySearch(rows.ids(), 7000) < 0);
            int[] chosen = IntStream.range(7000, 7020).toArray();
            rows = ShownRows.of(ExactTsne.DEFAULT, model, new Preferring(chosen, text));
            assertArrayEquals(chosen, rows.ids());
            assertTrue(rows.which().endsWith("the selection"), rows.which());
            assertEquals(8192, ShownRows.of(Tsne.DEFAULT, model, few).ids().length);
        }
    }
}
