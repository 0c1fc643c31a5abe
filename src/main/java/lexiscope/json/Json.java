package lexiscope.json;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads and writes JSON whose values are maps, lists, strings, numbers, booleans, records and
/// primitive arrays.
public final class Json {
    private static final JsonMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxStringLength(Integer.MAX_VALUE)
                                                    .maxNestingDepth(500)
                                                    .build())
                                    .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                                    .build())
                    .build();

    /// Stands for `null` in maps, which hold no null themselves.
    public static final Object NULL = tools.jackson.databind.node.NullNode.getInstance();

    private Json() {}

    /// One line of JSON for any such value. Characters that UTF-8 cannot carry (lone surrogates)
    /// are escaped, and so are those that some readers take for the end of a line.
    public static String line(Object value) {
        return escaped(MAPPER.writeValueAsString(value));
    }

    /// Indented JSON, for files that people read.
    public static String pretty(Object value) {
        return escaped(
                MAPPER.writer().with(SerializationFeature.INDENT_OUTPUT).writeValueAsString(value));
    }

    /// A JSON object as a map in the order of the text.
    ///
    /// @throws IllegalArgumentException with a sentence when the text is not one JSON object
    public static Map<String, Object> object(String text) {
        try {
            Object value = MAPPER.readValue(text, LinkedHashMap.class);
            if (value instanceof Map<?, ?> map) {
                return typed(map);
            }
            throw new IllegalArgumentException("a JSON object was expected");
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not a JSON object: " + e.getOriginalMessage(), e);
        }
    }

    /// A JSON list.
    ///
    /// @throws IllegalArgumentException with a sentence when the text is not one JSON list
    public static List<Object> list(String text) {
        try {
            Object value = MAPPER.readValue(text, ArrayList.class);
            if (value instanceof List<?> list) {
                return new ArrayList<>(list);
            }
            throw new IllegalArgumentException("a JSON list was expected");
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not a JSON list: " + e.getOriginalMessage(), e);
        }
    }

    /// A file that holds one JSON object.
    ///
    /// @throws IllegalArgumentException with a sentence when the file holds something else
    public static Map<String, Object> object(Path file) throws IOException {
        try (Reader reader = Files.newBufferedReader(file)) {
            Object value = MAPPER.readValue(reader, LinkedHashMap.class);
            return typed((Map<?, ?>) value);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not a JSON object: " + e.getOriginalMessage(), e);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
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
