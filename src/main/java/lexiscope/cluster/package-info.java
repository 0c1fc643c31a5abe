/// Points parted into clusters, to colour and to label a map by: around centres (k-means) and by
/// density (HDBSCAN*).
///
/// [lexiscope.cluster.Grouping] is the choice that window and verb share: which of the two, how
/// many, on the map or in the space.
///
/// Density clusters go three steps: [lexiscope.cluster.ReachTree], the shortest links that join all
/// points when sparse points are held apart; [lexiscope.cluster.Linkage], the order in which those
/// links join them; [lexiscope.cluster.DensityTree], the groups that last longest while the density
/// rises. Two dimensions of a map or fifty of a space are the same to it.
///
/// The links are the true shortest ones, also between groups that have no neighbour in common: a
/// tree of a neighbour graph alone would join those in any order.
@NullMarked
package lexiscope.cluster;

import org.jspecify.annotations.NullMarked;
