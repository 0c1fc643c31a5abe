package lexiscope.trial.first;

import lexiscope.embedding.Neighbour;
import lexiscope.trial.proposal.PlannedRow;

import java.util.List;

/// A vector that a row may begin with, and what is to be known of it.
///
/// @param choice how it was made
/// @param row the row
/// @param vector dim numbers; owned, not to be written
/// @param norm its Euclidean norm
/// @param percentile the share of rows with a smaller norm, 0 to 1
/// @param toMean its distance to the mean of all rows
/// @param neighbours the nearest rows of the matrix by cosine, nearest first
/// @param warnings what is known to hurt, a sentence each
public record Candidate(
        FirstVector choice,
        PlannedRow row,
        float[] vector,
        double norm,
        double percentile,
        double toMean,
        List<Neighbour> neighbours,
        List<String> warnings) {
    public Candidate {
        neighbours = List.copyOf(neighbours);
        warnings = List.copyOf(warnings);
    }
}
