/// The models that can be opened: those at hand, those on the hub, and the question which tensor of
/// a file is meant.
///
/// [lexiscope.ui.open.OpenPanel] is the page, [lexiscope.ui.open.TensorCard] the question; both
/// show what [lexiscope.ui.session.Library] and [lexiscope.ui.session.Fetching] hold.
@NullMarked
package lexiscope.ui.open;

import org.jspecify.annotations.NullMarked;
