package lexiscope.format.tokenizerjson;

import lexiscope.format.file.UnreadableFileException;
import lexiscope.json.JsonCursor;
import lexiscope.vocabulary.SpellingTable;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;

/// The `model.vocab` of a `tokenizer.json`, read as it comes: an object of ids, or Unigram's list
/// of pieces and scores.
final class TokenizerJsonVocabulary {
    /// Longer scores, which no library writes, are rounded once.
    private static final int LONGEST_SCORE = 400;

    private final Path file;
    private final SpellingTable ids = new SpellingTable(1 << 15);
    private String[] pieces = {};
    private double[] scores = {};
    private int highest = -1;

    private TokenizerJsonVocabulary(Path file) {
        this.file = file;
    }

    /// Reads the value that the cursor stands before.
    static TokenizerJsonVocabulary read(Path file, JsonCursor cursor)
            throws UnreadableFileException {
        var vocabulary = new TokenizerJsonVocabulary(file);
        switch (cursor.peek()) {
            case '{' -> vocabulary.readIds(cursor);
            case '[' -> vocabulary.readScores(cursor);
            default -> throw vocabulary.unfit("model.vocab", "an object of tokens and ids", cursor);
        }
        return vocabulary;
    }

    /// Spelling → id.
    SpellingTable ids() {
        return ids;
    }

    /// Unigram's pieces by id; empty for an object.
    String[] pieces() {
        return pieces;
    }

    /// Unigram's scores by id; empty for an object.
    double[] scores() {
        return scores;
    }

    boolean scored() {
        return pieces.length > 0;
    }

    /// The highest id, or -1.
    int highest() {
        return highest;
    }

    private void readIds(JsonCursor cursor) throws UnreadableFileException {
        cursor.take('{');
        for (boolean first = true; cursor.next(first, '}'); first = false) {
            String spelling = cursor.name();
            int id = cursor.count();
            if (id < 0) {
                throw unfit("model.vocab." + spelling, "an id from 0 to 2^31 - 1", cursor);
            }
            ids.add(spelling, id);
            highest = Math.max(highest, id);
        }
    }

    private void readScores(JsonCursor cursor) throws UnreadableFileException {
        pieces = new String[1 << 12];
        scores = new double[1 << 12];
        int n = 0;
        cursor.take('[');
        for (boolean first = true; cursor.next(first, ']'); first = false) {
            if (n == pieces.length) {
                pieces = Arrays.copyOf(pieces, n * 2);
                scores = Arrays.copyOf(scores, n * 2);
            }
            readScore(cursor, n);
            ids.add(pieces[n], n);
            n++;
        }
        pieces = Arrays.copyOf(pieces, n);
        scores = Arrays.copyOf(scores, n);
        highest = n - 1;
    }

    private void readScore(JsonCursor cursor, int n) throws UnreadableFileException {
        String path = "model.vocab[" + n + "]";
        int start = cursor.place();
        String expected = "[piece, score]";
        if (cursor.peek() != '[') {
            throw unfit(path, expected, cursor);
        }
        cursor.take('[');
        if (cursor.peek() != '"') {
            throw unfit(path, expected, cursor.written(start));
        }
        pieces[n] = cursor.string();
        if (cursor.peek() != ',') {
            throw unfit(path, expected, cursor.written(start));
        }
        cursor.take(',');
        char digit = cursor.peek();
        if (digit != '-' && !Character.isDigit(digit)) {
            throw unfit(path, expected, cursor.written(start));
        }
        scores[n] = score(cursor.number());
        if (!Double.isFinite(scores[n])) {
            throw unfit(path, "[piece, score] with a finite score", cursor.written(start));
        }
        if (cursor.peek() != ']') {
            throw unfit(path, expected, cursor.written(start));
        }
        cursor.take(']');
    }

    /// A score as the reference's JSON reader (serde_json, without exact rounding) takes it: the
    /// digits as one whole number, which becomes a double, then divided by a power of ten. Where
    /// sums of scores tie, the last bit decides.
    static double score(String text) {
        // as is an exponent of more digits than a decimal takes
        int exponent = Math.max(text.indexOf("e"), text.indexOf("E"));
        if (text.length() > LONGEST_SCORE || exponent >= 0 && text.length() - exponent > 9) {
            return Double.parseDouble(text);
        }
        var exact = new BigDecimal(text);
        var digits = exact.unscaledValue().abs();
        int scale = exact.scale();
        if (digits.bitLength() > 64 || scale > 308 || scale < -308) {
            return exact.doubleValue();
        }
        double power = Double.parseDouble("1e" + Math.abs(scale));
        double whole = digits.doubleValue();
        double value = scale >= 0 ? whole / power : whole * power;
        return text.startsWith("-") ? -value : value;
    }

    private UnreadableFileException unfit(String path, String expected, JsonCursor cursor) {
        return unfit(path, expected, cursor.written());
    }

    private UnreadableFileException unfit(String path, String expected, String value) {
        String shown = value.length() > 60 ? value.substring(0, 60) + "…" : value;
        return new UnreadableFileException(
                file, "“" + path + "” should be " + expected + " but is " + shown + ".");
    }
}
