package lexiscope.cli;

import lexiscope.comparison.Comparand;
import lexiscope.format.ModelReader;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.model.LanguageModel;
import lexiscope.work.Progress;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Several models that are open at once because they are compared, each a path of its own.
final class ComparedModels implements AutoCloseable {
    private final List<LanguageModel> models = new ArrayList<>();
    private final List<Comparand> tokenizers = new ArrayList<>();

    /// Opens them in the order given; a model of the same name as another goes by its path.
    ComparedModels(List<Path> paths) throws UnreadableFileException {
        try {
            for (Path path : paths) {
                var model = ModelReader.open(path, "", Progress.NONE);
                models.add(model);
                String name = model.facts().name();
                boolean taken = tokenizers.stream().anyMatch(t -> t.name().equals(name));
                tokenizers.add(
                        new Comparand(
                                taken ? path.toString() : name, ModelOptions.tokenizer(model)));
            }
        } catch (UnreadableFileException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /// Their tokenizers.
    List<Comparand> tokenizers() {
        return List.copyOf(tokenizers);
    }

    @Override
    public void close() {
        models.forEach(LanguageModel::close);
    }
}
