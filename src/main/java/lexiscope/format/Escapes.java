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

    /// Words of a file that may or may not have been escaped: undone where every backslash of every
    /// word is one of these escapes, since a file that never heard of them holds others.
    static List<String> undone(List<String> words) {
        boolean any = false;
        for (String word : words) {
            for (int at = word.indexOf('\\'); at >= 0; at = word.indexOf('\\', at + 2)) {
                if (at + 1 == word.length() || meant(word.charAt(at + 1)).isEmpty()) {
                    return words;
                }
                any = true;
            }
        }
        return any ? words.stream().map(Escapes::undone).toList() : words;
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
