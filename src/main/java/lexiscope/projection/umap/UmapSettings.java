package lexiscope.projection.umap;

/// The numbers of a descent of UMAP.
///
/// @param curve of memberships
/// @param neighbours that count for a point, itself among them
/// @param epochs passes over the edges
/// @param negatives pushes for each pull
/// @param rate the first learning rate; it falls to 0
/// @param repulsion weight of a push
/// @param seed of the negative samples
public record UmapSettings(
        MembershipCurve curve,
        int neighbours,
        int epochs,
        int negatives,
        double rate,
        double repulsion,
        long seed) {}
