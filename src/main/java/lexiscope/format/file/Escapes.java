package lexiscope.format.file;

import java.util.HexFormat;
import java.util.List;

/// Escapes that keep a word on one line of a table: `\t`, `\n`, `\r` and `\\`; and where nothing of
/// the word would be seen, `\s` for a space, `\` and a `u` with four digits for other white space,
/// and `\e` for a word without characters.
public final class Escapes {
    private static final String EMPTY = "\\e";

    private Escapes() {}

    /// Whether JavaScript's `trim` cuts a character off (ECMA-262, WhiteSpace and LineTerminator).
    private static boolean trimmed(int c) {
        return c >= 9 && c <= 13
                || c == 0x2028
                || c == 0x2029
                || c == 0xFEFF
                || Character.getType(c) == Character.SPACE_SEPARATOR;
    }

    /// A word without tabs and line breaks, in which something is left when white space is cut off
    /// as JavaScript's `trim` has it: the projector passes over lines where nothing is.
    public static String done(String word) {
        String safe =
                word.replace("\\", "\\\\")
                        .replace("\t", "\\t")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r");
        if (word.isEmpty()) {
            return EMPTY;
        }
        if (!safe.chars().allMatch(Escapes::trimmed)) {
            return safe;
        }
        var out = new StringBuilder();
        for (int i = 0; i < safe.length(); i++) {
            char c = safe.charAt(i);
            out.append(c == ' ' ? "\\s" : "\\u" + HexFormat.of().toHexDigits(c));
        }
        return out.toString();
    }

    /// What the first line of a table ends in that says that its words are escaped: readers pass
    /// over it, and no other writer leaves just this.
    public static final String MARK = "   ";

    /// Whether the first line of a table says that its words are escaped.
    public static boolean said(String line) {
        String whole = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
        return whole.endsWith(MARK) && !whole.endsWith(" " + MARK) && !whole.isBlank();
    }

    /// Words that were escaped.
    public static List<String> undone(List<String> words) {
        return words.stream().map(Escapes::undone).toList();
    }

    /// Whether a word cannot stand in a table as it is. A backslash can, as it means nothing where
    /// no word is escaped.
    public static boolean needed(String word) {
        return !done(word).equals(word.replace("\\", "\\\\"));
    }

    /// The word that was escaped; other backslashes stay.
    public static String undone(String safe) {
        if (safe.indexOf('\\') < 0 || safe.equals(EMPTY)) {
            return safe.equals(EMPTY) ? "" : safe;
        }
        var out = new StringBuilder(safe.length());
        for (int i = 0; i < safe.length(); i++) {
            char c = safe.charAt(i);
            char next = i + 1 < safe.length() ? safe.charAt(i + 1) : 0;
            if (c == '\\' && next == 'u' && i + 6 <= safe.length()) {
                int code = code(safe.substring(i + 2, i + 6));
                if (code >= 0) {
                    out.append((char) code);
                    i += 5;
                    continue;
                }
            }
            String meant = c == '\\' ? meant(next) : "";
            out.append(meant.isEmpty() ? String.valueOf(c) : meant);
            i += meant.isEmpty() ? 0 : 1;
        }
        return out.toString();
    }

    /// The number of four hexadecimal digits, or -1.
    private static int code(String digits) {
        return digits.chars().allMatch(HexFormat::isHexDigit)
                ? HexFormat.fromHexDigits(digits)
                : -1;
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
