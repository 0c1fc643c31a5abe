package lexiscope.cli;

import lexiscope.format.ModelWriter;
import lexiscope.format.ModelWriter.Kind;
import lexiscope.format.OwnFiles;
import lexiscope.kernel.DType;
import lexiscope.model.LanguageModel;
import lexiscope.work.Progress;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;

/// `export`: what a model holds in a common form.
@Command(
        name = "export",
        description =
                "Write the tokenizer (F.json) or the matrix (F.safetensors, F.npy, F.tsv for the"
                        + " Embedding Projector, F.vec) or the vocabulary as a table (F.csv).")
final class Export implements Callable<Integer> {
    /// How numbers are written.
    enum Numbers {
        F32,
        F16,
        BF16
    }

    @Mixin private ModelOptions options = new ModelOptions();

    @Option(
            names = "--out",
            required = true,
            paramLabel = "F",
            description = "The file; its ending says what is written.")
    private Path out = Path.of("");

    @Option(
            names = "--as",
            paramLabel = "F32|F16|BF16",
            description = "How the numbers are stored (default: as they are, else F32).")
    private @Nullable Numbers as;

    @Mixin private FilterOption filter = new FilterOption();

    @Mixin private OverwriteOption overwrite = new OverwriteOption();

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        var kind = ModelWriter.kind(out);
        if (as != null && (kind == Kind.TOKENIZER || kind == Kind.TABLE)) {
            throw new IllegalArgumentException(
                    "--as says how the numbers of a matrix are stored, and "
                            + kind.ending()
                            + " holds none; leave it out.");
        }
        if (as == Numbers.BF16 && kind == Kind.NUMPY) {
            throw new IllegalArgumentException(
                    "npy is written as F32 or F16, not BF16; choose one of these.");
        }
        if (as != null && as != Numbers.F32 && (kind == Kind.PROJECTOR || kind == Kind.WORD2VEC)) {
            throw new IllegalArgumentException(
                    kind.ending() + " holds numbers as text; leave --as out.");
        }
        overwrite.check(ModelWriter.files(out));
        try (var model = options.open()) {
            OwnFiles.refuse(ModelWriter.files(out), model);
            var type = Optional.ofNullable(as).map(n -> DType.valueOf(n.name()));
            var notes =
                    filter.said()
                            ? ModelWriter.write(out, model, chosen(model), type, Progress.NONE)
                            : ModelWriter.write(out, model, type, Progress.NONE);
            notes.forEach(spec.commandLine().getErr()::println);
            spec.commandLine().getOut().println(out.toAbsolutePath().normalize());
            return 0;
        }
    }

    /// The rows, or where none are written the ids, that pass the filter.
    private int[] chosen(LanguageModel model) {
        return switch (ModelWriter.kind(out)) {
            case TABLE, TOKENIZER -> filter.tokens(model).orElseThrow().toArray();
            case SAFETENSORS, NUMPY, PROJECTOR, WORD2VEC ->
                    filter.rows(model, ModelOptions.matrix(model).rows());
        };
    }
}
