package lexiscope.cli;

import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.hub.HubException;
import lexiscope.work.FatalErrors;

import picocli.CommandLine;

import java.io.IOException;
import java.io.UncheckedIOException;

/// Turns what goes wrong in a verb into one sentence on standard error and exit code 2.
final class Failures {
    private Failures() {}

    static CommandLine guarding(CommandLine commands) {
        return commands.setExecutionExceptionHandler(
                        (e, command, _) -> {
                            command.getErr().println(sentence(e));
                            return 2;
                        })
                .setParameterExceptionHandler(
                        (e, _) -> {
                            CommandLine command = e.getCommandLine();
                            String name = command.getCommandSpec().qualifiedName();
                            command.getErr().println(e.getMessage() + " See " + name + " --help.");
                            return 2;
                        })
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    /// Runs a verb. What the machine runs out of or loses meanwhile is said in a sentence too.
    static int execute(CommandLine commands, String... args) {
        try {
            int code = commands.execute(args);
            if (code == 0) {
                commands.getOut().flush();
            }
            return code;
        } catch (Output.Lost e) {
            commands.getErr().println(e.getMessage());
            return 2;
        } catch (VirtualMachineError e) {
            commands.getErr().println(FatalErrors.sentence(e));
            return 2;
        }
    }

    private static String sentence(Exception e) {
        return switch (e) {
            case UnreadableFileException unreadable -> unreadable.sentence();
            case HubException hub -> hub.sentence();
            case IllegalArgumentException wrong -> String.valueOf(wrong.getMessage());
            case UncheckedIOException io -> "Reading or writing failed: " + io.getMessage();
            case IOException io -> "Reading or writing failed: " + io.getMessage();
            default -> "Something went wrong inside Lexiscope (" + e + ").";
        };
    }
}
