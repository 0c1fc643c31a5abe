package lexiscope.cli;

import lexiscope.format.FolderMender;
import lexiscope.format.FolderWriter;
import lexiscope.json.Json;
import lexiscope.work.Progress;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;

/// `mend`: what is wrong in a model's folder, and a copy in which it is mended.
@Command(
        name = "mend",
        description =
                "List what is wrong in a model's files, each with its mend; with --out also write a"
                        + " mended copy. The files themselves stay as they are.")
final class Mend implements Callable<Integer> {
    @Mixin private ModelOptions options = new ModelOptions();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Write a mended copy of the whole model into this folder.")
    private @Nullable Path out;

    @Mixin private OverwriteOption overwrite = new OverwriteOption();

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        new Conflicts(spec).needs("--overwrite", "--out");
        if (out != null) {
            FolderWriter.check(out, options.paths());
        }
        try (var model = options.open()) {
            var findings = FolderMender.findings(model, options.paths());
            var said = new LinkedHashMap<String, Object>();
            said.put("model", model.facts().name());
            said.put("findings", findings);
            if (out != null) {
                var how = new FolderWriter.Options(overwrite.told(), false);
                var written = FolderMender.write(model, options.paths(), out, how, Progress.NONE);
                said.put("written", written.files());
                written.notes().forEach(spec.commandLine().getErr()::println);
            }
            spec.commandLine().getOut().println(Json.pretty(said));
            return 0;
        }
    }
}
