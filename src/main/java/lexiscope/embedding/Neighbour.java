package lexiscope.embedding;

/// A row near another one.
///
/// @param id the row
/// @param value the similarity; for the Euclidean one the distance
public record Neighbour(int id, double value) {}
