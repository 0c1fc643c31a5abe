package lexiscope.tokenizer.pretokenizer;

import lexiscope.tokenizer.aligned.AlignedText;
import lexiscope.tokenizer.pattern.Pattern;

import java.util.List;

/// Cuts by a pattern; what becomes of a match is the behaviour.
///
/// @param pattern what to look for
/// @param behavior what becomes of each match
/// @param invert matches and gaps change places
public record Split(Pattern pattern, Behavior behavior, boolean invert) implements PreTokenizer {
    /// What becomes of a match (`tokenizers`' `SplitDelimiterBehavior`).
    public enum Behavior {
        /// Left out.
        REMOVED,
        /// A word of its own.
        ISOLATED,
        /// Joined to the gap before it.
        MERGED_WITH_PREVIOUS,
        /// Joined to the gap after it.
        MERGED_WITH_NEXT,
        /// Neighbouring matches are one word.
        CONTIGUOUS
    }

    @Override
    public List<AlignedText> split(AlignedText text) {
        return Cuts.of(pattern, text.text(), invert).words(text, behavior);
    }
}
