package lexiscope.trial.effect;

import java.util.Map;

/// What one token does in a text.
///
/// @param id the token
/// @param found how often the text holds it now
/// @param captured how often it is cut out of a longer word
/// @param capturedFrom such words, with how often
/// @param spaces how much white space goes into it beside its own
/// @param spelledOtherwise how often the text spells it in another way, as the normaliser lets it
/// @param otherSpellings such spellings, with how often
/// @param dearerPlaces changed places that hold it and take more tokens than before
/// @param dearerBy how many more those take together
public record TokenEffect(
        int id,
        int found,
        int captured,
        Map<String, Integer> capturedFrom,
        int spaces,
        int spelledOtherwise,
        Map<String, Integer> otherSpellings,
        int dearerPlaces,
        int dearerBy) {
    /// Words and spellings that are kept apart; of more only the number is known.
    static final int MOST = 100;
}
