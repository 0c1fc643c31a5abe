package lexiscope.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.numpy.NumpyWriter;
import lexiscope.format.part.FloatRows;
import lexiscope.format.vectors.TableWriter;
import lexiscope.kernel.DType;
import lexiscope.work.Progress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What the writers write is read again, white space in words included.
class WritersTest {
    private static final List<String> WORDS = List.of("a", " ", "b\tc", "d\ne", "\\n", "é ü", "");

    private static final float[][] ROWS = new float[WORDS.size()][];

    static {
        for (int r = 0; r < ROWS.length; r++) {
            ROWS[r] = new float[] {r * 0.1f, -1e-20f * r, Float.MAX_VALUE / (r + 1)};
        }
    }

    @TempDir Path folder = Path.of("");

    private static FloatRows rows() {
        return new FloatRows(ROWS.length, 3, r -> ROWS[r]);
    }

    private static void assertRows(Path file) throws UnreadableFileException {
        try (var model = ModelReader.open(file, Progress.NONE)) {
            assertEquals(ROWS.length, model.rows());
            float[] row = new float[3];
            for (int r = 0; r < ROWS.length; r++) {
                model.matrix().orElseThrow().row(r, row);
                assertArrayEquals(ROWS[r], row);
            }
        }
    }

    @Test
    void numpy() throws IOException, UnreadableFileException {
        Path file = folder.resolve("m.npy");
        NumpyWriter.write(file, rows(), DType.F32);
        assertRows(file);
        assertEquals(0, (Files.size(file) - ROWS.length * 12L) % 64);
    }

    @Test
    void wordVectors() throws IOException, UnreadableFileException {
        Path file = folder.resolve("m.txt");
        TableWriter.word2vec(file, rows(), WORDS::get);
        assertRows(file);
        try (var lines = Files.lines(file)) {
            assertEquals(ROWS.length + 1, lines.count());
        }
    }

    @Test
    void projectorTables() throws IOException, UnreadableFileException {
        Path vectors = folder.resolve("tensors.tsv");
        TableWriter.projector(vectors, rows(), folder.resolve("metadata.tsv"), WORDS::get);
        Files.writeString(
                folder.resolve("projector_config.json"),
                """
                {"embeddings":[{"tensorPath":"tensors.tsv","metadataPath":"metadata.tsv"}]}
                """);
        assertRows(folder);
        try (var model = ModelReader.open(folder, Progress.NONE)) {
            for (int r = 0; r < ROWS.length; r++) {
                assertEquals(WORDS.get(r), model.vocabulary().spelling(r));
            }
        }
    }

    /// Kinds are called as the window calls them: a vocabulary that marks spaces knows no
    /// continuations.
    @Test
    void theVocabularysKinds() throws IOException, UnreadableFileException {
        Path table = folder.resolve("v.csv");
        Path vocab = Files.writeString(folder.resolve("vocab.txt"), "[UNK]\nking\n##ing\n");
        for (Path path : List.of(Path.of("samples/english-bpe-8k"), vocab)) {
            try (var model = ModelReader.open(path, Progress.NONE)) {
                ModelWriter.write(table, model, Optional.empty(), Progress.NONE);
                String written = Files.readString(table);
                boolean marked = path.equals(vocab);
                assertEquals(marked, written.contains(",continuation,"));
                assertEquals(!marked, written.contains(",no space,"));
            }
            Files.delete(table);
        }
    }

    @Test
    void csv() throws IOException {
        Path file = folder.resolve("t.csv");
        TableWriter.csv(
                file,
                List.of("token", "norm"),
                List.of(List.of("a,\"b\"", "1"), List.of(" x", "2")));
        assertEquals("token,norm\r\n\"a,\"\"b\"\"\",1\r\n x,2\r\n", Files.readString(file));
    }
}
