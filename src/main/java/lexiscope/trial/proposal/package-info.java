/// Tokens that a person proposes, and what they come to in a vocabulary: ids, entries, merges,
/// scores.
///
/// A list of [lexiscope.trial.proposal.Proposal] is carried out together by
/// [lexiscope.trial.proposal.Plan#of]: each gets an [lexiscope.trial.proposal.Answer], and the plan
/// holds the tokenizer with all that were taken. Nothing here knows of vectors.
@NullMarked
package lexiscope.trial.proposal;

import org.jspecify.annotations.NullMarked;
