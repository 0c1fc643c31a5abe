package lexiscope.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.List;

/// The command line: a verb, or the window.
@Command(
        name = "lexiscope",
        mixinStandardHelpOptions = true,
        version = "Lexiscope 0.1.0",
        description = "Explore the vocabulary and the token-embedding matrix of a language model.",
        subcommands = {
            Inspect.class,
            Encode.class,
            Decode.class,
            Trace.class,
            Row.class,
            NeighboursVerb.class,
            Project.class
        })
public final class Main implements Runnable {
    @Parameters(paramLabel = "PATH", description = "A model to open: a folder or a file.")
    private List<Path> paths = List.of();

    /// Runs a verb and ends the process with its exit code: 0 fine, 2 usage error or unreadable
    /// file.
    public static void main(String[] args) {
        System.exit(Failures.guarding(new CommandLine(new Main())).execute(args));
    }

    @Override
    public void run() {
        throw new IllegalStateException("no window yet: " + paths);
    }
}
