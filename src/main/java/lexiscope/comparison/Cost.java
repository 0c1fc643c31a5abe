package lexiscope.comparison;

import java.util.OptionalDouble;

/// What a tokenizer needs for one of several texts that say the same.
///
/// @param text the text
/// @param length its length
/// @param words its words, and how many of them are one token
/// @param tokens how many tokens it has, special ones that a template adds left out
/// @param unknown how many of them are the unknown token
/// @param relative its tokens divided by those of the English text; empty where there is none
public record Cost(
        ParallelText text,
        TextLength length,
        Words words,
        int tokens,
        int unknown,
        OptionalDouble relative) {
    /// Tokens a word; empty where there is no word.
    public OptionalDouble tokensPerWord() {
        return quotient(tokens, words.count());
    }

    /// Bytes of UTF-8 a token; empty where there is no token.
    public OptionalDouble bytesPerToken() {
        return quotient((double) length.bytes(), tokens);
    }

    /// The share of tokens that are the unknown one; empty where there is no token.
    public OptionalDouble unknownShare() {
        return quotient(unknown, tokens);
    }

    /// The share of words that are one token; empty where there is no word.
    public OptionalDouble wholeShare() {
        return quotient(words.whole(), words.count());
    }

    private static OptionalDouble quotient(double of, double by) {
        return by == 0 ? OptionalDouble.empty() : OptionalDouble.of(of / by);
    }
}
