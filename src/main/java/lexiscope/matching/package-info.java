/// Two models beside each other: which token of one is which of the other, by an orthogonal map
/// where the rows of one lie in the space of the other, and whether they have the same neighbours.
///
/// A [lexiscope.matching.Matching] comes from the vocabularies alone;
/// [lexiscope.matching.Procrustes] and [lexiscope.matching.NeighbourOverlap] take it together with
/// two matrices, in the spaces that they are seen in. The two may be one model's input and output
/// matrix, too.
@NullMarked
package lexiscope.matching;

import org.jspecify.annotations.NullMarked;
