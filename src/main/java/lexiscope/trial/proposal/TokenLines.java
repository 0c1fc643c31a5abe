package lexiscope.trial.proposal;

import java.util.ArrayList;
import java.util.List;

/// Tokens as a file lists them: one a line, `\s`, `\t`, `\n`, `\r` and `\\` for a space, a tab, the
/// line ends and a backslash, as in tables. Empty lines are none.
public final class TokenLines {
    private TokenLines() {}

    /// The tokens of a file's text.
    public static List<String> of(String text) {
        var tokens = new ArrayList<String>();
        String whole = text.startsWith("\uFEFF") ? text.substring(1) : text;
        for (String line : whole.split("\r\n|\n|\r", -1)) {
            if (!line.isEmpty()) {
                tokens.add(undone(line));
            }
        }
        return tokens;
    }

    private static String undone(String line) {
        var out = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            char next = c == '\\' && i + 1 < line.length() ? line.charAt(i + 1) : 0;
            String stands =
                    switch (next) {
                        case 's' -> " ";
                        case 't' -> "\t";
                        case 'n' -> "\n";
                        case 'r' -> "\r";
                        case '\\' -> "\\";
                        default -> "";
                    };
            if (stands.isEmpty()) {
                out.append(c);
            } else {
                out.append(stands);
                i++;
            }
        }
        return out.toString();
    }

    /// A token as such a file spells it.
    public static String line(String token) {
        return token.replace("\\", "\\\\")
                .replace(" ", "\\s")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }
}
