package lexiscope.vocabulary;

/// A token that is cut out of the text before the subword model runs, with the flags of
/// `tokenizer.json`.
///
/// @param content the text it matches
/// @param singleWord match only where no word character touches it
/// @param leftStrip the white space before it belongs to it
/// @param rightStrip the white space after it belongs to it
/// @param normalized match in the normalised text (its content normalised alike), not in the raw
///   text
/// @param special skipped when decoding, and plain text where special text is to count as text
public record AddedToken(
        String content,
        boolean singleWord,
        boolean leftStrip,
        boolean rightStrip,
        boolean normalized,
        boolean special) {}
