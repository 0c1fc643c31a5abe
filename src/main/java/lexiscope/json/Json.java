package lexiscope.json;

import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// Reads and writes JSON whose values are maps, lists, strings, numbers, booleans, records and
/// primitive arrays.
public final class Json {
    /// Made when something is first written: it takes long.
    private static final class Writing {
        static final JsonMapper MAPPER =
                JsonMapper.builder(
                                JsonFactory.builder()
                                        .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                                        .build())
                        .build();
    }

    /// Stands for `null` in maps, which hold no null themselves.
    public static final Object NULL = tools.jackson.databind.node.NullNode.getInstance();

    private Json() {}

    /// One line of JSON for any such value. Characters that UTF-8 cannot carry (lone surrogates)
    /// are escaped, and so are those that some readers take for the end of a line.
    public static String line(Object value) {
        return escaped(Writing.MAPPER.writeValueAsString(value));
    }

    /// Indented JSON, for files that people read.
    public static String pretty(Object value) {
        return escaped(
                Writing.MAPPER
                        .writer()
                        .with(SerializationFeature.INDENT_OUTPUT)
                        .writeValueAsString(value));
    }

    /// A JSON object as a map in the order of the text.
    ///
    /// @throws IllegalArgumentException with a sentence when the text is not one JSON object
    public static Map<String, Object> object(String text) {
        return object(text.getBytes(StandardCharsets.UTF_8));
    }

    /// A file that holds one JSON object.
    ///
    /// @throws IllegalArgumentException with a sentence when the file holds something else
    public static Map<String, Object> object(Path file) throws IOException {
        return object(Files.readAllBytes(file));
    }

    private static Map<String, Object> object(byte[] json) {
        var cursor = new JsonCursor(json);
        try {
            Object value = cursor.value();
            cursor.end();
            if (value instanceof Map<?, ?> map) {
                return typed(map);
            }
        } catch (MalformedJsonException e) {
            throw new IllegalArgumentException("not a JSON object: " + e.getMessage(), e);
        }
        throw new IllegalArgumentException("a JSON object was expected");
    }

    private static Map<String, Object> typed(Map<?, ?> map) {
        var typed = new LinkedHashMap<String, Object>();
        map.forEach((k, v) -> typed.put(String.valueOf(k), v));
        return typed;
    }

    private static String escaped(String json) {
        StringBuilder out = null;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            boolean paired =
                    Character.isHighSurrogate(c)
                            && i + 1 < json.length()
                            && Character.isLowSurrogate(json.charAt(i + 1));
            boolean endsLine = c == 0x85 || c == 0x2028 || c == 0x2029;
            if (Character.isSurrogate(c) && !paired || endsLine) {
                if (out == null) {
                    out = new StringBuilder(json.length() + 16).append(json, 0, i);
                }
                out.append(String.format("\\u%04x", (int) c));
            } else if (out != null) {
                out.append(c);
                if (paired) {
                    out.append(json.charAt(i + 1));
                }
            }
            if (paired) {
                i++;
            }
        }
        return out == null ? json : out.toString();
    }
}
