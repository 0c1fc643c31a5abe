package lexiscope.tokenizer.pattern;

/// What a [Scanner] does at one place of a pattern, and what comes after it. Classes are bits of
/// [CharacterBits].
sealed interface ScanStep {
    /// The match is there.
    record End() implements ScanStep {}

    /// Characters of a class, as many as there are; given back one by one unless `possessive`.
    record Run(int bit, int least, int most, boolean possessive, ScanStep next)
            implements ScanStep {}

    /// The first way that leads to the end.
    record Fork(ScanStep[] ways) implements ScanStep {}

    /// A look at the next character; there may be none.
    record Ahead(int bit, boolean negated, ScanStep next) implements ScanStep {}
}
