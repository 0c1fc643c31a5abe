package lexiscope.tokenizer;

/// How a text is to be encoded.
///
/// @param addSpecialTokens add what the model's template adds
/// @param matchSpecialText text that spells a special token becomes that token; false: it is text
///   like any other
public record EncodeOptions(boolean addSpecialTokens, boolean matchSpecialText) {
    /// Special tokens added and matched, as the reference library does by default.
    public static final EncodeOptions DEFAULT = new EncodeOptions(true, true);
}
