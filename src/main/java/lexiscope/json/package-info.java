/// JSON as plain maps, lists and lines. Together with `format` the only home of Jackson.
@NullMarked
package lexiscope.json;

import org.jspecify.annotations.NullMarked;
