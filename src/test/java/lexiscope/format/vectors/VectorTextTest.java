package lexiscope.format.vectors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.format.ModelReader;
import lexiscope.format.SampleBytes;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.part.FloatRows;
import lexiscope.work.Progress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Word vectors as text in the manners that people write them.
class VectorTextTest {
    @TempDir Path folder = Path.of("");

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static void assertRows(Path file, List<String> words, float[][] rows)
            throws UnreadableFileException {
        try (var model = ModelReader.open(file, Progress.NONE)) {
            assertEquals(rows.length, model.rows());
            for (int r = 0; r < rows.length; r++) {
                float[] row = new float[model.matrix().orElseThrow().dim()];
                model.matrix().orElseThrow().row(r, row);
                assertArrayEquals(rows[r], row, "row " + r);
                assertEquals(words.get(r), model.vocabulary().spelling(r));
            }
        }
    }

    /// `_` is a space, `~` a tab, `|` the end of a line.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "the_1.5_-2_3|New_York_0.25_0_1e1|.._4_5_6|",
                "3_3|the_1.5_-2_3|New_York_0.25_0_1e1|.._4_5_6|",
                "3~3|the~1.5~-2~3|New_York~0.25~0~1e1|..~4~5~6|",
                "3_3|the~1.5~-2~3|New_York~0.25~0~1e1|..~4~5~6|",
                "the~1.5_-2_3|New_York~0.25_0_1e1|..~4_5_6|",
                "3_3|the__1.5__-2__3|New_York__0.25__0__1e1|..__4__5__6|",
                "3_3_|the_1.5_-2_3_|New_York_0.25_0_1e1_|.._4_5_6",
                "\uFEFF3_3|the_1.5_-2_3|New_York_0.25_0_1e1|.._4_5_6|",
                "\uFEFFthe_1.5_-2_3|New_York_0.25_0_1e1|.._4_5_6|"
            })
    void wordsAndNumbersStandApartInManyWays(String text)
            throws IOException, UnreadableFileException {
        Path file = file("v.vec", text.replace('_', ' ').replace('~', '\t').replace('|', '\n'));
        float[][] rows = {{1.5f, -2, 3}, {0.25f, 0, 10}, {4, 5, 6}};
        assertRows(file, List.of("the", "New York", ".."), rows);
    }

    @Test
    void numbersMayBeWords() throws IOException, UnreadableFileException {
        Path file = file("v.txt", "0 0.5 1.5\n7 2.5 3.5\n12 4.5 5.5\n");
        float[][] rows = {{0.5f, 1.5f}, {2.5f, 3.5f}, {4.5f, 5.5f}};
        assertRows(file, List.of("0", "7", "12"), rows);
    }

    @Test
    void aWordMayBeASpace() throws IOException, UnreadableFileException {
        Path file = file("v.vec", "2 2\n  1 2\n\u00a0 3 4\n");
        assertRows(file, List.of(" ", "\u00a0"), new float[][] {{1, 2}, {3, 4}});
    }

    @Test
    void infinitiesAreWrittenInManyWays() throws IOException, UnreadableFileException {
        Path file = file("v.vec", "2 2\na Inf -nan\nb -Infinity NAN\n");
        float[][] rows = {
            {Float.POSITIVE_INFINITY, Float.NaN}, {Float.NEGATIVE_INFINITY, Float.NaN}
        };
        assertRows(file, List.of("a", "b"), rows);
    }

    @Test
    void binaryVectorsMayHaveANewlineBeforeTheFirstWord()
            throws IOException, UnreadableFileException {
        var out = new SampleBytes().text("2 2\n");
        out.text("\na ").f32(1).f32(2).text("\nb ").f32(3).f32(4);
        Path file = Files.write(folder.resolve("v.bin"), out.bytes());
        assertRows(file, List.of("a", "b"), new float[][] {{1, 2}, {3, 4}});
    }

    @Test
    void wordsOfBinaryVectorsMayHoldSpaces() throws IOException, UnreadableFileException {
        for (String end : List.of("", "\n")) {
            var out = new SampleBytes().text("3 2\n");
            out.text("new york city ").f32(1.1f).f32(2.3f).text(end + "b ").f32(3).f32(4.7f);
            out.text(end + "los angeles ").f32(0.1f).f32(6).text(end);
            Path file = Files.write(folder.resolve("v.bin"), out.bytes());
            float[][] rows = {{1.1f, 2.3f}, {3, 4.7f}, {0.1f, 6}};
            assertRows(file, List.of("new york city", "b", "los angeles"), rows);
        }
        var out = new SampleBytes().text("1 2\na ").f32(2.9e26f).f32(1);
        Path file = Files.write(folder.resolve("v.bin"), out.bytes());
        try (var model = ModelReader.open(file, Progress.NONE)) {
            String notes = model.facts().notes().toString();
            assertTrue(notes.contains("“a” begins with a number too large"), notes);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'2 3|a 1 2|b 3 4|',     line 1 of the vectors ends in 2 numbers",
        "'2 2|a 1 2|b 3|',       line 2 of the vectors ends in 1 numbers",
        "'a 1 2|b NA 3|c 4 5|',  line 2 of the vectors ends in 1 numbers",
        "'a 1 2|c 4 5|b 3 #NAN|',line 3 of the vectors ends in 0 numbers"
    })
    void linesThatAreShortAreSaid(String text, String said) throws IOException {
        Path file = file("v.vec", text.replace('|', '\n'));
        var e =
                assertThrows(
                        UnreadableFileException.class, () -> ModelReader.open(file, Progress.NONE));
        assertTrue(e.sentence().contains(said), e.sentence());
    }

    @Test
    void utf16IsNamed() throws IOException {
        Path file =
                Files.write(
                        folder.resolve("v.vec"),
                        "\uFEFF2 2\na 1 2\nb 3 4\n".getBytes(StandardCharsets.UTF_16LE));
        var e =
                assertThrows(
                        UnreadableFileException.class, () -> ModelReader.open(file, Progress.NONE));
        assertTrue(e.sentence().contains("UTF-16"), e.sentence());
    }

    @Test
    void aListOfTensorsOfTheProjectorIsSaid() throws IOException, UnreadableFileException {
        file("a.tsv", "1\t2\n3\t4\n");
        file("b.tsv", "5\t6\n7\t8\n");
        file(
                "projector_config.json",
                "{\"embeddings\": [{\"tensorName\": \"one\", \"tensorPath\": \"a.tsv\"},"
                        + " {\"tensorName\": \"two\", \"tensorPath\": \"b.tsv\"}]}");
        try (var model = ModelReader.open(folder, Progress.NONE)) {
            String notes = model.facts().notes().toString();
            assertTrue(notes.contains("two"), notes);
            assertTrue(!notes.contains("b.tsv"), notes);
        }
        try (var model = ModelReader.open(folder, "two", Progress.NONE)) {
            float[] row = new float[2];
            model.matrix().orElseThrow().row(0, row);
            assertArrayEquals(new float[] {5, 6}, row);
        }
        var e =
                assertThrows(
                        UnreadableFileException.class,
                        () -> ModelReader.open(folder, "three", Progress.NONE));
        assertTrue(e.sentence().contains("one, two"), e.sentence());
    }

    @Test
    void backslashesOfOthersStay() throws IOException, UnreadableFileException {
        float[][] rows = {{1, 2}, {3, 4}, {5, 6}};
        var words = List.of("\\sum", "\\tau", "a\\\\b");
        String lines = "\\sum 1 2\n\\tau 3 4\na\\\\b 5 6\n";
        assertRows(file("v.vec", "3 2\n" + lines), words, rows);
        assertRows(file("v.txt", lines), words, rows);
        file("tensors.tsv", "1\t2\n3\t4\n5\t6\n");
        file("metadata.tsv", String.join("\n", words) + "\n");
        file(
                "projector_config.json",
                "{\"embeddings\": [{\"tensorPath\": \"tensors.tsv\", \"metadataPath\":"
                        + " \"metadata.tsv\"}]}");
        assertRows(folder.resolve("projector_config.json"), words, rows);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\sum", "\\tau", " ", "a b", "\t", "\n", "\\", "\\s ", "\u000B", "\f", "\0",
                "\u200A", "\u3000", "\u00A0", "b "
            })
    void whatIsWrittenIsReadAgain(String odd) throws IOException, UnreadableFileException {
        float[][] rows = {{1, 2}, {3, 4}, {5, 6}};
        var words = List.of(odd, "a", "\\n");
        var written = new FloatRows(3, 2, r -> rows[r]);
        Path file = folder.resolve("o.vec");
        TableWriter.word2vec(file, written, words::get);
        assertRows(file, words, rows);
        Path table = folder.resolve("tensors.tsv");
        TableWriter.projector(table, written, folder.resolve("metadata.tsv"), words::get);
        file(
                "projector_config.json",
                "{\"embeddings\": [{\"tensorPath\": \"tensors.tsv\", \"metadataPath\":"
                        + " \"metadata.tsv\"}]}");
        assertRows(folder.resolve("projector_config.json"), words, rows);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u000B", "\f", "\u0001", "\0", "\u001C", "\u2003", "\u3000", "\u0085"})
    void wordsMayBeControlCharacters(String odd) throws IOException, UnreadableFileException {
        float[][] rows = {{1, 2, 3}, {4, 5, 6}, {7.5f, 8, 9}};
        var words = List.of("a", odd, odd + "b");
        String lines = "a 1 2 3\n%s 4 5 6\n%sb 7.5 8 9\n".formatted(odd, odd);
        assertRows(file("v.vec", "3 3\n" + lines), words, rows);
        assertRows(file("v.txt", lines), words, rows);
    }

    @Test
    void aTableOfWholeNumbersHasNoHeader() throws IOException, UnreadableFileException {
        float[][] rows = {{5, 2}, {3, 4}, {7, 8}};
        assertRows(file("v.tsv", "5\t2\n3\t4\n7\t8\n"), List.of("0", "1", "2"), rows);
        rows[0][1] = 1;
        assertRows(file("v.tsv", "5\t1\n3\t4\n7\t8\n"), List.of("0", "1", "2"), rows);
        rows[0][1] = 0;
        assertRows(file("v.tsv", "5\t0\n3\t4\n7\t8\n"), List.of("0", "1", "2"), rows);
        assertRows(
                file("v.tsv", "2\t2\n3\t4\n7\t8\n"),
                List.of("0", "1"),
                new float[][] {{3, 4}, {7, 8}});
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the 1 2\nb   3 4\nas  5 6\n",
                "3 2\nthe 1 2\nb   3 4\nas  5 6\n",
                "the   1   2\nb     3   4\nas 5 6\n",
                "the   1 2\nb     3 4\nas   5  6\n"
            })
    void columnsMayBeAligned(String text) throws IOException, UnreadableFileException {
        float[][] rows = {{1, 2}, {3, 4}, {5, 6}};
        assertRows(file("v.vec", text), List.of("the", "b", "as"), rows);
    }

    @Test
    void aWordMayEndInASpace() throws IOException, UnreadableFileException {
        float[][] rows = {{1, 2}, {3, 4}, {5, 6}};
        assertRows(file("v.vec", "a 1 2\nb  3 4\nlong 5 6\n"), List.of("a", "b ", "long"), rows);
    }

    @Test
    void emptyLinesAtTheEndNameNoRow() throws IOException, UnreadableFileException {
        float[][] rows = {{1.5f, 2}, {3, 4}};
        file("t.tsv", "1.5\t2\n3\t4\n\n");
        String config =
                "{\"embeddings\": [{\"tensorPath\": \"t.tsv\", \"metadataPath\": \"m.tsv\"}]}";
        file("projector_config.json", config);
        for (String metadata :
                List.of("a\nb", "a\nb\n\n", "a\r\nb\r\n\r\n", "\uFEFFa\nb\n", "a\n \nb\n")) {
            file("m.tsv", metadata);
            assertRows(folder.resolve("projector_config.json"), List.of("a", "b"), rows);
        }
        file("m.tsv", "word\tn\na\t1\nb\t2\n\n");
        assertRows(folder.resolve("projector_config.json"), List.of("a", "b"), rows);
    }
}
