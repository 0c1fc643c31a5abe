/// The embedding matrix: a row for each token, seen in a chosen space, and who stands near whom.
///
/// A space is a view: rows stay stored as they are. Every result names the space and the similarity
/// it was computed in.
@NullMarked
package lexiscope.embedding;

import org.jspecify.annotations.NullMarked;
