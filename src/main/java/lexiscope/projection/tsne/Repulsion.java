package lexiscope.projection.tsne;

/// The repulsion between all points of a map under 1 / (1 + d²).
interface Repulsion {
    /// Numbers of room that [#force] asks for.
    int ROOM = 8;

    /// Makes ready for a state of the map.
    ///
    /// @param at x and y of each point, side by side
    /// @param least the least x and y
    /// @param most the largest x and y
    /// @return Σ 1 / (1 + d²) over all pairs of different points
    double fields(float[] at, float[] least, float[] most);

    /// The force on a point: Σ (y_i − y_j) / (1 + d²)², not yet divided by that sum.
    ///
    /// @param room for [#ROOM] numbers, of the thread that asks
    /// @param force gets x and y
    void force(float[] at, int i, float[] room, float[] force);
}
