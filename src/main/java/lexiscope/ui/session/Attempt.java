package lexiscope.ui.session;

import lexiscope.model.LanguageModel;
import lexiscope.trial.Trial;

/// What became of a proposal.
public sealed interface Attempt {
    /// Nothing is proposed.
    record None() implements Attempt {}

    /// It cannot be carried out.
    record Refused(String sentence) implements Attempt {}

    /// Carried out, not yet kept.
    ///
    /// @param trial the token, its id and its row
    /// @param model the model with it
    record Tried(Trial trial, LanguageModel model) implements Attempt {}
}
