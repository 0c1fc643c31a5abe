/// The token panel: the facts of the focused token, its neighbours, and where its norm stands.
@NullMarked
package lexiscope.ui.token;

import org.jspecify.annotations.NullMarked;
