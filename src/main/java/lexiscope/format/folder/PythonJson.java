package lexiscope.format.folder;

import lexiscope.json.Json;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// JSON as Python's `json.dumps(value, indent=2, ensure_ascii=False)` lays it out, which is how the
/// small files of models are written: so that a file differs from the old one only where something
/// was changed.
final class PythonJson {
    private static final String STEP = "  ";

    private PythonJson() {}

    /// A file of an object.
    static byte[] file(Map<?, ?> value) {
        var out = new StringBuilder();
        value(value, "\n", out);
        return out.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }

    /// A value that stands so many steps inside another.
    static String text(@Nullable Object value, int depth) {
        var out = new StringBuilder();
        value(value, "\n" + STEP.repeat(depth), out);
        return out.toString();
    }

    private static void value(@Nullable Object value, String line, StringBuilder out) {
        switch (value) {
            case null -> out.append("null");
            case Map<?, ?> map -> {
                var members = new ArrayList<Runnable>();
                map.forEach(
                        (k, v) ->
                                members.add(
                                        () -> {
                                            out.append(Json.line(String.valueOf(k))).append(": ");
                                            value(v, line + STEP, out);
                                        }));
                all('{', members, '}', line, out);
            }
            case Iterable<?> list -> {
                var elements = new ArrayList<Runnable>();
                list.forEach(e -> elements.add(() -> value(e, line + STEP, out)));
                all('[', elements, ']', line, out);
            }
            case Object array when array.getClass().isArray() -> numbers(array, out);
            case Double number when Double.isFinite(number) -> out.append(number(number));
            default -> out.append(Json.line(value));
        }
    }

    private static void all(
            char open, List<Runnable> parts, char close, String line, StringBuilder out) {
        out.append(open);
        for (int i = 0; i < parts.size(); i++) {
            out.append(i == 0 ? "" : ",").append(line).append(STEP);
            parts.get(i).run();
        }
        out.append(parts.isEmpty() ? "" : line).append(close);
    }

    /// Numbers of our own, of which there may be many, on one line.
    private static void numbers(Object array, StringBuilder out) {
        out.append('[');
        for (int i = 0; i < Array.getLength(array); i++) {
            out.append(i == 0 ? "" : ", ").append(Array.get(array, i));
        }
        out.append(']');
    }

    /// A number as `repr` writes it.
    static String number(double number) {
        double size = Math.abs(number);
        if (size == 0 || size >= 1e-4 && size < 1e16) {
            String plain = new BigDecimal(Double.toString(number)).toPlainString();
            return size == 0 ? Double.toString(number) : plain.contains(".") ? plain : plain + ".0";
        }
        var exact = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        String digits = exact.unscaledValue().abs().toString();
        int exponent = digits.length() - 1 - exact.scale();
        String mantissa =
                digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        String sign = exponent < 0 ? "-" : "+";
        int places = Math.abs(exponent);
        return (number < 0 ? "-" : "") + mantissa + "e" + sign + (places < 10 ? "0" : "") + places;
    }
}
