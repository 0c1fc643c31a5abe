package lexiscope.json;

import org.jspecify.annotations.Nullable;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads JSON (RFC 8259) from bytes, value by value, where a file is too large for a tree: no
/// object is made for what is passed over. Bytes that are not UTF-8, control characters in strings
/// and nesting deeper than 500 are faults.
///
/// Every method throws [MalformedJsonException] where the text is not JSON.
public final class JsonCursor {
    private static final int DEEPEST = 500;

    /// Bytes of a value that a sentence has room for.
    private static final int WRITTEN = 400;

    private final byte[] json;
    private int at;
    private int from;
    private int to;
    private boolean ascii;
    private boolean escaped;
    private boolean halves;
    private char[] buffer = new char[256];

    /// Stands before the first value of a text; a byte order mark is passed over.
    public JsonCursor(byte[] json) {
        this(json, marked(json) ? 3 : 0);
    }

    /// Stands before the value at a place that [#place] gave.
    public JsonCursor(byte[] json, int place) {
        this.json = json;
        this.at = place;
    }

    /// The same, where escapes may spell half a character (a lone surrogate), which is a fault
    /// else.
    static JsonCursor withHalves(byte[] json) {
        var cursor = new JsonCursor(json);
        cursor.halves = true;
        return cursor;
    }

    private static boolean marked(byte[] json) {
        return json.length > 2
                && json[0] == (byte) 0xEF
                && json[1] == (byte) 0xBB
                && json[2] == (byte) 0xBF;
    }

    /// Where it stands, in bytes, white space passed over.
    public int place() {
        peek();
        return at;
    }

    /// The next byte that is not white space, which is not taken; 0 at the end.
    public char peek() {
        while (at < json.length) {
            int c = json[at];
            if (c > ' ' || c != ' ' && c != '\n' && c != '\r' && c != '\t') {
                return (char) (c & 0xFF);
            }
            at++;
        }
        return 0;
    }

    /// The same, where a value must come that so many lists and objects hold already.
    public char peek(int depth) {
        if (depth > DEEPEST) {
            throw new MalformedJsonException(
                    "nests lists and objects more than " + DEEPEST + " deep", "", json, at);
        }
        return peek();
    }

    /// Takes a byte that must come.
    public void take(char wanted) {
        if (peek() != wanted) {
            throw fault("“" + wanted + "” is missing");
        }
        at++;
    }

    /// Goes to the next element of the list, or member of the object, that it is in; at the end
    /// takes the closing bracket.
    ///
    /// @param first whether none came before
    /// @return whether there is one
    public boolean next(boolean first, char closing) {
        char c = peek();
        if (c == closing) {
            at++;
            return false;
        }
        if (!first) {
            take(',');
        }
        return true;
    }

    /// The name of a member, its colon taken too.
    public String name() {
        String name = string();
        take(':');
        return name;
    }

    /// A string.
    public String string() {
        passString();
        if (ascii && !escaped) {
            return new String(json, from, to - from, StandardCharsets.ISO_8859_1);
        }
        if (buffer.length < to - from) {
            buffer = new char[(to - from) * 2];
        }
        return new String(buffer, 0, decode(buffer, 0));
    }

    /// A string into a buffer from `offset` on.
    ///
    /// @return how many units it has, or -1, and nothing taken, where the buffer may be too small
    public int string(char[] into, int offset) {
        int before = at;
        passString();
        if (into.length - offset < to - from) {
            at = before;
            return -1;
        }
        return decode(into, offset);
    }

    private int decode(char[] into, int offset) {
        int length = JsonStrings.decode(json, from, to, into, offset);
        if (escaped && !halves && JsonStrings.holdsHalf(into, offset, offset + length)) {
            at = from;
            throw fault("an escape spells half a character");
        }
        return length;
    }

    private void passString() {
        if (peek() != '"') {
            throw fault("a string is missing");
        }
        int any = 0;
        boolean escapes = false;
        int i = at + 1;
        while (i < json.length && json[i] != '"') {
            int c = json[i];
            if (c == '\\') {
                escapes = true;
                i++;
            } else if (c >= 0 && c < ' ') {
                at = i;
                throw fault("a control character stands in a string");
            }
            any |= c;
            i++;
        }
        if (i >= json.length) {
            at = json.length;
            throw fault("a string has no end");
        }
        from = at + 1;
        to = i;
        ascii = any >= 0;
        escaped = escapes;
        at = i + 1;
    }

