package lexiscope.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.format.file.UnreadableFileException;
import lexiscope.work.Progress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// What is wrong with a file is said in one sentence that names it.
class ModelReaderTest {
    private static final Path SAMPLE = Path.of("samples/english-bpe-8k");

    @TempDir private Path folder;

    private String refusal(Path path) {
        var e =
                assertThrows(
                        UnreadableFileException.class,
                        () -> ModelReader.open(path, Progress.NONE).close());
        assertTrue(
                e.sentence().startsWith(String.valueOf(path.getFileName()))
                        || Files.isDirectory(path),
                e.sentence());
        return e.sentence();
    }

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    @Test
    void aMissingFile() {
        assertTrue(refusal(folder.resolve("nothing.gguf")).contains("no such file"));
    }

    @Test
    void aFolderWithoutAModel() throws IOException {
        file("notes.txt", new byte[] {65});
        assertTrue(refusal(folder).contains("tokenizer.json"));
    }

    @Test
    void aTruncatedMatrix() throws IOException {
        byte[] whole = Files.readAllBytes(SAMPLE.resolve("model.safetensors"));
        assertTrue(
                refusal(file("model.safetensors", Arrays.copyOf(whole, whole.length - 5000)))
                        .contains("cut off"));
        assertTrue(refusal(file("short.safetensors", Arrays.copyOf(whole, 40))).contains("header"));
        assertTrue(refusal(file("empty.safetensors", new byte[3])).contains("3 bytes"));
    }

    @Test
    void aHeaderThatPointsOutside() throws IOException {
        String header =
                "{\"wte.weight\":{\"dtype\":\"F32\",\"shape\":[4,4],\"data_offsets\":[0,6400000]}}";
        byte[] bytes = new byte[8 + header.length() + 64];
        bytes[0] = (byte) header.length();
        System.arraycopy(
                header.getBytes(java.nio.charset.StandardCharsets.US_ASCII),
                0,
                bytes,
                8,
                header.length());
        assertTrue(refusal(file("model.safetensors", bytes)).contains("wte.weight"));
    }

    @Test
    void anAbsurdHeaderLength() throws IOException {
        byte[] bytes = new byte[64];
        Arrays.fill(bytes, 0, 8, (byte) 0x7F);
        refusal(file("model.safetensors", bytes));
    }

    @Test
    void jsonThatIsNoTokenizer() throws IOException {
        String other = refusal(file("tokenizer.json", bytes("{\"a\": 1}")));
        assertTrue(other.contains("model"), other);
        String broken = refusal(file("broken.json", bytes("{\"model\": ")));
        assertTrue(broken.contains("JSON"), broken);
    }

    private static byte[] bytes(String s) {
        return s.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    @Test
    void theSampleOpensWhole() throws Exception {
        try (var model = ModelReader.open(SAMPLE, Progress.NONE)) {
            assertEquals(2, model.facts().sources().size());
            assertEquals(128, model.matrix().orElseThrow().dim());
        }
    }

    @Test
    void aClosedModelIsRefusedNotCrashed() throws Exception {
        var model = ModelReader.open(SAMPLE, Progress.NONE);
        var lease = model.lease();
        model.close();
        float[] row = new float[128];
        model.matrix().orElseThrow().row(0, row);
        lease.close();
        assertThrows(IllegalStateException.class, () -> model.matrix().orElseThrow().row(0, row));
        assertThrows(IllegalStateException.class, model::lease);
    }
}
