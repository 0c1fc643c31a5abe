package lexiscope.cli;

import lexiscope.app.App;
import lexiscope.app.Display;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;

/// The command line: a verb, or the window.
@Command(
        name = "lexiscope",
        mixinStandardHelpOptions = true,
        version = "Lexiscope 0.1.0",
        description = "Explore the vocabulary and the token-embedding matrix of a language model.")
public final class Main implements Callable<Integer> {
    private static final Logger TOOLKIT_LOG = Logger.getLogger("javafx");

    private static final String HELP = "help";

    private static final Map<String, Class<?>> VERBS = new LinkedHashMap<>();

    static {
        VERBS.put("inspect", Inspect.class);
        VERBS.put("encode", Encode.class);
        VERBS.put("decode", Decode.class);
        VERBS.put("trace", TraceVerb.class);
        VERBS.put("compare", Compare.class);
        VERBS.put("costs", Costs.class);
        VERBS.put("check", Check.class);
        VERBS.put("row", RowVerb.class);
        VERBS.put("neighbours", NeighboursVerb.class);
        VERBS.put("project", Project.class);
        VERBS.put("add-token", AddToken.class);
        VERBS.put("trim", TrimVerb.class);
        VERBS.put("mend", Mend.class);
        VERBS.put("train", Train.class);
        VERBS.put("fetch", Fetch.class);
        VERBS.put("export", Export.class);
        VERBS.put("snapshot", SnapshotVerb.class);
        VERBS.put(HELP, CommandLine.HelpCommand.class);
    }

    @Parameters(paramLabel = "PATH", description = "A model to open: a folder or a file.")
    private List<Path> paths = List.of();

    /// Runs a verb or the window and ends the process with its exit code: 0 fine, 2 usage error or
    /// unreadable file.
    public static void main(String[] args) {
        // its complaint about the class path says nothing to a person
        TOOLKIT_LOG.setLevel(Level.SEVERE);
        PrintWriter people = Output.people();
        Optional<String> unreadable = Locales.unreadable(args);
        if (unreadable.isPresent()) {
            people.println(unreadable.get());
            System.exit(2);
        }
        System.exit(Failures.execute(commands(args).setOut(Output.data()).setErr(people), args));
    }

    /// The commands that the arguments speak of: looking at every verb's options takes longer than
    /// most verbs.
    static CommandLine commands(String[] args) {
        var commands = new CommandLine(new Main());
        Class<?> verb = args.length == 0 || args[0].equals(HELP) ? null : VERBS.get(args[0]);
        if (verb != null) {
            commands.addSubcommand(verb);
        } else {
            VERBS.values().forEach(commands::addSubcommand);
        }
        commands.getSubcommands()
                .values()
                .forEach(each -> each.getCommandSpec().mixinStandardHelpOptions(true));
        return Failures.guarding(commands);
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
