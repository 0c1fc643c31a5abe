package lexiscope.trial.effect;

import lexiscope.tokenizer.EncodeOptions;
import lexiscope.tokenizer.Encoding;
import lexiscope.tokenizer.Tokenizer;

/// A text as the opened model splits it and gives it back: the same for whatever is tried, so found
/// once.
///
/// @param tokenizer of the opened model
/// @param text the text
/// @param options how it is encoded
/// @param encoding its tokens
/// @param decoded what comes back from them
public record TextBefore(
        Tokenizer tokenizer,
        String text,
        EncodeOptions options,
        Encoding encoding,
        String decoded) {
    /// Encodes and decodes a text.
    ///
    /// @param threads at least 1
    public static TextBefore of(
            Tokenizer tokenizer, String text, EncodeOptions options, int threads) {
        var encoding = tokenizer.encode(text, options, threads);
        return new TextBefore(tokenizer, text, options, encoding, tokenizer.decode(encoding.ids()));
    }

    /// Whether it is that of a text.
    public boolean isOf(Tokenizer by, String of, EncodeOptions how) {
        return tokenizer == by && options.equals(how) && text.equals(of);
    }
}
