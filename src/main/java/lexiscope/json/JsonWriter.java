package lexiscope.json;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.util.Map;

/// Writes values as JSON, objects a member a line where that is wanted, lists always on one line.
final class JsonWriter {
    private static final char[] DIGITS = "0123456789ABCDEF".toCharArray();

    private final StringBuilder out = new StringBuilder();
    private final boolean indented;
    private int depth;

    JsonWriter(boolean indented) {
        this.indented = indented;
    }

    /// The text of a value.
    static String text(@Nullable Object value, boolean indented) {
        var writer = new JsonWriter(indented);
        writer.value(value);
        return writer.out.toString();
    }

    private void value(@Nullable Object value) {
        switch (value) {
            case null -> out.append("null");
            case String text -> string(text);
            case Double number when !Double.isFinite(number) -> string(number.toString());
            case Float number when !Float.isFinite(number) -> string(number.toString());
            case Number number -> out.append(number);
            case Boolean flag -> out.append(flag.booleanValue());
            case Map<?, ?> map -> members(map);
            case Record fields -> record(fields);
            case Iterable<?> list -> elements(list);
            case Object array when array.getClass().isArray() -> array(array);
            default -> {
                if (value.equals(Json.NULL)) {
                    out.append("null");
                } else {
                    string(value.toString());
                }
            }
        }
    }

    private void members(Map<?, ?> map) {
        boolean first = true;
        open();
        for (var member : map.entrySet()) {
            member(first, String.valueOf(member.getKey()), member.getValue());
            first = false;
        }
        close(first);
    }

    private void record(Record value) {
        boolean first = true;
        open();
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            var accessor = component.getAccessor();
            try {
                accessor.setAccessible(true);
                member(first, component.getName(), accessor.invoke(value));
            } catch (ReflectiveOperationException e) {
                throw new IllegalArgumentException("a record that cannot be read: " + value, e);
            }
            first = false;
        }
        close(first);
    }

    private void open() {
        out.append('{');
        depth++;
    }

    private void member(boolean first, String name, @Nullable Object value) {
        if (!first) {
            out.append(',');
        }
        line();
        string(name);
        out.append(indented ? " : " : ":");
        value(value);
    }

    private void close(boolean empty) {
        depth--;
        if (empty) {
            out.append(indented ? " " : "");
        } else {
            line();
        }
        out.append('}');
    }

    private void line() {
        if (indented) {
            out.append('\n').repeat("  ", depth);
        }
    }

    private void elements(Iterable<?> list) {
        out.append('[');
        boolean first = true;
        for (Object element : list) {
            element(first);
            value(element);
            first = false;
        }
        out.append(indented ? " ]" : "]");
    }

    private void array(Object array) {
        out.append('[');
        for (int i = 0; i < Array.getLength(array); i++) {
            element(i == 0);
            value(Array.get(array, i));
        }
        out.append(indented ? " ]" : "]");
    }

    private void element(boolean first) {
        out.append(first ? "" : ",").append(indented ? " " : "");
    }

    /// A string; what UTF-8 cannot carry (lone surrogates) is escaped, and so is what some readers
    /// take for the end of a line.
    private void string(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c >= ' ' && c < 0x7F) {
                        out.append(c);
                    } else if (Character.isHighSurrogate(c)
                            && i + 1 < text.length()
                            && Character.isLowSurrogate(text.charAt(i + 1))) {
                        out.append(c).append(text.charAt(++i));
                    } else if (c < ' '
                            || c == 0x85
                            || c == 0x2028
                            || c == 0x2029
                            || Character.isSurrogate(c)) {
                        escape(c);
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private void escape(char c) {
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            out.append(DIGITS[c >> shift & 15]);
        }
    }
}
