package lexiscope.format.safetensors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import lexiscope.format.ModelReader;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.part.FloatRows;
import lexiscope.kernel.DType;
import lexiscope.work.Progress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// What is written is read again, and an old file stays until the new one is whole.
class SafetensorsWriterTest {
    @TempDir Path folder = Path.of("");

    private static float value(int row, int column) {
        return (row - 3) * 0.5f + column * 0.25f;
    }

    private static FloatRows rows(int count) {
        return new FloatRows(count, 2, r -> new float[] {value(r, 0), value(r, 1)});
    }

    @ParameterizedTest
    @EnumSource(names = {"F32", "F16", "BF16"})
    void whatIsWrittenIsRead(DType dtype) throws IOException, UnreadableFileException {
        Path file = folder.resolve("model.safetensors");
        var matrices = new LinkedHashMap<String, FloatRows>();
        matrices.put("model.embed_tokens.weight", rows(7));
        matrices.put("lm_head.weight", rows(5));
        SafetensorsWriter.write(file, matrices, dtype, Map.of("format", "pt"));

        try (var model = ModelReader.open(file, "lm_head.weight", Progress.NONE)) {
            assertEquals(5, model.rows());
        }
        try (var model = ModelReader.open(file, Progress.NONE)) {
            var matrix = model.matrix().orElseThrow();
            assertEquals(dtype, matrix.dtype());
            assertEquals(7, matrix.rows());
            for (int r = 0; r < 7; r++) {
                float[] row = new float[2];
                matrix.row(r, row);
                assertArrayEquals(new float[] {value(r, 0), value(r, 1)}, row);
            }
        }
    }

    private static short bfloat(float value) {
        var bytes = java.nio.ByteBuffer.allocate(2);
        DType.BF16.encode(value, bytes);
        return bytes.getShort(0);
    }

    @Test
    void aBfloatIsTheNearestOne() {
        assertEquals((short) 0x3F80, bfloat(1f));
        // half way between two: to the even one
        assertEquals((short) 0x3F80, bfloat(Float.intBitsToFloat(0x3F808000)));
        assertEquals((short) 0x3F82, bfloat(Float.intBitsToFloat(0x3F818000)));
        assertEquals((short) 0x7F80, bfloat(Float.MAX_VALUE));
        float nan = Float.intBitsToFloat(0x7F800001);
        assertEquals(Float.NaN, Float.intBitsToFloat(bfloat(nan) << 16), "a NaN");
    }

    @Test
    void aFailureHalfWayLeavesTheOldFileAndNothingElse() throws IOException {
        Path file = folder.resolve("model.safetensors");
        Files.writeString(file, "the old one");
        var broken =
                new FloatRows(
                        3,
                        1,
                        r -> {
                            if (r == 2) {
                                throw new IllegalStateException("stopped");
                            }
                            return new float[] {1};
                        });
        assertThrows(
                IllegalStateException.class,
                () -> SafetensorsWriter.write(file, Map.of("x", broken), DType.F32, Map.of()));
        assertEquals("the old one", Files.readString(file));
        try (var files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
    }
}
