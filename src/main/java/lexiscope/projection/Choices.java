package lexiscope.projection;

import java.util.List;

/// Sentences about options.
final class Choices {
    private Choices() {}

    static IllegalArgumentException unknown(
            String projection, List<Choice> choices, String choice) {
        var names = choices.stream().map(Choice::name).toList();
        return new IllegalArgumentException(
                projection
                        + " has no option \""
                        + choice
                        + "\""
                        + (names.isEmpty() ? "." : "; it has " + String.join(", ", names) + "."));
    }

    /// Checks values in the order of the choices.
    ///
    /// @throws IllegalArgumentException with a sentence when one is out of its range
    static void check(String projection, List<Choice> choices, double... values) {
        for (int i = 0; i < values.length; i++) {
            check(projection, choices.get(i), values[i]);
        }
    }

    /// Checks the value of one choice.
    static void check(String projection, List<Choice> choices, String name, double value) {
        for (var choice : choices) {
            if (choice.name().equals(name)) {
                check(projection, choice, value);
                return;
            }
        }
        throw unknown(projection, choices, name);
    }

    private static void check(String projection, Choice choice, double value) {
        boolean whole =
                switch (choice) {
                    case Choice.Whole _ -> value == Math.rint(value);
                    case Choice.Real _ -> true;
                };
        if (!(value >= choice.least() && value <= choice.most() && whole)) {
            throw new IllegalArgumentException(
                    choice.label()
                            + " of "
                            + projection
                            + " goes from "
                            + shown(choice.least())
                            + " to "
                            + shown(choice.most())
                            + (whole ? "" : " in whole numbers")
                            + "; "
                            + shown(value)
                            + " is not possible.");
        }
    }

    static String shown(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.valueOf((long) value)
                : String.valueOf(value);
    }
}