    /// The digits of a number as they are written.
    public String number() {
        peek();
        int start = at;
        if (!accept('-') && !digit()) {
            throw fault("no value begins like that");
        }
        if (!accept('0')) {
            digits();
        } else if (digit()) {
            throw fault("a number begins with 0");
        }
        if (accept('.')) {
            digits();
        }
        if (accept('e') || accept('E')) {
            if (!accept('+')) {
                accept('-');
            }
            digits();
        }
        return new String(json, start, at - start, StandardCharsets.ISO_8859_1);
    }

    /// A whole number from 0 to 2^31 - 1 that is written without fraction or exponent; -1, and
    /// nothing taken, where something else stands.
    public int count() {
        peek();
        int i = at;
        long value = 0;
        while (i < json.length && json[i] >= '0' && json[i] <= '9' && value <= Integer.MAX_VALUE) {
            value = value * 10 + json[i++] - '0';
        }
        boolean lone = i == at || json[at] == '0' && i > at + 1;
        boolean more = i < json.length && (json[i] == '.' || (json[i] | 0x20) == 'e');
        if (lone || more || value > Integer.MAX_VALUE) {
            return -1;
        }
        at = i;
        return (int) value;
    }

    private boolean accept(char c) {
        boolean there = at < json.length && json[at] == c;
        at += there ? 1 : 0;
        return there;
    }

    private boolean digit() {
        return at < json.length && json[at] >= '0' && json[at] <= '9';
    }

    private void digits() {
        int start = at;
        while (digit()) {
            at++;
        }
        if (at == start) {
            throw fault("a digit is missing");
        }
    }

    /// Any value as a map, list, string, Integer, Long, BigInteger, Double, Boolean or null.
    public @Nullable Object value() {
        return value(0);
    }

    private @Nullable Object value(int depth) {
        char c = peek(depth);
        return switch (c) {
            case '{' -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                at++;
                for (boolean first = true; next(first, '}'); first = false) {
                    String name = name();
                    map.put(name, value(depth + 1));
                }
                yield map;
            }
            case '[' -> {
                List<@Nullable Object> list = new ArrayList<>();
                at++;
                for (boolean first = true; next(first, ']'); first = false) {
                    list.add(value(depth + 1));
                }
                yield list;
            }
            case '"' -> string();
            case 't', 'f', 'n' -> word();
            default -> numeric(number());
        };
    }

    /// Passes over any value and gives it as it is written, of a long one the beginning.
    public String written() {
        int start = place();
        pass();
        return new String(json, start, Math.min(WRITTEN, at - start), StandardCharsets.UTF_8);
    }

    /// The value at a place that [#place] gave, in the same way.
    public String written(int place) {
        return new JsonCursor(json, place).written();
    }

    /// Passes over any value; of strings it is not looked at whether they are UTF-8.
    public void pass() {
        pass(0);
    }

    private void pass(int depth) {
        switch (peek(depth)) {
            case '{' -> {
                at++;
                for (boolean first = true; next(first, '}'); first = false) {
                    passString();
                    take(':');
                    pass(depth + 1);
                }
            }
            case '[' -> {
                at++;
                for (boolean first = true; next(first, ']'); first = false) {
                    pass(depth + 1);
                }
            }
            case '"' -> passString();
            case 't', 'f', 'n' -> word();
            default -> number();
        }
    }

    private @Nullable Object word() {
        if (accept("true")) {
            return true;
        }
        if (accept("false")) {
            return false;
        }
        if (accept("null")) {
            return null;
        }
        throw fault("no value begins like that");
    }

    private boolean accept(String word) {
        int length = word.length();
        if (json.length - at < length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (json[at + i] != word.charAt(i)) {
                return false;
            }
        }
        at += length;
        return true;
    }

    private static Object numeric(String digits) {
        if (digits.indexOf('.') >= 0 || digits.indexOf('e') >= 0 || digits.indexOf('E') >= 0) {
            return Double.valueOf(digits);
        }
        if (digits.length() < 19) {
            long value = Long.parseLong(digits);
            return value == (int) value ? (Object) (int) value : (Object) value;
        }
        var large = new BigInteger(digits);
        return large.bitLength() < 64 ? (Object) large.longValueExact() : large;
    }

    /// Makes sure that nothing but white space follows.
    public void end() {
        if (peek() != 0 || at < json.length) {
            throw fault("something stands behind the value");
        }
    }

    private MalformedJsonException fault(String reason) {
        String said = at < json.length ? reason : "it ends too early";
        return new MalformedJsonException("is not JSON", said, json, at);
    }
}
