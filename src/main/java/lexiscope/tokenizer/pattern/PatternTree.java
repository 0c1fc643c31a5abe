package lexiscope.tokenizer.pattern;

import java.util.List;

/// A pattern, of that part of Oniguruma's syntax that pre-tokenizers use.
sealed interface PatternTree {
    /// One character.
    ///
    /// @param source the character or class as the pattern has it
    /// @param ignoreCase whether it stands for its other cases too
    /// @param set what it holds, roughly
    record Single(String source, boolean ignoreCase, ClassSet set) implements PatternTree {}

    /// One after the other; none is the empty string.
    record Sequence(List<PatternTree> parts) implements PatternTree {}

    /// The first of these that lets the rest match.
    record Choice(List<PatternTree> ways) implements PatternTree {}

    /// How much a repetition takes, and whether it gives back.
    enum Greed {
        GREEDY,
        LAZY,
        POSSESSIVE
    }

    /// Several times the same.
    record Repeat(PatternTree part, int least, int most, Greed greed) implements PatternTree {}

    /// What must, or must not, come next.
    record LookAhead(PatternTree part, boolean negated) implements PatternTree {}
}
