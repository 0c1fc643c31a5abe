package lexiscope.comparison;

import lexiscope.tokenizer.Tokenizer;

/// A tokenizer that is compared, with the name it goes by.
///
/// @param name what a person calls it
/// @param tokenizer the tokenizer
public record Comparand(String name, Tokenizer tokenizer) {}
