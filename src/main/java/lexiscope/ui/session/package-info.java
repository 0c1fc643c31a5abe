/// The state that the panels share, and what is derived from it.
///
/// [lexiscope.ui.session.Session] holds immutable values in properties and knows no panel. Each
/// derived value has a class of its own that listens to the properties it needs, computes on a
/// worker and sets another: the split of the text, the steps of a word, the neighbours, the norms.
/// All that is of the map stands behind a door of its own, [lexiscope.ui.session.map].
@NullMarked
package lexiscope.ui.session;

import org.jspecify.annotations.NullMarked;
