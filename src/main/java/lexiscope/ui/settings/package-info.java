/// The page of settings: what a person sets once and finds again.
@NullMarked
package lexiscope.ui.settings;

import org.jspecify.annotations.NullMarked;
