package lexiscope.format;

import java.util.List;

/// Escapes that keep a word on one line of a table: `\t`, `\n`, `\r` and `\\`, and `\s` for a space
/// where only spaces would be left of it.
final class Escapes {
    private Escapes() {}

    /// A word without tabs, line breaks, or nothing but spaces.
    static String done(String word) {
        String safe =
                word.replace("\\", "\\\\")
                        .replace("\t", "\\t")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r");
        return safe.isBlank() ? safe.replace(" ", "\\s") : safe;
    }

    /// What the first line of a table ends in that says that its words are escaped: readers pass
    /// over it, and no other writer leaves just this.
    static final String MARK = "   ";

    /// Whether the first line of a table says that its words are escaped.
    static boolean said(String line) {
        String whole = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
        return whole.endsWith(MARK) && !whole.endsWith(" " + MARK) && !whole.isBlank();
    }

    /// Words that were escaped.
    static List<String> undone(List<String> words) {
        return words.stream().map(Escapes::undone).toList();
    }

    /// Whether a word cannot stand in a table as it is. A backslash can, as it means nothing where
    /// no word is escaped.
    static boolean needed(String word) {
        return !done(word).equals(word.replace("\\", "\\\\"));
    }

    /// The word that was escaped; other backslashes stay.
    static String undone(String safe) {
        if (safe.indexOf('\\') < 0) {
            return safe;
        }
        var out = new StringBuilder(safe.length());
        for (int i = 0; i < safe.length(); i++) {
            char c = safe.charAt(i);
            char next = i + 1 < safe.length() ? safe.charAt(i + 1) : 0;
            String meant = c == '\\' ? meant(next) : "";
            out.append(meant.isEmpty() ? String.valueOf(c) : meant);
            i += meant.isEmpty() ? 0 : 1;
        }
        return out.toString();
    }

    private static String meant(char next) {
        return switch (next) {
            case 't' -> "\t";
            case 'n' -> "\n";
            case 'r' -> "\r";
            case 's' -> " ";
            case '\\' -> "\\";
            default -> "";
        };
    }
}
