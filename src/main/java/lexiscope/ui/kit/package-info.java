/// What every panel builds with and that holds no state of the program: the door to threads,
/// colours from the style sheet, chips, marks, lists.
@NullMarked
package lexiscope.ui.kit;

import org.jspecify.annotations.NullMarked;
