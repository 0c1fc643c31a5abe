package lexiscope.trial;

import lexiscope.vocabulary.AddedToken;

/// A token that a person proposes.
///
/// @param token its text and flags
/// @param initialisation the row it begins with
public record TrialToken(AddedToken token, Initialisation initialisation) {
    /// An ordinary added token of this text, its row the mean of its pieces.
    public static TrialToken of(String content) {
        return new TrialToken(
                new AddedToken(content, false, false, false, false, false),
                new Initialisation.MeanOfPieces());
    }
}
