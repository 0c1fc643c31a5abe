package lexiscope.cli;

import lexiscope.app.App;
import lexiscope.app.Display;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;

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
            Project.class,
            AddToken.class,
            Train.class,
            Fetch.class,
            Export.class,
            SnapshotVerb.class
        })
public final class Main implements Callable<Integer> {
    private static final Logger TOOLKIT_LOG = Logger.getLogger("javafx");

    @Parameters(paramLabel = "PATH", description = "A model to open: a folder or a file.")
    private List<Path> paths = List.of();

    /// Runs a verb or the window and ends the process with its exit code: 0 fine, 2 usage error or
    /// unreadable file.
    public static void main(String[] args) {
        // its complaint about the class path says nothing to a person
        TOOLKIT_LOG.setLevel(Level.SEVERE);
        System.exit(Failures.guarding(new CommandLine(new Main())).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        Optional<String> cannotDraw = Display.cannotDraw();
        if (cannotDraw.isPresent()) {
            throw new IllegalArgumentException(cannotDraw.get());
        }
        Optional<String> noWindow = Display.noWindow();
        if (noWindow.isPresent()) {
            new WithoutWindow(noWindow.get(), paths).show();
        } else {
            App.run(paths);
        }
        return 0;
    }
}
