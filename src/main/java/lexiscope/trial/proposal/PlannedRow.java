package lexiscope.trial.proposal;

/// A row that no training has made for its token: it needs a first vector.
///
/// @param id its id
/// @param spelling of the token
/// @param text what the token stands for
/// @param pieces the tokens that the text is split into without it; owned, not to be written
/// @param helper whether it is an entry that merges pass through on the way to another
public record PlannedRow(int id, String spelling, String text, int[] pieces, boolean helper) {}
