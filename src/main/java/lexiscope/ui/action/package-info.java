/// What a person can do, said once each: [lexiscope.ui.action.Action]. Menus, buttons, keys, the
/// palette and the sheet of keys are made from the window's list of them.
@NullMarked
package lexiscope.ui.action;

import org.jspecify.annotations.NullMarked;
