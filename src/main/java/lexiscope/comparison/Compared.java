package lexiscope.comparison;

import lexiscope.tokenizer.Encoding;

import java.util.OptionalDouble;

/// What one tokenizer makes of a text that others are given too.
///
/// @param by the tokenizer
/// @param encoding the text's tokens, special ones included
/// @param unknown how many of them are the unknown token
/// @param length of the text
/// @param cuts where it cuts
public record Compared(
        Comparand by, Encoding encoding, int unknown, TextLength length, CutPlaces cuts) {
    /// How many tokens there are, special ones included.
    public int tokens() {
        return encoding.size();
    }

    /// Characters a token; empty where there is no token.
    public OptionalDouble charactersPerToken() {
        return perToken(length.characters());
    }

    /// Bytes of UTF-8 a token; empty where there is no token.
    public OptionalDouble bytesPerToken() {
        return perToken((double) length.bytes());
    }

    private OptionalDouble perToken(double units) {
        return tokens() == 0 ? OptionalDouble.empty() : OptionalDouble.of(units / tokens());
    }
}
