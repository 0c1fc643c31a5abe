/// The text panel: what is typed, coloured by token in place.
///
/// The editor is our own: pooled `Text` nodes for the visible rows with a canvas behind, so that CR
/// LF stays CR LF, a token boundary inside an Arabic word leaves its letters joined, and one line
/// of a megabyte is as fast as any other. [lexiscope.ui.text.TextRows] lays out what is visible,
/// [lexiscope.ui.text.TokenPainter] paints the tokens behind it, [lexiscope.ui.text.TextEditor]
/// holds caret, selection and undo and decides what keys mean, [lexiscope.ui.text.TextView] joins
/// them.
@NullMarked
package lexiscope.ui.text;

import org.jspecify.annotations.NullMarked;
