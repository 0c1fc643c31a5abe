/// The page Compare: all open tokenizers on the same text, a row each, aligned by the text's
/// characters.
///
/// [lexiscope.ui.compare.Comparing] holds what is compared and knows no view;
/// [lexiscope.ui.compare.ScoreCells] and [lexiscope.ui.compare.ScoreRows] lay the text out in
/// cells, so that a character stands above its pieces in every row;
/// [lexiscope.ui.compare.ScoreView] draws what is visible of them.
@NullMarked
package lexiscope.ui.compare;

import org.jspecify.annotations.NullMarked;
