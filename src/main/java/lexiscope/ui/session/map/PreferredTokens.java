package lexiscope.ui.session.map;

import lexiscope.model.LanguageModel;

/// The tokens that a map of few takes before others.
public interface PreferredTokens {
    /// The ids that a person selected, ascending.
    int[] selected();

    /// The ids of the text as a model has them, in its order.
    int[] ofText(LanguageModel model);
}
