/// What was done and can be taken back: [lexiscope.ui.history.Edit] by [lexiscope.ui.history.Edit],
/// one [lexiscope.ui.history.History] for each open model. Typing has a history of its own.
@NullMarked
package lexiscope.ui.history;

import org.jspecify.annotations.NullMarked;
