package lexiscope.cli;

import lexiscope.format.hub.FetchedModels;
import lexiscope.format.hub.HubFetch;
import lexiscope.format.hub.HubName;
import lexiscope.format.hub.HubPlan;
import lexiscope.format.hub.HubSettings;
import lexiscope.work.Progress;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;

/// `fetch`: the tokenizer of a model on the hub, and the bytes of its embedding matrix alone.
@Command(
        name = "fetch",
        description =
                "Fetch from the Hugging Face hub only a model's tokenizer files and the bytes of"
                        + " its embedding matrix.")
final class Fetch implements Callable<Integer> {
    @Parameters(
            paramLabel = "ORG/NAME[@REV]",
            description =
                    "The model, and a branch, tag or commit; or the address of its page or file.")
    private String name = "";

    @Option(
            names = "--endpoint",
            paramLabel = "URL",
            description = "The hub's address; else HF_ENDPOINT, else the public hub.")
    private @Nullable URI endpoint;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "The folder for the files.")
    private Path out = Path.of("");

    @Option(
            names = "--file",
            paramLabel = "NAME",
            description =
                    "The file of weights on the hub, such as a GGUF, or a part of its name, such as"
                            + " Q4_K_M.")
    private String file = "";

    @Option(
            names = "--tensor",
            paramLabel = "NAME",
            description = "The tensor to take as the embedding matrix.")
    private String tensor = "";

    @Mixin private OverwriteOption overwrite = new OverwriteOption();

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        OverwriteOption.writable(out.resolve("config.json"));
        HubSettings settings = HubSettings.here();
        var fetch = new HubFetch(endpoint == null ? settings : settings.at(endpoint));
        PrintWriter people = spec.commandLine().getErr();
        var plan =
                fetch.plan(
                        HubName.parse(name),
                        file.isEmpty() ? HubName.file(name) : file,
                        tensor,
                        Progress.NONE);
        people.println(told(plan));
        boolean same = FetchedModels.in(out).filter(f -> f.name().equals(plan.name())).isPresent();
        if (!same) {
            overwrite.check(plan.files().stream().map(out::resolve).toList());
        }
        fetch.run(plan, out, new Told(people));
        spec.commandLine().getOut().println(out.toAbsolutePath().normalize());
        return 0;
    }

    private static String told(HubPlan plan) {
        String files = String.join(", ", plan.files());
        return plan.hasMatrix()
                ? String.format(
                        Locale.ROOT,
                        "%s of %s: %s of %s; with it %s.",
                        plan.found().tensor().isEmpty()
                                ? "No row of the matrix"
                                : plan.found().tensor(),
                        plan.name(),
                        size(plan.bytes()),
                        size(plan.total()),
                        files)
                : plan.name() + " has no weights; its tokenizer alone is fetched: " + files + ".";
    }

    private static String size(long bytes) {
        return bytes < 1_000_000
                ? String.format(Locale.ROOT, "%,d bytes", bytes)
                : String.format(Locale.ROOT, "%,.1f MB", bytes / 1e6);
    }

    /// Says every tenth of the way.
    private static final class Told implements Progress {
        private final PrintWriter people;
        private int last;

        Told(PrintWriter people) {
            this.people = people;
        }

        @Override
        public void at(double done, String what) {
            int tenth = (int) (done * 10);
            if (tenth > last) {
                last = tenth;
                people.println(what);
                people.flush();
            }
        }
    }
}
