package lexiscope.passage;

/// A text and the ids that it has to get, special tokens included.
///
/// @param text the text
/// @param ids its tokens
public record Pin(String text, int[] ids) {}
