package lexiscope.ui.trial;

import lexiscope.trial.proposal.Proposal;

/// A token on the bench.
///
/// @param proposal what is proposed
/// @param on whether it counts now
/// @param note what a person wrote about it
record BenchTrial(Proposal proposal, boolean on, String note) {
    static BenchTrial of(Proposal proposal) {
        return new BenchTrial(proposal, true, "");
    }

    BenchTrial on(boolean now) {
        return new BenchTrial(proposal, now, note);
    }

    BenchTrial noting(String text) {
        return new BenchTrial(proposal, on, text);
    }

    BenchTrial proposing(Proposal other) {
        return new BenchTrial(other, on, note);
    }
}
