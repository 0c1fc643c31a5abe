package lexiscope.ui.typography;

/// What stands in a row in the place of characters that the toolkit cannot draw, drawn by us: the
/// toolkit keeps room for it with spaces that do not break.
sealed interface Inset {
    /// First unit of the row that it stands for.
    int start();

    /// The unit after the last one.
    int end();

    /// An emoji.
    ///
    /// @param glyphs of the bundled font, side by side
    record Picture(int start, int end, int[] glyphs) implements Inset {}

    /// A character without a glyph, or one that shows nothing: its name in a small box.
    ///
    /// @param name hexadecimal digits of the code point, or a short name such as ZWSP
    /// @param invisible whether it is one that never shows anything
    record Box(int start, int end, String name, boolean invisible) implements Inset {}
}
