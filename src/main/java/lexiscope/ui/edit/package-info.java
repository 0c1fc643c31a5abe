/// An editable text of our own: the text view and every field that a token may be typed into.
///
/// [lexiscope.ui.edit.TextEditor] holds caret, selection and undo and knows no toolkit,
/// [lexiscope.ui.edit.TextRows] lays out the rows that are visible, [lexiscope.ui.edit.EditView]
/// joins them with keys, mouse and scroll bar. CR LF stays CR LF, a line of a megabyte is as fast
/// as any other, and what a text shows besides letters is painted in the same coordinates.
@NullMarked
package lexiscope.ui.edit;

import org.jspecify.annotations.NullMarked;
