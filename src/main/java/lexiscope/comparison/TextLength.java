package lexiscope.comparison;

/// How long a text is, in the units that tokens are counted against.
///
/// @param characters code points; half a character (a lone surrogate) is one
/// @param bytes of the text in UTF-8; half a character is encoded as U+FFFD, which has three
public record TextLength(int characters, long bytes) {
    /// The length of a text.
    public static TextLength of(CharSequence text) {
        return of(text, 0, text.length());
    }

    /// The length of a stretch of it, `from` and `to` in UTF-16 units.
    public static TextLength of(CharSequence text, int from, int to) {
        int characters = 0;
        long bytes = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            characters++;
            if (c < 0x80) {
                bytes++;
            } else if (c < 0x800) {
                bytes += 2;
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < to
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                bytes += 4;
                i++;
            } else {
                bytes += 3;
            }
        }
        return new TextLength(characters, bytes);
    }
}
