package lexiscope.format.safetensors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.format.ModelReader;
import lexiscope.format.SampleFile;
import lexiscope.format.SampleSafetensors;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.work.Progress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Quantised checkpoints: codes are read with the scales beside them or refused by their name, and
/// never taken for the numbers themselves; the output matrix never stands in for the input one.
class QuantisedTensorsTest {
    private static final int ROWS = SampleFile.ROWS;
    private static final int DIM = SampleFile.DIM;
    private static final String SHAPE = ROWS + "," + DIM;
    private static final String INPUT = "model.embed_tokens.weight";

    @TempDir Path folder = Path.of("");

    private Path file(SampleSafetensors tensors) throws IOException {
        return Files.write(folder.resolve("model.safetensors"), tensors.bytes());
    }

    private static byte[] codes() {
        byte[] codes = new byte[ROWS * DIM];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = (byte) (i * 37 % 255 - 127);
        }
        return codes;
    }

    private static float[] scales() {
        float[] scales = new float[ROWS];
        for (int r = 0; r < ROWS; r++) {
            scales[r] = 0.25f * (r + 1);
        }
        return scales;
    }

    private void assertRows(float zero, float divided) throws UnreadableFileException {
        byte[] codes = codes();
        try (var model = ModelReader.open(folder.resolve("model.safetensors"), Progress.NONE)) {
            float[] row = new float[DIM];
            for (int r = 0; r < ROWS; r++) {
                float[] wanted = new float[DIM];
                for (int i = 0; i < DIM; i++) {
                    wanted[i] = (codes[r * DIM + i] - zero) * (scales()[r] / divided);
                }
                model.matrix().orElseThrow().row(r, row);
                assertArrayEquals(wanted, row, 1e-4f, "row " + r);
            }
        }
    }

    private String refused() {
        return assertThrows(
                        UnreadableFileException.class,
                        () ->
                                ModelReader.open(folder.resolve("model.safetensors"), Progress.NONE)
                                        .close())
                .sentence();
    }

    @Test
    void wholeNumbersTakeTheScalesBesideThem() throws IOException, UnreadableFileException {
        file(
                new SampleSafetensors()
                        .with(INPUT, "I8", SHAPE, codes())
                        .column("model.embed_tokens.weight_scale", scales()));
        assertRows(0, 1);
    }

    @Test
    void wholeNumbersTakeTheirZeroPoints() throws IOException, UnreadableFileException {
        byte[] zeros = new byte[ROWS];
        java.util.Arrays.fill(zeros, (byte) 3);
        file(
                new SampleSafetensors()
                        .with(INPUT, "I8", SHAPE, codes())
                        .column("model.embed_tokens.weight_scale", scales())
                        .with("model.embed_tokens.weight_zero_point", "I8", ROWS + ",1", zeros));
        assertRows(3, 1);
    }

    @Test
    void theLargestOfARowIsTheScaleOfBitsandbytes() throws IOException, UnreadableFileException {
        file(
                new SampleSafetensors()
                        .with(INPUT, "I8", SHAPE, codes())
                        .column("model.embed_tokens.SCB", scales()));
        assertRows(0, 127);
    }

    /// Codes in place of a matrix, as the methods of quantisation store them.
    private static SampleSafetensors quantised(SampleSafetensors out, String method, String table) {
        byte[] codes = codes();
        int half = codes.length / 2;
        return switch (method) {
            case "GPTQ" ->
                    out.with(
                            table + ".qweight",
                            "I32",
                            DIM / 8 + "," + ROWS,
                            new byte[DIM / 2 * ROWS]);
            case "compressed-tensors" ->
                    out.with(table + ".weight_packed", "I32", ROWS + "," + DIM / 8, new byte[half])
                            .column(table + ".weight_scale", scales());
            case "HQQ" ->
                    out.with(table + ".W_q", "U8", ROWS + "," + DIM / 2, new byte[half])
                            .column(table + ".scale", scales())
                            .column(table + ".zero", scales());
            case "quanto" ->
                    out.with(table + ".weight._data", "I8", SHAPE, codes)
                            .column(table + ".weight._scale", scales());
            case "bitsandbytes" ->
                    out.with(table + ".weight", "U8", half + ",1", new byte[half])
                            .with(table + ".weight.absmax", "U8", "8", new byte[8])
                            .with(table + ".weight.quant_map", "U8", "16", new byte[16]);
            case "NVFP4" ->
                    out.with(table + ".weight", "U8", ROWS + "," + DIM / 2, new byte[half])
                            .with(
                                    table + ".weight_scale",
                                    "F8_E4M3",
                                    ROWS + "," + DIM / 16,
                                    new byte[ROWS * DIM / 16])
                            .with(table + ".weight_scale_2", "F32", "", new byte[4]);
            case "scales" ->
                    out.with(table + ".weight", "U8", ROWS + "," + DIM / 2, new byte[half])
                            .with(
                                    table + ".scales",
                                    "U8",
                                    ROWS + "," + DIM / 32,
                                    new byte[ROWS * DIM / 32]);
            default -> throw new IllegalArgumentException(method);
        };
    }

    static List<String> methods() {
        return List.of(
                "GPTQ", "compressed-tensors", "HQQ", "quanto", "bitsandbytes", "NVFP4", "scales");
    }

    @ParameterizedTest
    @MethodSource("methods")
    void codesOfTheInputAreRefusedByNameThoughTheOutputIsThere(String method) throws IOException {
        var tensors = quantised(new SampleSafetensors(), method, "model.embed_tokens");
        file(tensors.with("lm_head.weight", SampleFile.matrix()));
        String sentence = refused();
        assertTrue(
                sentence.contains("model.embed_tokens")
                        && sentence.contains(method)
                        && !sentence.contains("--tensor"),
                sentence);
    }

    @ParameterizedTest
    @MethodSource("methods")
    void codesOfTheOutputAreLeftAsideByName(String method)
            throws IOException, UnreadableFileException {
        var tensors = new SampleSafetensors().with(INPUT, SampleFile.matrix());
        file(quantised(tensors, method, "lm_head"));
        try (var model = ModelReader.open(folder.resolve("model.safetensors"), Progress.NONE)) {
            float[] row = new float[DIM];
            model.matrix().orElseThrow().row(2, row);
            assertArrayEquals(SampleFile.matrix()[2], row);
            assertTrue(model.output().isEmpty());
            assertEquals(Optional.of(false), model.facts().tied());
            String notes = model.facts().notes().toString();
            assertTrue(notes.contains("lm_head") && notes.contains(method), notes);
        }
    }

    @Test
    void scalesInAnotherFileThanTheirCodesAreMissed() throws IOException {
        Files.write(
                folder.resolve("model-00001-of-00002.safetensors"),
                new SampleSafetensors().with(INPUT, "I8", SHAPE, codes()).bytes());
        String scale = "model.embed_tokens.weight_scale";
        Files.write(
                folder.resolve("model-00002-of-00002.safetensors"),
                new SampleSafetensors().column(scale, scales()).bytes());
        Files.writeString(
                folder.resolve("model.safetensors.index.json"),
                "{\"weight_map\": {\"%s\": \"model-00001-of-00002.safetensors\", \"%s\": \"model-00002-of-00002.safetensors\"}}"
                        .formatted(INPUT, scale));
        var e =
                assertThrows(
                        UnreadableFileException.class,
                        () -> ModelReader.open(folder, Progress.NONE));
        assertTrue(e.sentence().contains(scale), e.sentence());
    }

    @Test
    void theOutputAloneIsOfferedAndNotTaken() throws IOException {
        file(new SampleSafetensors().with("lm_head.weight", SampleFile.matrix()));
        String sentence = refused();
        assertTrue(sentence.contains("output") && sentence.contains("lm_head.weight"), sentence);
    }
}
