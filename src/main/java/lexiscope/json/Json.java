package lexiscope.json;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads and writes JSON whose values are maps, lists, strings, numbers, booleans, records and
/// primitive arrays.
public final class Json {
    /// Stands for `null` in maps, which hold no null themselves.
    public static final Object NULL =
            new Object() {
                @Override
                public String toString() {
                    return "null";
                }
            };

    private Json() {}

    /// One line of JSON for any such value. Characters that UTF-8 cannot carry (lone surrogates)
    /// are escaped, and so are those that some readers take for the end of a line. Numbers that
    /// JSON has none of (NaN, infinities) are strings.
    public static String line(Object value) {
        return JsonWriter.text(value, false);
    }

    /// Indented JSON, for files that people read.
    public static String pretty(Object value) {
        return JsonWriter.text(value, true);
    }

    /// A JSON object as a map in the order of the text; escapes may spell half characters.
    ///
    /// @throws IllegalArgumentException with a sentence when the text is not one JSON object
    public static Map<String, Object> object(String text) {
        return object(JsonCursor.withHalves(text.getBytes(StandardCharsets.UTF_8)));
    }

    /// A JSON list.
    ///
    /// @throws IllegalArgumentException with a sentence when the text is not one JSON list
    public static List<Object> list(String text) {
        if (value(JsonCursor.withHalves(text.getBytes(StandardCharsets.UTF_8)))
                instanceof List<?> list) {
            return new ArrayList<>(list);
        }
        throw new IllegalArgumentException("a JSON list was expected");
    }

    /// A file that holds one JSON object.
    ///
    /// @throws IllegalArgumentException with a sentence when the file holds something else
    public static Map<String, Object> object(Path file) throws IOException {
        return object(JsonCursor.withHalves(Files.readAllBytes(file)));
    }

    private static Map<String, Object> object(JsonCursor cursor) {
        if (value(cursor) instanceof Map<?, ?> map) {
            return typed(map);
        }
        throw new IllegalArgumentException("a JSON object was expected");
    }

    private static @Nullable Object value(JsonCursor cursor) {
        try {
            Object value = cursor.value();
            cursor.end();
            return value;
        } catch (MalformedJsonException e) {
            throw new IllegalArgumentException("it " + e.sentence(), e);
        }
    }

    private static Map<String, Object> typed(Map<?, ?> map) {
        var typed = new LinkedHashMap<String, Object>();
        map.forEach((k, v) -> typed.put(String.valueOf(k), v));
        return typed;
    }
}
