package lexiscope.projection;

import java.util.List;

/// Sentences about options.
final class ProjectionOptions {
    /// How many candidates are ranked again; the same for every map that is made from a neighbour
    /// graph.
    static final ProjectionOption RERANK =
            new ProjectionOption.Whole(
                    "rerank",
                    "Re-rank",
                    0,
                    10,
                    0,
                    "How many candidates for each neighbour are ranked again by their whole rows; 0"
                            + " takes the neighbours of the 50 principal components, as is"
                            + " usual.");

    private ProjectionOptions() {}

    static IllegalArgumentException unknown(
            String projection, List<ProjectionOption> choices, String choice) {
        var names = choices.stream().map(ProjectionOption::name).toList();
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
    static void check(String projection, List<ProjectionOption> choices, double... values) {
        for (int i = 0; i < values.length; i++) {
            check(projection, choices.get(i), values[i]);
        }
    }

    /// Checks the value of one choice.
    static void check(
            String projection, List<ProjectionOption> choices, String name, double value) {
        for (var choice : choices) {
            if (choice.name().equals(name)) {
                check(projection, choice, value);
                return;
            }
        }
        throw unknown(projection, choices, name);
    }

    private static void check(String projection, ProjectionOption choice, double value) {
        boolean whole =
                switch (choice) {
                    case ProjectionOption.Whole _ -> value == Math.rint(value);
                    case ProjectionOption.Real _ -> true;
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
