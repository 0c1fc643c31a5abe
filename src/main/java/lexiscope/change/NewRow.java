package lexiscope.change;

import java.util.Optional;
import java.util.OptionalDouble;

/// What a row begins with, in all tables that have a row for every token.
///
/// @param input its numbers in the input matrix, as many as it has columns; empty where the model
///   has no matrix, or where it is the mean of others
/// @param output its numbers in an output matrix of its own; empty: those of the input where the
///   two are tied, else the mean of `like`
/// @param bias its number in a bias by the vocabulary; empty: the mean of `like`
/// @param like old ids of tokens whose mean stands for what is not said; none: the mean of all
public record NewRow(
        Optional<float[]> input, Optional<float[]> output, OptionalDouble bias, int[] like) {
    /// A row of the input matrix; the output row and the bias are the mean of others.
    public static NewRow of(float[] input, int[] like) {
        return new NewRow(Optional.of(input), Optional.empty(), OptionalDouble.empty(), like);
    }

    /// The mean of some rows in every table; of none, of all.
    public static NewRow mean(int... like) {
        return new NewRow(Optional.empty(), Optional.empty(), OptionalDouble.empty(), like);
    }

    /// The same with numbers of its own in the output matrix.
    public NewRow withOutput(float[] values) {
        return new NewRow(input, Optional.of(values), bias, like);
    }
}
