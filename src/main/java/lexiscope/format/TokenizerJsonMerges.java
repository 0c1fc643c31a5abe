package lexiscope.format;

import lexiscope.tokenizer.subword.Merges;
import lexiscope.vocabulary.SpellingTable;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

import java.nio.file.Path;

/// The `model.merges` of a `tokenizer.json`, read token by token, in both spellings: `["a", "b"]`
/// and `"a b"`. The place in the list is the rank.
final class TokenizerJsonMerges {
    private final Path file;
    private final SpellingTable ids;
    private final int skip;
    private final Merges merges;
    private int rank;
    private int number;

    private TokenizerJsonMerges(Path file, SpellingTable ids, int skip) {
        this.file = file;
        this.ids = ids;
        this.skip = skip;
        this.merges = new Merges(Math.max(16, ids.size() * 2));
    }

    /// Reads the list that the parser stands at.
    ///
    /// @param continuation what the right part of a merge loses when it is joined
    static Merges read(Path file, JsonParser p, SpellingTable ids, String continuation)
            throws UnreadableFileException {
        var reading = new TokenizerJsonMerges(file, ids, continuation.length());
        if (p.currentToken() != JsonToken.START_ARRAY) {
            throw reading.unfit("model.merges", "a list of pairs of tokens", p.getString());
        }
        while (p.nextToken() != JsonToken.END_ARRAY) {
            switch (p.currentToken()) {
                case VALUE_STRING -> reading.line(p.getString());
                case START_ARRAY -> reading.pair(p);
                default -> throw reading.unfit(reading.path(), "a pair of tokens", p.getString());
            }
            reading.number++;
        }
        return reading.merges;
    }

    private String path() {
        return "model.merges[" + number + "]";
    }

    private void pair(JsonParser p) throws UnreadableFileException {
        if (p.nextToken() != JsonToken.VALUE_STRING) {
            throw unfit(path(), "a pair of tokens", p.getString());
        }
        String left = p.getString();
        if (p.nextToken() != JsonToken.VALUE_STRING) {
            throw unfit(path(), "a pair of tokens", p.getString());
        }
        String right = p.getString();
        if (p.nextToken() != JsonToken.END_ARRAY) {
            throw unfit(path(), "a pair of tokens", p.getString());
        }
        add(left, right);
    }

    /// The older spelling; lines of a version are passed over wherever they stand.
    private void line(String text) throws UnreadableFileException {
        if (text.startsWith("#version")) {
            return;
        }
        int space = text.indexOf(' ');
        if (space < 0 || text.indexOf(' ', space + 1) >= 0) {
            throw unfit(path(), "two tokens with one space between", text);
        }
        add(text.substring(0, space), text.substring(space + 1));
    }

    private void add(String left, String right) throws UnreadableFileException {
        int leftId = known(left);
        int rightId = known(right);
        int product = ids.joined(left, right, Math.min(skip, right.length()));
        if (product < 0) {
            product = known(left + right.substring(Math.min(skip, right.length())));
        }
        merges.put(leftId, rightId, rank++, product);
    }

    private int known(String token) throws UnreadableFileException {
        int id = ids.id(token);
        if (id < 0) {
            throw new UnreadableFileException(
                    file,
                    "“"
                            + path()
                            + "” speaks of the token “"
                            + token
                            + "”, which the vocabulary lacks.");
        }
        return id;
    }

    private UnreadableFileException unfit(String path, String expected, String value) {
        String shown = value.length() > 60 ? value.substring(0, 60) + "…" : value;
        return new UnreadableFileException(
                file, "“" + path + "” should be " + expected + " but is " + shown + ".");
    }
}
