package lexiscope.vocabulary;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/// Which tokens a person means by some words, everywhere in the same order: those of this spelling,
/// else those of this decoded text, else the one of this id (`#3660`, `3,660`).
///
/// @param by how they were found
/// @param ids what was found, ascending
public record Lookup(By by, List<Integer> ids) {
    /// How a token was found.
    public enum By {
        SPELLING,
        TEXT,
        ID,
        NOTHING
    }

    private static final Pattern ID = Pattern.compile("#?(\\d{1,9}|\\d{1,3}(,\\d{3}){1,2})");

    public Lookup {
        ids = List.copyOf(ids);
    }

    /// Looks words up.
    ///
    /// @param rows of the matrix: an id below may have a row without having a token
    /// @param words nothing is trimmed but around an id
    public static Lookup of(Vocabulary vocabulary, int rows, String words) {
        if (words.isEmpty()) {
            return new Lookup(By.NOTHING, List.of());
        }
        OptionalInt spelled = vocabulary.id(words);
        if (spelled.isPresent()) {
            return new Lookup(By.SPELLING, List.of(spelled.getAsInt()));
        }
        List<Integer> decoded = vocabulary.find(words);
        if (!decoded.isEmpty()) {
            return new Lookup(By.TEXT, decoded);
        }
        if (ID.matcher(words.strip()).matches()) {
            int id = Integer.parseInt(words.replaceAll("\\D", ""));
            if (vocabulary.has(id) || id < rows) {
                return new Lookup(By.ID, List.of(id));
            }
        }
        return new Lookup(By.NOTHING, List.of());
    }

    /// The first that was found.
    public OptionalInt first() {
        return ids.isEmpty() ? OptionalInt.empty() : OptionalInt.of(ids.getFirst());
    }

    /// What there is to say of how it was found, as a sentence: nothing where only one token can be
    /// meant.
    public String remark(Vocabulary vocabulary, String words) {
        return switch (by) {
            case SPELLING -> other(vocabulary, words);
            case TEXT ->
                    ids.size() < 2
                            ? ""
                            : ids.size()
                                    + " tokens have the text “"
                                    + words
                                    + "”; the first is shown, id "
                                    + number(ids.getFirst())
                                    + ".";
            case ID -> "No token is “" + words.strip() + "”; this is the one of that id.";
            case NOTHING ->
                    "No token is “"
                            + words
                            + "”. It can still be written: the model splits it into several"
                            + " tokens.";
        };
    }

    /// The token that the same words are with a space before them, or as an id.
    private static String other(Vocabulary vocabulary, String words) {
        if (ID.matcher(words).matches() && !words.startsWith("#")) {
            return "This is the token spelled “" + words + "”; write #" + words + " for the id.";
        }
        boolean marked =
                vocabulary.spellingRule() instanceof Spelling.ByteLevel
                        || vocabulary.spellingRule() instanceof Spelling.RawBytes
                        || vocabulary.spellingRule() instanceof Spelling.SpaceMark;
        List<Integer> spaced = marked ? vocabulary.find(" " + words) : List.of();
        return spaced.isEmpty()
                ? ""
                : "This is “"
                        + words
                        + "” without a space before it; with one it is id "
                        + number(spaced.getFirst())
                        + ".";
    }

    private static String number(int id) {
        return String.format(Locale.ROOT, "%,d", id);
    }
}
