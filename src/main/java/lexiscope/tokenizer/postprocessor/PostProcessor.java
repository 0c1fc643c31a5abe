package lexiscope.tokenizer.postprocessor;

import lexiscope.tokenizer.aligned.Pieces;

import java.util.OptionalInt;
import java.util.function.IntFunction;

/// Adds the model's special tokens, and trims the spans that the reference library reports.
public sealed interface PostProcessor
        permits ByteLevelTrimming, PostProcessorSequence, RobertaProcessing, TemplateProcessing {
    /// Processes the tokens of one text.
    ///
    /// @param pieces the tokens; may be changed
    /// @param text the typed text
    /// @param addSpecialTokens whether special tokens are wanted
    /// @param spelling id → spelling
    Pieces apply(
            Pieces pieces, String text, boolean addSpecialTokens, IntFunction<String> spelling);

    /// Whether it looks at the spaces that a token is spelled with, so that [Pieces#spell] matters.
    boolean trims();

    /// Whether the text stands in the result just once, as it does in all published files.
    boolean once();

    /// The token that is not added to a text which ends with it.
    default OptionalInt spared() {
        return OptionalInt.empty();
    }
}
