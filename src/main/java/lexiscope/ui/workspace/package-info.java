/// The open models and what is theirs together.
///
/// [lexiscope.ui.workspace.Workspace] holds a [lexiscope.ui.session.Session] for each open model
/// and knows which of them is looked at. Each session is its own: trials, focus, map, selection,
/// filters; the text is one for all, and a session hears of it while it is looked at. What stands
/// in the middle of the window is one of [lexiscope.ui.workspace.Page].
@NullMarked
package lexiscope.ui.workspace;

import org.jspecify.annotations.NullMarked;
