package lexiscope.ui.trial;

import lexiscope.trial.proposal.Proposal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/// What lies on the bench. Immutable.
///
/// @param trials the tokens, in order
/// @param chosen the trial that is looked at, -1 for none
/// @param choices the first vectors that stand side by side, by their names
/// @param taken which of them is taken along
/// @param median whether they are brought to the median norm
/// @param multiple what the rows are rounded up to a multiple of
record BenchState(
        List<BenchTrial> trials,
        int chosen,
        List<String> choices,
        int taken,
        boolean median,
        int multiple) {
    /// An empty bench, with three first vectors to compare.
    static final BenchState EMPTY =
            new BenchState(
                    List.of(),
                    -1,
                    List.of("mean-of-pieces", "mean", "mean-covariance:1.0"),
                    0,
                    false,
                    1);

    BenchState {
        trials = List.copyOf(trials);
        choices = List.copyOf(choices);
    }

    private BenchState with(List<BenchTrial> all, int look) {
        int at = all.isEmpty() ? -1 : Math.clamp(look, 0, all.size() - 1);
        return new BenchState(all, at, choices, taken, median, multiple);
    }

    /// Further trials behind the others; the last of them is looked at.
    BenchState adding(List<BenchTrial> more) {
        var all = new ArrayList<>(trials);
        all.addAll(more);
        return with(all, all.size() - 1);
    }

    BenchState without(int index) {
        var all = new ArrayList<>(trials);
        all.remove(index);
        return with(all, chosen > index ? chosen - 1 : chosen);
    }

    BenchState changing(int index, UnaryOperator<BenchTrial> change) {
        var all = new ArrayList<>(trials);
        all.set(index, change.apply(all.get(index)));
        return with(all, chosen);
    }

    /// One trial a place earlier (-1) or later (1).
    BenchState moving(int index, int by) {
        int to = index + by;
        if (to < 0 || to >= trials.size()) {
            return this;
        }
        var all = new ArrayList<>(trials);
        Collections.swap(all, index, to);
        return with(all, to);
    }

    BenchState looking(int index) {
        return with(trials, index);
    }

    BenchState choosing(List<String> names, int which) {
        int at = names.isEmpty() ? 0 : Math.clamp(which, 0, names.size() - 1);
        return new BenchState(trials, chosen, names, at, median, multiple);
    }

    BenchState median(boolean now) {
        return new BenchState(trials, chosen, choices, taken, now, multiple);
    }

    BenchState multiple(int now) {
        return new BenchState(trials, chosen, choices, taken, median, now);
    }

    /// The proposals that count.
    List<Proposal> proposals() {
        return trials.stream().filter(BenchTrial::on).map(BenchTrial::proposal).toList();
    }
}
