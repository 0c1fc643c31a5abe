package lexiscope.ui.session;

import lexiscope.tokenizer.Encoding;
import lexiscope.tokenizer.aligned.Typed;
import lexiscope.vocabulary.Vocabulary;

/// The tokens of the text: as the opened model has them, and as they are with what is being tried.
///
/// @param typed the text that was split; it may lag behind what is typed
/// @param before as the opened model splits it
/// @param after with the trials and the proposal; the same object where there are none
/// @param vocabulary of `after`
/// @param beforeVocabulary of `before`
/// @param countsBefore what is counted of `before`
/// @param counts what is counted of `after`
public record TextSplit(
        Typed typed,
        Encoding before,
        Encoding after,
        Vocabulary vocabulary,
        Vocabulary beforeVocabulary,
        TokenCounts countsBefore,
        TokenCounts counts) {
    /// Whether something is tried that could change the split.
    public boolean compared() {
        return !before.equals(after);
    }

    /// The same for another text, which nothing split.
    TextSplit of(Typed other) {
        return new TextSplit(
                other, before, after, vocabulary, beforeVocabulary, countsBefore, counts);
    }
}
