package lexiscope.trial.first;

import lexiscope.trial.proposal.PlannedRow;
import lexiscope.work.Progress;

import java.util.List;

/// A way to the vector that a new row begins with.
public sealed interface FirstVector
        permits CopiedRow,
                Description,
                MatchingPursuit,
                MeanAndCovariance,
                MeanOfRows,
                MixedRows,
                OfPieces,
                RandomNormal,
                Rotated,
                ZeroVector {
    /// The name that verbs take.
    String name();

    /// The name for people.
    String label();

    /// The vectors of some rows, in their order.
    ///
    /// @throws IllegalArgumentException with a sentence where one cannot be made
    List<float[]> vectors(Ground ground, List<PlannedRow> rows, Progress progress);
}
