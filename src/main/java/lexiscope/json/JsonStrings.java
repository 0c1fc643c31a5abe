package lexiscope.json;

/// What stands between the quotation marks of a JSON string, from bytes to UTF-16.
final class JsonStrings {
    private JsonStrings() {}

    /// Writes the bytes `[from, to)` into `out` from `start` on, escapes resolved.
    ///
    /// @param out with room for `to - from` units
    /// @return how many units were written
    static int decode(byte[] json, int from, int to, char[] out, int start) {
        int n = start;
        for (int i = from; i < to; ) {
            int c = json[i];
            if (c >= 0 && c != '\\') {
                out[n++] = (char) c;
                i++;
            } else if (c == '\\') {
                out[n++] = escape(json, i, to);
                i += json[i + 1] == 'u' ? 6 : 2;
            } else {
                int length = c >= (byte) 0xF0 ? 4 : c >= (byte) 0xE0 ? 3 : 2;
                int cp = character(json, i, to, length);
                if (cp < 0x10000) {
                    out[n++] = (char) cp;
                } else {
                    out[n++] = Character.highSurrogate(cp);
                    out[n++] = Character.lowSurrogate(cp);
                }
                i += length;
            }
        }
        return n - start;
    }

    /// Whether a surrogate stands alone among some units.
    static boolean holdsHalf(char[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (Character.isHighSurrogate(text[i])
                    && i + 1 < to
                    && Character.isLowSurrogate(text[i + 1])) {
                i++;
            } else if (Character.isSurrogate(text[i])) {
                return true;
            }
        }
        return false;
    }

    /// One character of several bytes (Unicode, table 3-7).
    private static int character(byte[] json, int at, int to, int length) {
        if (at + length <= to) {
            int cp = json[at] & (0x7F >> length);
            boolean whole = true;
            for (int k = 1; k < length; k++) {
                whole &= (json[at + k] & 0xC0) == 0x80;
                cp = cp << 6 | json[at + k] & 0x3F;
            }
            int least = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000;
            boolean fits =
                    cp >= least && cp <= Character.MAX_CODE_POINT && (json[at] & 0xF8) != 0xF8;
            if (whole && fits && (json[at] & 0xC0) == 0xC0 && (cp < 0xD800 || cp > 0xDFFF)) {
                return cp;
            }
        }
        throw new MalformedJsonException("is not UTF-8", "", json, at);
    }

    private static char escape(byte[] json, int at, int to) {
        int c = at + 1 < to ? json[at + 1] : 0;
        switch (c) {
            case '"', '\\', '/':
                return (char) c;
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'u':
                int value = 0;
                for (int k = 2; k < 6; k++) {
                    int digit = at + k < to ? Character.digit(json[at + k], 16) : -1;
                    if (digit < 0) {
                        throw new MalformedJsonException(
                                "is not JSON", "an escape is cut off", json, at);
                    }
                    value = value << 4 | digit;
                }
                return (char) value;
            default:
                throw new MalformedJsonException("is not JSON", "no such escape", json, at);
        }
    }
}
