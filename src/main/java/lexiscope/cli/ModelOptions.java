package lexiscope.cli;

import lexiscope.embedding.EmbeddingMatrix;
import lexiscope.format.ModelReader;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.model.LanguageModel;
import lexiscope.model.ModelNote;
import lexiscope.tokenizer.Tokenizer;
import lexiscope.vocabulary.Lookup;
import lexiscope.work.Progress;

import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.List;

/// The options that say which model a verb works on.
final class ModelOptions {
    @Option(
            names = "--model",
            required = true,
            paramLabel = "PATH",
            description =
                    "Folder or file of the model; named twice, a tokenizer and a matrix that go"
                            + " together.")
    private List<Path> paths = List.of();

    @Option(
            names = "--tensor",
            paramLabel = "NAME",
            description = "The tensor to take as the embedding matrix.")
    private String tensor = "";

    /// The folder or files that were named.
    List<Path> paths() {
        return paths;
    }

    LanguageModel open() throws UnreadableFileException {
        return ModelReader.open(paths, tensor, Progress.NONE);
    }

    /// The tokenizer, or a sentence: why it is not read, where the files have one.
    static Tokenizer tokenizer(LanguageModel model) {
        return model.tokenizer()
                .orElseThrow(
                        () -> {
                            var why = model.facts().said(ModelNote.Kind.NO_TOKENIZER);
                            return new IllegalArgumentException(
                                    !why.isEmpty()
                                            ? String.join(" ", why)
                                            : model.facts().name()
                                                    + " has no tokenizer; name a folder that holds"
                                                    + " a tokenizer.json.");
                        });
    }

    /// The matrix, or a sentence.
    static EmbeddingMatrix matrix(LanguageModel model) {
        return model.matrix()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        model.facts().name()
                                                + " has no embedding matrix; name a folder or"
                                                + " file that holds one, such as *.safetensors or"
                                                + " *.gguf."));
    }

    /// The one id that `token` means, or a sentence: a spelling, else a text, else an id, of which
    /// standard error says so.
    static int id(LanguageModel model, String token) {
        var found = Lookup.of(model.vocabulary(), model.rows(), token);
        List<Integer> ids = found.ids();
        if (found.by() == Lookup.By.ID) {
            System.err.println(found.remark(model.vocabulary(), token));
        }
        if (ids.size() == 1) {
            return ids.getFirst();
        }
        throw new IllegalArgumentException(
                ids.isEmpty()
                        ? "No token is spelled “"
                                + token
                                + "”. Tokens that begin a word usually carry a space before it."
                        : "Several tokens are “"
                                + token
                                + "”: ids "
                                + String.join(", ", ids.stream().map(String::valueOf).toList())
                                + ". Name one with --id.");
    }
}
