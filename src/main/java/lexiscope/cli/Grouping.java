package lexiscope.cli;

import lexiscope.cluster.Clusters;
import lexiscope.embedding.EmbeddingMatrix;
import lexiscope.projection.layout.Fitted;
import lexiscope.projection.layout.ReducedRows;
import lexiscope.work.Progress;

/// The clusters that a map's table gets a column of.
///
/// @param centres whether they are around centres, else of density
/// @param number of centres, or the fewest tokens of a cluster; 0 for no column
/// @param onMap whether they are looked for on the map, else in the space
record Grouping(boolean centres, int number, boolean onMap) {
    /// No clusters.
    static final Grouping NONE = new Grouping(true, 0, true);

    /// Refuses more centres than there are tokens.
    void check(int tokens) {
        if (centres && number > tokens) {
            throw new IllegalArgumentException(
                    tokens
                            + " tokens can be parted into 1 to "
                            + tokens
                            + " clusters, not "
                            + number
                            + ".");
        }
    }

    /// The cluster of each point; empty when none are wanted.
    int[] groups(EmbeddingMatrix matrix, Fitted fitted, long seed) {
        if (number == 0) {
            return new int[0];
        }
        var rows =
                onMap
                        ? new ReducedRows(fitted.layout().flat(), 2)
                        : ReducedRows.of(matrix, fitted.layout().ids(), Progress.NONE);
        // rows that have no place are fewer than were asked for
        int some = Math.min(number, fitted.layout().size());
        return centres
                ? Clusters.around(rows.numbers(), rows.dim(), some, seed, Progress.NONE).labels()
                : Clusters.dense(rows.numbers(), rows.dim(), number, Progress.NONE).labels();
    }
}
