package lexiscope.projection.tsne;

/// The numbers of a descent of t-SNE.
///
/// @param iterations steps in all
/// @param early steps of early exaggeration among them
/// @param easing steps after those in which the exaggeration is eased down
/// @param earlyExaggeration factor of the attraction in those
/// @param exaggeration factor of the attraction in the others
/// @param rate learning rate; 0 takes 0.6·points / exaggeration of the phase, at least 200
/// @param stepCap the longest step of a point
/// @param seed of the jitter that parts points that coincide
public record TsneSettings(
        int iterations,
        int early,
        int easing,
        double earlyExaggeration,
        double exaggeration,
        double rate,
        double stepCap,
        long seed) {
    /// The usual ones: a seventh of the steps, at most 100, at exaggeration 12, as many eased down,
    /// the rest at 1.
    public static TsneSettings usual(int iterations, long seed) {
        int some = Math.min(100, iterations / 7);
        return new TsneSettings(iterations, some, some, 12, 1, 0, 5, seed);
    }
}
