package lexiscope.projection.quality;

import lexiscope.embedding.Ranking;

import java.util.function.IntToDoubleFunction;

/// How many of a token's nearest a map keeps. Tokens that are equally far do for one another: of
/// many equal rows the ten that happen to have the lowest numbers are no nearer than the others.
public final class KeptNeighbours {
    private KeptNeighbours() {}

    /// The neighbours that are no farther than the k-th in the space and no farther than the k-th
    /// on the map, at most k.
    ///
    /// @param there the k nearest in the space
    /// @param here the k nearest on the map
    /// @param inSpace how far a point is in the space, as `there` has it
    /// @param onMap the square of how far it is on the map
    static int count(
            Ranking there, int[] here, IntToDoubleFunction inSpace, IntToDoubleFunction onMap) {
        double farthest = 0;
        for (int j : here) {
            farthest = Math.max(farthest, onMap.applyAsDouble(j));
        }
        int count = 0;
        for (int r = 0; r < there.count(); r++) {
            count += onMap.applyAsDouble(there.id(r)) <= farthest ? 1 : 0;
        }
        for (int j : here) {
            if (!has(there, j) && inSpace.applyAsDouble(j) <= there.worst()) {
                count++;
            }
        }
        return Math.min(count, there.count());
    }

    private static boolean has(Ranking there, int j) {
        for (int r = 0; r < there.count(); r++) {
            if (there.id(r) == j) {
                return true;
            }
        }
        return false;
    }
}
