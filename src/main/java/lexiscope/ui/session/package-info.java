/// The state that the panels share, and what is derived from it.
///
/// [lexiscope.ui.session.Session] holds immutable values in properties and knows no panel. Each
/// derived value has a class of its own that listens, computes on a worker and sets the property:
/// the split of the text, the map, the neighbours.
@NullMarked
package lexiscope.ui.session;

import org.jspecify.annotations.NullMarked;
