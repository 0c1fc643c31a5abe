/// Emoji as a picture each, from a colour font that comes with the program: which of its glyphs
/// stands for a grapheme cluster, and of which coloured outlines it is made. Knows no toolkit, so
/// that the window and the files that are written draw the same ones.
@NullMarked
package lexiscope.emoji;

import org.jspecify.annotations.NullMarked;
