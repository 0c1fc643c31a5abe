/// A map as it is handed on: places of tokens, a placement for further vectors, a report; and the
/// points that a map of neighbours is made from.
@NullMarked
package lexiscope.projection.layout;

import org.jspecify.annotations.NullMarked;
