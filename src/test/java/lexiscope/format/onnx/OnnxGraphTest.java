package lexiscope.format.onnx;

import static lexiscope.format.SampleWords.onnxModel;
import static lexiscope.format.SampleWords.onnxNode;
import static lexiscope.format.SampleWords.onnxTensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.format.ModelReader;
import lexiscope.format.SampleBytes;
import lexiscope.format.SampleFile;
import lexiscope.format.SampleTensors;
import lexiscope.format.SampleWords;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.work.Progress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Where the nodes of an ONNX model lead from its token table, and what they make of its codes.
class OnnxGraphTest {
    private static final int ROWS = SampleFile.ROWS;
    private static final int DIM = SampleFile.DIM;

    @TempDir Path folder = Path.of("");

    private Path write(byte[] model) throws IOException {
        return Files.write(folder.resolve("model.onnx"), model);
    }

    private void assertRows(byte[] model, float[][] wanted)
            throws IOException, UnreadableFileException {
        try (var opened = ModelReader.open(write(model), Progress.NONE)) {
            float[] row = new float[DIM];
            for (int r = 0; r < wanted.length; r++) {
                opened.matrix().orElseThrow().row(r, row);
                assertArrayEquals(wanted[r], row, 1e-5f, "row " + r);
            }
        }
    }

    private static byte[] table(String name) {
        return onnxTensor(name, 1, 9, SampleTensors.f32(), ROWS, DIM);
    }

    private static byte[] floats(String name, float... values) {
        byte[] bytes = new SampleBytes().floats(new float[][] {values}).bytes();
        return onnxTensor(name, 1, 9, bytes, values.length);
    }

    private static float[] rising(int n) {
        float[] rising = new float[n];
        for (int i = 0; i < n; i++) {
            rising[i] = 0.5f * (i + 1);
        }
        return rising;
    }

    @Test
    void theTableIsTheOneThatRowsAreTakenFromThroughACast()
            throws IOException, UnreadableFileException {
        assertRows(
                onnxModel(
                        List.of(
                                onnxNode("Cast", "as floats", -1, "stored"),
                                onnxNode("Gather", "rows", -1, "as floats", "ids")),
                        onnxTensor("other", 1, 9, new byte[4 * ROWS * DIM], ROWS, DIM),
                        table("stored")),
                SampleFile.matrix());
    }

    @Test
    void bertsEmbeddingInOneNodeTakesWordsThird() throws IOException, UnreadableFileException {
        assertRows(
                onnxModel(
                        List.of(
                                onnxNode(
                                        "EmbedLayerNormalization",
                                        "rows",
                                        -1,
                                        "ids",
                                        "segments",
                                        "words",
                                        "places")),
                        onnxTensor("places", 1, 9, new byte[4 * ROWS * DIM], ROWS, DIM),
                        table("words")),
                SampleFile.matrix());
    }

    @Test
    void aConstantMayBeTheTable() throws IOException, UnreadableFileException {
        byte[] constant =
                new SampleBytes()
                        .raw(onnxNode("Constant", "stored", -1))
                        .field(
                                5,
                                new SampleBytes()
                                        .field(1, "value".getBytes(StandardCharsets.UTF_8))
                                        .field(5, table(""))
                                        .bytes())
                        .bytes();
        assertRows(
                onnxModel(
                        List.of(constant, onnxNode("Gather", "rows", -1, "stored", "ids")),
                        onnxTensor("other", 1, 9, new byte[4 * ROWS * DIM], ROWS, DIM)),
                SampleFile.matrix());
    }

    @Test
    void codesTakeTheScaleThatTheirNodeNames() throws IOException, UnreadableFileException {
        byte[][] tensors = {
            onnxTensor("codes", 2, 9, SampleWords.codes(), ROWS, DIM),
            floats("a", 0.25f),
            onnxTensor("b", 2, 9, new byte[] {(byte) 128})
        };
        // before rows are taken, and after
        assertRows(
                onnxModel(
                        List.of(
                                onnxNode("DequantizeLinear", "floats", -1, "codes", "a", "b"),
                                onnxNode("Gather", "rows", -1, "floats", "ids")),
                        tensors),
                SampleFile.matrix());
        assertRows(
                onnxModel(
                        List.of(
                                onnxNode("Gather", "some", -1, "codes", "ids"),
                                onnxNode("DequantizeLinear", "floats", -1, "some", "a", "b")),
                        tensors),
                SampleFile.matrix());
    }

    /// As many rows as numbers in a row: only the attribute tells which of them have scales.
    @Test
    void scalesRunAlongTheAxisThatTheNodeNames() throws IOException, UnreadableFileException {
        byte[] codes = new byte[DIM * DIM];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = (byte) (i % 100);
        }
        for (int axis = 0; axis < 2; axis++) {
            float[][] wanted = new float[DIM][DIM];
            for (int i = 0; i < codes.length; i++) {
                int along = axis == 0 ? i / DIM : i % DIM;
                wanted[i / DIM][i % DIM] = codes[i] * rising(DIM)[along];
            }
            assertRows(
                    onnxModel(
                            List.of(
                                    onnxNode("DequantizeLinear", "floats", axis, "codes", "a"),
                                    onnxNode("Gather", "rows", -1, "floats", "ids")),
                            onnxTensor("codes", 3, 9, codes, DIM, DIM),
                            floats("a", rising(DIM))),
                    wanted);
        }
    }

    @Test
    void aPointerInPlaceOfTheDataFileIsNamed() throws IOException {
        byte[] place =
                new SampleBytes()
                        .field(1, "location".getBytes(StandardCharsets.UTF_8))
                        .field(2, "model.onnx_data".getBytes(StandardCharsets.UTF_8))
                        .bytes();
        write(
                onnxModel(
                        List.of(onnxNode("Gather", "rows", -1, "stored", "ids")),
                        onnxTensor("stored", 1, 13, place, ROWS, DIM)));
        Files.writeString(
                folder.resolve("model.onnx_data"),
                "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1536\n");
        var e =
                assertThrows(
                        UnreadableFileException.class,
                        () -> ModelReader.open(folder, Progress.NONE));
        assertTrue(e.sentence().contains("git-lfs"), e.sentence());
        assertEquals(0, e.choices().size());
    }

    @Test
    void noLengthOfTheDataFileMeansThatOfTheSizes() throws IOException, UnreadableFileException {
        for (String length : List.of("0", "" + 4 * ROWS * DIM)) {
            byte[] tensor =
                    new SampleBytes()
                            .raw(onnxTensor("stored", 1, 13, pair("location", "m.data"), ROWS, DIM))
                            .field(13, pair("offset", "16"))
                            .field(13, pair("length", length))
                            .bytes();
            Files.write(
                    folder.resolve("m.data"),
                    new SampleBytes().raw(new byte[16]).raw(SampleTensors.f32()).bytes());
            assertRows(
                    onnxModel(List.of(onnxNode("Gather", "rows", -1, "stored", "ids")), tensor),
                    SampleFile.matrix());
        }
    }

    private static byte[] pair(String key, String value) {
        return new SampleBytes()
                .field(1, key.getBytes(StandardCharsets.UTF_8))
                .field(2, value.getBytes(StandardCharsets.UTF_8))
                .bytes();
    }
}
