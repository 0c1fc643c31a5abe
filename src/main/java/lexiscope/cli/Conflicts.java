package lexiscope.cli;

import picocli.CommandLine.Model.CommandSpec;

import java.util.Arrays;
import java.util.stream.Collectors;

/// Options that do not go together: they are refused, since a verb that passes over one would
/// answer another question than it was asked.
final class Conflicts {
    private final CommandSpec spec;

    Conflicts(CommandSpec spec) {
        this.spec = spec;
    }

    /// Whether an option stands in the command line, whatever its default is.
    boolean said(String option) {
        return spec.commandLine().getParseResult().hasMatchedOption(option);
    }

    /// Refuses options beside one that they say nothing of.
    void refuse(String option, String... beside) {
        for (String other : beside) {
            if (said(option) && said(other)) {
                throw new IllegalArgumentException(
                        other + " says nothing of " + option + "; leave out one of the two.");
            }
        }
    }

    /// Refuses an option without any of those that it belongs to.
    void needs(String option, String... those) {
        if (said(option) && Arrays.stream(those).noneMatch(this::said)) {
            throw new IllegalArgumentException(
                    option
                            + " is for "
                            + Arrays.stream(those).collect(Collectors.joining(" or "))
                            + " only; name that too, or leave "
                            + option
                            + " out.");
        }
    }
}
