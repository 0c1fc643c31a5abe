/// How far a map can be trusted: how many of a token's neighbours in the space are its neighbours
/// on the map, for a sample or for each token.
@NullMarked
package lexiscope.projection.quality;

import org.jspecify.annotations.NullMarked;
