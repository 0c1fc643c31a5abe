package lexiscope.tokenizer;

/// Which of several added tokens is cut out of a text where they overlap.
public enum Overlap {
    /// The one that begins first, of those the longest, as `tokenizers` does.
    LEFTMOST,

    /// The longest wherever it stands, of those the first, as llama.cpp does: one token after the
    /// other is searched for in what is left of the text.
    LONGEST
}
