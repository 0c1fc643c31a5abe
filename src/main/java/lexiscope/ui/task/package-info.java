/// The one door to threads.
///
/// Whoever needs work done holds a [lexiscope.ui.task.Channel] of the window's
/// [lexiscope.ui.task.Tasks] and hears each time how it ended: done, failed (whatever was thrown)
/// or stopped. Of a channel the newest request wins; channels know nothing of each other. What runs
/// is one list, for the status strip and the list of tasks. Most values that are computed are kept
/// by a [lexiscope.ui.derive.Derived], which holds a channel of its own.
@NullMarked
package lexiscope.ui.task;

import org.jspecify.annotations.NullMarked;
