package lexiscope.json;

/// A text is not JSON, or not UTF-8.
public final class MalformedJsonException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final int line;
    private final int column;
    private final String what;
    private final boolean explained;

    /// A fault at a byte of a text.
    ///
    /// @param what what it makes of the text: “is not JSON”
    /// @param reason what is wrong there, or "" where that is said already
    MalformedJsonException(String what, String reason, byte[] json, int at) {
        super(reason.isEmpty() ? what : reason);
        this.what = what;
        explained = !reason.isEmpty();
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
    /// 7: a digit is missing”.
    public String sentence() {
        String place = what + " at line " + line + ", column " + column;
        return explained ? place + ": " + getMessage() : place;
    }
}
