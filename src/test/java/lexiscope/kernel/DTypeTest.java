package lexiscope.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import lexiscope.json.Json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Every type decodes to the numbers it should. `blocks.jsonl` holds one block of each quantised
/// type, its bytes random and its scales chosen, with its numbers; a decoder that gave these
/// numbers also gave those of ggml's own for other blocks.
class DTypeTest {
    static List<Map<String, Object>> blocks() throws IOException {
        try (var in = DTypeTest.class.getResourceAsStream("blocks.jsonl")) {
            assertNotNull(in);
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().map(Json::object).toList();
        }
    }

    private static float[] decoded(DType dtype, byte[] bytes, int rows) {
        int dim = bytes.length / rows / dtype.bytes() * dtype.block();
        float[] all = new float[rows * dim];
        new StoredRows(MemorySegment.ofArray(bytes), dtype, rows, dim).tile(0, rows, all);
        return all;
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void quantisedBlocks(Map<String, Object> block) {
        DType dtype = DType.named(String.valueOf(block.get("type"))).orElseThrow();
        byte[] bytes = HexFormat.of().parseHex(String.valueOf(block.get("block")));
        List<?> values = (List<?>) java.util.Objects.requireNonNull(block.get("values"));
        assertEquals(dtype.block(), values.size());
        // the same block three times over, as three rows
        byte[] three = new byte[3 * bytes.length];
        for (int i = 0; i < three.length; i++) {
            three[i] = bytes[i % bytes.length];
        }
        float[] decoded = decoded(dtype, three, 3);
        for (int i = 0; i < decoded.length; i++) {
            float wanted = ((Number) values.get(i % values.size())).floatValue();
            assertEquals(wanted + 0f, decoded[i] + 0f, dtype + " number " + i);
        }
    }

    @Test
    void everyQuantisedTypeHasABlockHere() throws IOException {
        var there = blocks().stream().map(b -> String.valueOf(b.get("type"))).toList();
        var wanted = Stream.of(DType.values()).filter(DType::quantised).map(DType::name).toList();
        assertEquals(java.util.Set.copyOf(wanted), java.util.Set.copyOf(there));
    }

    /// Values from the tables of the OCP specification and of the paper that defines FNUZ.
    @ParameterizedTest
    @CsvSource({
        "F8_E4M3, 7e, 448",
        "F8_E4M3, 01, 0.001953125",
        "F8_E4M3, 38, 1",
        "F8_E4M3, b8, -1",
        "F8_E4M3, 7f, NaN",
        "F8_E5M2, 7b, 57344",
        "F8_E5M2, 7c, Infinity",
        "F8_E5M2, 01, 0.0000152587890625",
        "F8_E4M3FNUZ, 7f, 240",
        "F8_E4M3FNUZ, 80, NaN",
        "F8_E4M3FNUZ, 40, 1",
        "F8_E5M2FNUZ, 7f, 57344",
        "F8_E5M2FNUZ, 80, NaN",
        "F8_E8M0, 7f, 1",
        "F8_E8M0, 80, 2",
        "F8_E8M0, ff, NaN",
        "I8, 80, -128",
        "U8, 80, 128",
        "I16, 0080, -32768",
        "U16, 0080, 32768",
        "I32, 00000080, -2147483648",
        "U32, 00000080, 2147483648",
        "I64, ffffffffffffffff, -1",
        "U64, ffffffffffffffff, 18446744073709551616",
        "F64, 000000000000f83f, 1.5",
        "F32, 0000c03f, 1.5",
        "F16, 003e, 1.5",
        "BF16, c03f, 1.5"
    })
    void plainNumbers(DType dtype, String hex, float wanted) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        assertEquals(wanted, decoded(dtype, bytes, 1)[0]);
        // and by bytes, as rows in another order are read
        float[] other = new float[1];
        new StridedRows(
                        MemorySegment.ofArray(bytes),
                        dtype,
                        1,
                        1,
                        0,
                        0,
                        java.nio.ByteOrder.LITTLE_ENDIAN)
                .tile(0, 1, other);
        assertEquals(wanted, other[0]);
    }

    @Test
    void rowsThatDoNotFitTheirBytesAreRefused() {
        var data = MemorySegment.ofArray(new byte[100]);
        assertThrows(IllegalArgumentException.class, () -> new StoredRows(data, DType.F32, 5, 6));
        assertThrows(IllegalArgumentException.class, () -> new StoredRows(data, DType.Q4_0, 1, 40));
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        new StridedRows(
                                data, DType.F32, 2, 3, 80, 12, java.nio.ByteOrder.LITTLE_ENDIAN));
    }
}
