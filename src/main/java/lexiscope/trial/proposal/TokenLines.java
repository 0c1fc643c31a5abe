package lexiscope.trial.proposal;

import lexiscope.corpus.TextFiles;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Tokens as a file lists them: one a line, `\s`, `\t`, `\n`, `\r` and `\\` for a space, a tab, the
/// line ends and a backslash, as in tables. Empty lines are none.
public final class TokenLines {
    private TokenLines() {}

    /// The tokens of a file.
    ///
    /// @throws IOException when it cannot be read; the message names it
    /// @throws IllegalArgumentException with a sentence where it is not UTF-8, or lists none
    public static List<String> read(Path file) throws IOException {
        var bytes = ByteBuffer.wrap(TextFiles.bytes(file));
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(
                    file
                            + " is not UTF-8 in line "
                            + line(bytes)
                            + ", so its tokens cannot be told; save it as UTF-8.",
                    e);
        }
        var tokens = of(text);
        if (tokens.isEmpty()) {
            throw new IllegalArgumentException(file + " lists no token; it wants one a line.");
        }
        return tokens;
    }

    /// The line that decoding came to, counted from 1.
    private static int line(ByteBuffer bytes) {
        int line = 1;
        for (int i = 0; i < bytes.position(); i++) {
            line += bytes.get(i) == '\n' ? 1 : 0;
        }
        return line;
    }

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
