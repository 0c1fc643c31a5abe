package lexiscope.format;

import lexiscope.vocabulary.SpellingTable;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;

/// The `model.vocab` of a `tokenizer.json`, read token by token: an object of ids, or Unigram's
/// list of pieces and scores.
final class TokenizerJsonVocabulary {
    private final Path file;
    private final SpellingTable ids = new SpellingTable(1 << 15);
    private String[] pieces = {};
    private double[] scores = {};
    private int highest = -1;

    private TokenizerJsonVocabulary(Path file) {
        this.file = file;
    }

    /// Reads the value that the parser stands at.
    static TokenizerJsonVocabulary read(Path file, JsonParser p) throws UnreadableFileException {
        var vocabulary = new TokenizerJsonVocabulary(file);
        if (p.currentToken() == JsonToken.START_OBJECT) {
            vocabulary.readIds(p);
        } else if (p.currentToken() == JsonToken.START_ARRAY) {
            vocabulary.readScores(p);
        } else {
            throw vocabulary.unfit("model.vocab", "an object of tokens and ids", p);
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

    private void readIds(JsonParser p) throws UnreadableFileException {
        while (p.nextToken() != JsonToken.END_OBJECT) {
            String spelling = p.currentName();
            if (p.nextToken() != JsonToken.VALUE_NUMBER_INT) {
                throw unfit("model.vocab." + spelling, "an id from 0 to 2^31 - 1", p);
            }
            long id = p.getNumberType() == JsonParser.NumberType.INT ? p.getIntValue() : -1;
            if (id < 0) {
                throw unfit("model.vocab." + spelling, "an id from 0 to 2^31 - 1", p);
            }
            ids.add(spelling, (int) id);
            highest = Math.max(highest, (int) id);
        }
    }

    private void readScores(JsonParser p) throws UnreadableFileException {
        pieces = new String[1 << 12];
        scores = new double[1 << 12];
        int n = 0;
        while (p.nextToken() != JsonToken.END_ARRAY) {
            String path = "model.vocab[" + n + "]";
            if (p.currentToken() != JsonToken.START_ARRAY
                    || p.nextToken() != JsonToken.VALUE_STRING) {
                throw unfit(path, "a piece and its score", p);
            }
            if (n == pieces.length) {
                pieces = Arrays.copyOf(pieces, n * 2);
                scores = Arrays.copyOf(scores, n * 2);
            }
            pieces[n] = p.getString();
            if (!p.nextToken().isNumeric()) {
                throw unfit(path, "a piece and its score", p);
            }
            scores[n] = score(p.getString());
            if (!Double.isFinite(scores[n])) {
                throw unfit(path, "a piece and a finite score", p);
            }
            if (p.nextToken() != JsonToken.END_ARRAY) {
                throw unfit(path, "a piece and its score", p);
            }
            ids.add(pieces[n], n);
            n++;
        }
        pieces = Arrays.copyOf(pieces, n);
        scores = Arrays.copyOf(scores, n);
        highest = n - 1;
    }

    /// A score as the reference's JSON reader (serde_json, without exact rounding) takes it: the
    /// digits as one whole number, which becomes a double, then divided by a power of ten. Where
    /// sums of scores tie, the last bit decides.
    static double score(String text) {
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

    private UnreadableFileException unfit(String path, String expected, JsonParser p) {
        String value = String.valueOf(p.getString());
        String shown = value.length() > 60 ? value.substring(0, 60) + "…" : value;
        return new UnreadableFileException(
                file, "“" + path + "” should be " + expected + " but is " + shown + ".");
    }
}
