package lexiscope.format.file;

import lexiscope.json.Json;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;

/// The ids a file may give: whole, not negative, and not so far apart that a table of them would
/// not fit into memory. Published vocabularies have gaps of a few thousand ids at most.
public final class IdRange {
    private IdRange() {}

    /// The highest id that is read among so many tokens.
    public static long highest(int tokens) {
        return Math.min(Integer.MAX_VALUE - 16, 4L * tokens + 1_000_000);
    }

    /// A value as the id of a token.
    ///
    /// @param where whose it is, for the sentence: a token or a line
    /// @throws UnreadableFileException when it is no whole number, or out of range
    public static int checked(Path file, String where, @Nullable Object value, int tokens)
            throws UnreadableFileException {
        long id = value instanceof Integer i ? i : value instanceof Long l ? l : -1;
        if (id < 0 || id > highest(tokens)) {
            throw new UnreadableFileException(
                    file,
                    where
                            + " has the id "
                            + shortened(value == null ? "null" : Json.line(value))
                            + "; with "
                            + tokens
                            + " tokens, ids are whole numbers from 0 to "
                            + highest(tokens)
                            + ".");
        }
        return (int) id;
    }

    /// A token as a sentence speaks of it.
    public static String token(String spelling) {
        return "the token “" + shortened(spelling) + "”";
    }

    /// A value as it may stand in a sentence.
    public static String shortened(String value) {
        return value.length() > 60 ? value.substring(0, 60) + "…" : value;
    }
}
