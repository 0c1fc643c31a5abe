/// The form that proposes a token; it takes the token panel's place while it is open.
@NullMarked
package lexiscope.ui.trial;

import org.jspecify.annotations.NullMarked;
