/// How text that a person or a model wrote is drawn: broken into rows by us, never by the toolkit,
/// with emoji as pictures and a small box for what no font has.
///
/// [lexiscope.ui.typography.Face] knows a font, [lexiscope.ui.typography.RowBreaker] where rows
/// end, [lexiscope.ui.typography.Row] where everything in a row is: glyphs, tints, caret and marks
/// all ask it, so they cannot drift apart. [lexiscope.ui.typography.RowLabel] is a label made of
/// such rows. Why: the toolkit's wrapping throws on complex scripts (see `RowBreaker`), and it
/// draws no colour glyphs on Linux.
@NullMarked
package lexiscope.ui.typography;

import org.jspecify.annotations.NullMarked;
