/// The command palette (Ctrl K) and the sheet of keys (F1), both made from the window's actions.
///
/// [lexiscope.ui.palette.PaletteSearch] decides what is found and in which order and is tested
/// without a toolkit; [lexiscope.ui.palette.PalettePanel] shows it.
@NullMarked
package lexiscope.ui.palette;

import org.jspecify.annotations.NullMarked;
