package lexiscope.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is written is read again, and what is not JSON is refused with its place.
class JsonTest {
    record Point(int x, List<String> names) {}

    private static Map<String, Object> sample() {
        var map = new LinkedHashMap<String, Object>();
        map.put("text", "a\"\\\b\f\n\r\t\u0001é▁😀\u2028\ud83d");
        map.put("numbers", List.of(0, -7, 3_000_000_000L, 1.5e-7, new BigInteger("9".repeat(30))));
        map.put("flags", List.of(true, false));
        map.put("empty", Map.of());
        map.put("none", List.of());
        return map;
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        assertEquals(sample(), Json.object(Json.line(sample())));
        assertEquals(sample(), Json.object(Json.pretty(sample())));
    }

    @Test
    void recordsArraysAndNothing() {
        var map = new LinkedHashMap<String, Object>();
        map.put("point", new Point(1, List.of("a", "b")));
        map.put("ids", new int[] {1, 2});
        map.put("null", Json.NULL);
        map.put("nan", Double.NaN);
        assertEquals(
                "{\"point\":{\"x\":1,\"names\":[\"a\",\"b\"]},\"ids\":[1,2],\"null\":null,\"nan\":\"NaN\"}",
                Json.line(map));
        var two = new LinkedHashMap<String, Object>();
        two.put("a", List.of(1, 2));
        two.put("b", Map.of());
        assertEquals("{\n  \"a\" : [ 1, 2 ],\n  \"b\" : { }\n}", Json.pretty(two));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[1]",
                "{\"a\":1,}",
                "{\"a\" 1}",
                "{\"a\":01}",
                "{\"a\":1.}",
                "{\"a\":-}",
                "{\"a\":nul}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u12\"}",
                "{\"a\":\"\n\"}",
                "{\"a\":\"",
                "{\"a\":\"\\",
                "{}{}",
                "{'a':1}"
            })
    void refused(String text) {
        assertThrows(IllegalArgumentException.class, () -> Json.object(text), text);
    }

    @Test
    void deepNestingIsRefused() {
        String deep = "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
        assertThrows(IllegalArgumentException.class, () -> Json.object(deep));
    }

    @Test
    void bytesThatAreNoTextAreNamed() {
        for (byte[] wrong :
                new byte[][] {
                    {(byte) 0xE9},
                    {(byte) 0xC0, (byte) 0xAF},
                    {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
                    {(byte) 0xF5, (byte) 0x80, (byte) 0x80, (byte) 0x80},
                    {(byte) 0x80},
                    {(byte) 0xE2, (byte) 0x96}
                }) {
            byte[] json =
                    ("\n [\"a" + "?".repeat(wrong.length) + "\"]").getBytes(StandardCharsets.UTF_8);
            System.arraycopy(wrong, 0, json, 5, wrong.length);
            var e = assertThrows(MalformedJsonException.class, () -> new JsonCursor(json).value());
            assertEquals("is not UTF-8 at line 2, column 5", e.sentence());
        }
    }

    @Test
    void halfACharacterIsRefusedWhereItCannotBe() {
        byte[] json = "\"\\ud83d\"".getBytes(StandardCharsets.UTF_8);
        assertThrows(MalformedJsonException.class, () -> new JsonCursor(json).string());
        assertEquals("\ud83d", JsonCursor.withHalves(json).string());
        byte[] whole = "\"\\ud83d\\ude00\"".getBytes(StandardCharsets.UTF_8);
        assertEquals("😀", new JsonCursor(whole).string());
    }

    @Test
    void bufferTooSmallTakesNothing() {
        var cursor = new JsonCursor("\"abcd\"".getBytes(StandardCharsets.UTF_8));
        assertEquals(-1, cursor.string(new char[5], 2));
        assertEquals(4, cursor.string(new char[6], 2));
        cursor.end();
    }

    @Test
    void countsAreWholeNumbers() {
        assertEquals(Integer.MAX_VALUE, count("2147483647"));
        for (String no :
                List.of("2147483648", "99999999999999999999", "-1", "01", "1.0", "1e3", "\"1\"")) {
            assertEquals(-1, count(no), no);
        }
        assertTrue(count("0") == 0);
    }

    private static int count(String text) {
        return new JsonCursor(text.getBytes(StandardCharsets.UTF_8)).count();
    }
}
