package lexiscope.format.gguf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.util.Objects.requireNonNull;

import lexiscope.format.file.Cursor;
import lexiscope.format.file.UnreadableFileException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// GGUF headers, made here byte by byte after ggml's description.
class GgufHeaderTest {
    private static final Path FILE = Path.of("x.gguf");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private ByteOrder order = ByteOrder.LITTLE_ENDIAN;

    private GgufHeaderTest i32(int v) {
        out.writeBytes(ByteBuffer.allocate(4).order(order).putInt(v).array());
        return this;
    }

    private GgufHeaderTest i64(long v) {
        out.writeBytes(ByteBuffer.allocate(8).order(order).putLong(v).array());
        return this;
    }

    private GgufHeaderTest text(String s) {
        byte[] bytes = s.getBytes(StandardCharsets.UTF_8);
        i64(bytes.length);
        out.writeBytes(bytes);
        return this;
    }

    private GgufHeaderTest start(long tensors, long keys) {
        out.writeBytes("GGUF".getBytes(StandardCharsets.US_ASCII));
        return i32(3).i64(tensors).i64(keys);
    }

    private GgufHeader read() throws UnreadableFileException {
        byte[] bytes = out.toByteArray();
        return GgufHeader.read(
                FILE, new Cursor(FILE, MemorySegment.ofArray(bytes), ByteOrder.LITTLE_ENDIAN));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void metadataAndTensorsOfBothByteOrders(boolean big) throws UnreadableFileException {
        order = big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        start(1, 5).text("general.architecture").i32(8).text("llama");
        text("general.alignment").i32(4).i32(64);
        text("tokenizer.ggml.tokens").i32(9).i32(8).i64(2).text("a").text("▁é");
        text("tokenizer.ggml.scores").i32(9).i32(6).i64(2);
        i32(Float.floatToIntBits(-1.5f)).i32(Float.floatToIntBits(2));
        text("nested").i32(9).i32(9).i64(1).i32(5).i64(2).i32(7).i32(-8);
        text("token_embd.weight").i32(2).i64(64).i64(512).i32(1).i64(0);

        GgufHeader header = read();

        assertEquals(order, header.order());
        assertEquals("llama", header.text("general.architecture", ""));
        assertArrayEquals(new String[] {"a", "▁é"}, header.texts("tokenizer.ggml.tokens"));
        assertArrayEquals(new float[] {-1.5f, 2}, header.floats("tokenizer.ggml.scores"));
        assertArrayEquals(
                new int[] {7, -8},
                (int[]) ((List<?>) requireNonNull(header.metadata().get("nested"))).get(0));
        var tensor = requireNonNull(header.tensors().get("token_embd.weight"));
        assertEquals(List.of(64L, 512L), tensor.sizes());
        long end = out.size();
        assertEquals((end + 63) / 64 * 64, tensor.begin());
    }

    @Test
    void countsThatTheFileCannotHoldAreRefused() {
        start(0, Long.MAX_VALUE).i64(0);
        assertRefused("metadata keys");
    }

    @Test
    void anArrayOfArraysWithoutEndIsRefused() {
        start(0, 1).text("deep").i32(9);
        for (int i = 0; i < 100_000; i++) {
            i32(9).i64(1);
        }
        assertRefused("deep");
    }

    @Test
    void tensorsThatDoNotFollowOneAnotherAreRefused() {
        start(2, 0);
        text("a").i32(1).i64(3).i32(0).i64(0);
        text("b").i32(1).i64(3).i32(0).i64(64);
        assertRefused("should be at 32");
    }

    @Test
    void versionOneIsRefusedByNumber() {
        out.writeBytes("GGUF".getBytes(StandardCharsets.US_ASCII));
        i32(1).i64(0).i64(0);
        assertRefused("version 1");
    }

    private void assertRefused(String naming) {
        var e = assertThrows(UnreadableFileException.class, this::read);
        assertTrue(e.sentence().contains(naming), e.sentence());
    }
}
