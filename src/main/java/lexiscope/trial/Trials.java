package lexiscope.trial;

import lexiscope.trial.proposal.Proposal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/// The tokens that are tried on a model, and how their rows begin. Immutable.
///
/// @param list the trials, in order
/// @param choices the first vectors that stand side by side, by their names; at least one
/// @param taken which of them is taken along
/// @param output the name of the first vector of output rows, where the model has an output matrix
///   of its own; "" for the one of the input row
/// @param median whether vectors are brought to the median norm
/// @param multiple what the rows are rounded up to a multiple of
public record Trials(
        List<Trial> list,
        List<String> choices,
        int taken,
        String output,
        boolean median,
        int multiple) {
    /// No trial, with three first vectors to compare.
    public static final Trials NONE =
            new Trials(
                    List.of(),
                    List.of("mean-of-pieces", "mean", "mean-covariance:1"),
                    0,
                    "",
                    false,
                    1);

    public Trials {
        list = List.copyOf(list);
        choices = List.copyOf(choices);
    }

    /// Other trials, the choices as they are.
    public Trials with(List<Trial> all) {
        return new Trials(all, choices, taken, output, median, multiple);
    }

    /// Further trials behind the others.
    public Trials adding(List<Trial> more) {
        var all = new ArrayList<>(list);
        all.addAll(more);
        return with(all);
    }

    /// Without one.
    public Trials without(int index) {
        var all = new ArrayList<>(list);
        all.remove(index);
        return with(all);
    }

    /// One changed.
    public Trials changing(int index, UnaryOperator<Trial> change) {
        var all = new ArrayList<>(list);
        all.set(index, change.apply(all.get(index)));
        return with(all);
    }

    /// One a place earlier (-1) or later (1); the same where there is no such place.
    public Trials moving(int index, int by) {
        int to = index + by;
        if (to < 0 || to >= list.size()) {
            return this;
        }
        var all = new ArrayList<>(list);
        Collections.swap(all, index, to);
        return with(all);
    }

    /// Other first vectors side by side.
    ///
    /// @param which of them is taken along
    public Trials choosing(List<String> names, int which) {
        int at = names.isEmpty() ? 0 : Math.clamp(which, 0, names.size() - 1);
        return new Trials(list, names, at, output, median, multiple);
    }

    /// Another first vector of output rows.
    public Trials output(String name) {
        return new Trials(list, choices, taken, name, median, multiple);
    }

    /// With or without norm correction.
    public Trials median(boolean now) {
        return new Trials(list, choices, taken, output, now, multiple);
    }

    /// Rounded up to another multiple.
    public Trials multiple(int now) {
        return new Trials(list, choices, taken, output, median, now);
    }

    /// The name of the first vector that a trial has.
    public String first(Trial trial) {
        return trial.first().isEmpty() ? choices.get(taken) : trial.first();
    }

    /// Whether rows begin as in other trials: the same tokens count, in the same order, each with
    /// the same first vector. Notes, what else stands side by side, output rows and padding may
    /// differ.
    public boolean beginAs(Trials other) {
        return median == other.median && beginnings().equals(other.beginnings());
    }

    private List<Trial> beginnings() {
        return counting().stream().map(t -> Trial.of(t.proposal()).beginning(first(t))).toList();
    }

    /// The trials that count.
    public List<Trial> counting() {
        return list.stream().filter(Trial::on).toList();
    }

    /// The proposals that count.
    public List<Proposal> proposals() {
        return counting().stream().map(Trial::proposal).toList();
    }

    /// How many trials there are.
    public int size() {
        return list.size();
    }

    /// Whether there is none.
    public boolean isEmpty() {
        return list.isEmpty();
    }
}
