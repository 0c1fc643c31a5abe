/// The map of an open model, behind one door: [lexiscope.ui.session.map.SessionMap] has the
/// projection that is wanted, the map and how far it is, whether it can be gone on with and
/// trusted, what its points are coloured by, and where tried tokens lie on it.
///
/// It is told of the model, the space and the trials by properties and knows nothing of the session
/// around it. The maps themselves are made below the window ([lexiscope.projection]).
@NullMarked
package lexiscope.ui.session.map;

import org.jspecify.annotations.NullMarked;
