package lexiscope.tokenizer.aligned;

import org.jspecify.annotations.Nullable;

/// A text as typed, and how it came from the text before it.
///
/// @param text the text, any UTF-16
/// @param version counts the edits; the one before had `version - 1`
/// @param edit the edit that made it, or null where the text was set anew
public record Typed(String text, long version, @Nullable TextEdit edit) {
    /// A text that came from nowhere.
    public static Typed of(String text) {
        return new Typed(text, 0, null);
    }

    /// The text after a replacement of `[start, end)` by `by`.
    public Typed edited(int start, int end, String by) {
        String next = text.substring(0, start) + by + text.substring(end);
        return new Typed(next, version + 1, new TextEdit(start, end - start, by.length()));
    }
}
