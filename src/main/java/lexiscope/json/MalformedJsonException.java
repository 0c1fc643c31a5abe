package lexiscope.json;

/// A text is not JSON, or not UTF-8.
public final class MalformedJsonException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final int line;
    private final int column;
    private final boolean text;

    /// A fault at a byte of a text.
    ///
    /// @param utf8 whether the bytes are text at least, and only no JSON
    MalformedJsonException(String reason, byte[] json, int at, boolean utf8) {
        super(reason);
        text = utf8;
        int lines = 1;
        int columns = 1;
        for (int i = 0; i < Math.min(at, json.length); i++) {
            if (json[i] == '\n') {
                lines++;
                columns = 1;
            } else if ((json[i] & 0xC0) != 0x80) {
                columns++;
            }
        }
        line = lines;
        column = columns;
    }

    /// What is wrong and where, to be put behind the name of a file: “is not JSON at line 1, column
    /// 7”.
    public String sentence() {
        return (text ? "is not JSON" : "is not UTF-8") + " at line " + line + ", column " + column;
    }
}
