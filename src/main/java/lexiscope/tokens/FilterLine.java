package lexiscope.tokens;

/// A line of the filter language and how far it is read.
final class FilterLine {
    private final String line;
    private int at;
    private boolean escaped;

    FilterLine(String line) {
        this.line = line;
    }

    int at() {
        return at;
    }

    boolean ended() {
        return at == line.length();
    }

    /// The next character; the line has not ended.
    char here() {
        return line.charAt(at);
    }

    boolean space() {
        return spaceAt(at);
    }

    private boolean spaceAt(int place) {
        return Character.isWhitespace(line.charAt(place));
    }

    void skipSpace() {
        while (!ended() && space()) {
            at++;
        }
    }

    void goTo(int place) {
        at = place;
    }

    /// The line from here on.
    String rest() {
        return line.substring(at);
    }

    /// Goes behind a character, where it is the next.
    boolean take(char c) {
        boolean there = !ended() && here() == c;
        at += there ? 1 : 0;
        return there;
    }

    /// Whether a whole word is next, as it is typed.
    boolean word(String word) {
        int end = at + word.length();
        return line.startsWith(word, at)
                && (end == line.length()
                        || spaceAt(end)
                        || line.charAt(end) == '('
                        || line.charAt(end) == ')');
    }

    boolean takeWord(String word) {
        boolean there = word(word);
        at += there ? word.length() : 0;
        return there;
    }

    /// Whether the text read last held a backslash.
    boolean escaped() {
        return escaped;
    }

    /// The text up to white space, a bracket that closes one before it, or one of `ends`.
    String bare(String ends) {
        var out = new StringBuilder();
        escaped = false;
        int open = 0;
        while (!ended() && !space() && ends.indexOf(here()) < 0) {
            char c = here();
            if (c == ')' && open == 0) {
                break;
            }
            open += c == '(' ? 1 : c == ')' ? -1 : 0;
            character(out);
        }
        return out.toString();
    }

    /// The text between quotation marks, the first of which is next.
    String quoted() {
        int begun = at++;
        var out = new StringBuilder();
        while (!ended() && here() != '"') {
            character(out);
        }
        if (!take('"')) {
            throw wrong(begun, "there is no second \" for this one; the sign itself is \\\"");
        }
        return out.toString();
    }

    /// One character, escaped or not.
    private void character(StringBuilder out) {
        char c = line.charAt(at++);
        if (c != '\\') {
            out.append(c == '␣' ? ' ' : c);
            return;
        }
        escaped = true;
        if (ended()) {
            throw wrong(at - 1, "a character was expected after \\; the sign itself is \\\\");
        }
        c = line.charAt(at++);
        switch (c) {
            case 'n' -> out.append('\n');
            case 't' -> out.append('\t');
            case 'r' -> out.append('\r');
            case 'u' -> out.appendCodePoint(codePoint());
            default -> out.append(c);
        }
    }

    /// The number in braces behind an escaped u.
    private int codePoint() {
        int begun = at - 2;
        int end = line.indexOf('}', at);
        boolean braces = !ended() && here() == '{' && end > at + 1 && end <= at + 9;
        int cp = braces ? hexadecimal(line.substring(at + 1, end)) : -1;
        if (cp < 0 || cp > Character.MAX_CODE_POINT) {
            throw wrong(begun, "a character was expected, such as \\u{200b}");
        }
        at = end + 1;
        return cp;
    }

    private static int hexadecimal(String digits) {
        int number = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = Character.digit(digits.charAt(i), 16);
            if (digit < 0 || number > Character.MAX_CODE_POINT) {
                return -1;
            }
            number = number * 16 + digit;
        }
        return number;
    }

    /// What stands between slashes, the first of which is next, with its escapes.
    String pattern() {
        int begun = at++;
        int from = at;
        while (!ended() && here() != '/') {
            at += here() == '\\' ? 2 : 1;
            at = Math.min(at, line.length());
        }
        String pattern = line.substring(from, at);
        if (!take('/')) {
            throw wrong(
                    begun,
                    "there is no second / for this regular expression; the sign itself is \\/");
        }
        return pattern;
    }

    /// What is wrong at a place.
    FilterException wrong(int place, String sentence) {
        return new FilterException(
                place + 1, "At column " + (place + 1) + " of the filter " + sentence + ".");
    }
}
