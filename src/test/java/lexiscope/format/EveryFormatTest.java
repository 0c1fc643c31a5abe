package lexiscope.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.format.file.UnreadableFileException;
import lexiscope.work.Progress;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Every format gives the numbers that were put in, from the file and from its folder.
class EveryFormatTest {
    @TempDir Path folder = Path.of("");

    static List<SampleFile> samples() {
        return FormatSamples.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void rowsAreThoseThatWereWritten(SampleFile sample)
            throws IOException, UnreadableFileException {
        check(sample, sample.write(folder));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void theFolderOfAFileOpensToo(SampleFile sample) throws IOException, UnreadableFileException {
        sample.write(folder);
        check(sample, folder);
    }

    private static void check(SampleFile sample, Path opened) throws UnreadableFileException {
        try (var model = ModelReader.open(opened, Progress.NONE)) {
            var matrix = model.matrix().orElseThrow();
            float[][] rows = sample.rows();
            assertEquals(rows.length, matrix.rows());
            assertEquals(rows[0].length, matrix.dim());
            float[] all = new float[rows.length * matrix.dim()];
            matrix.tile(0, rows.length, all);
            for (int r = 0; r < rows.length; r++) {
                float[] row = new float[matrix.dim()];
                matrix.row(r, row);
                assertArrayEquals(rows[r], row, "row " + r);
                assertArrayEquals(
                        row,
                        java.util.Arrays.copyOfRange(all, r * row.length, (r + 1) * row.length),
                        "row " + r + " of the tile");
            }
            assertEquals(rows.length, model.vocabulary().size());
            assertTrue(model.vocabulary().has(rows.length - 1));
            assertFalse(model.facts().sources().isEmpty());
        }
    }
}
