package lexiscope.cli;

import lexiscope.comparison.Comparand;
import lexiscope.format.ModelReader;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.model.LanguageModel;
import lexiscope.model.ModelTitle;
import lexiscope.work.Progress;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Several models that are open at once because they are compared, each a path of its own. All are
/// read at the same time; the first that cannot be read is told of.
final class ComparedModels implements AutoCloseable {
    private final List<Path> paths;
    private final List<FutureTask<LanguageModel>> opening = new ArrayList<>();

    /// Begins to open them.
    ComparedModels(List<Path> paths) {
        this.paths = paths;
        for (Path path : paths) {
            var task = new FutureTask<>(() -> ModelReader.open(path, "", Progress.NONE));
            opening.add(task);
            Thread.ofPlatform().daemon().start(task);
        }
    }

    /// Their tokenizers, in the order given; a model of the same name as another goes by its path.
    List<Comparand> tokenizers() throws UnreadableFileException {
        var tokenizers = new ArrayList<Comparand>();
        for (int i = 0; i < opening.size(); i++) {
            var model = opened(opening.get(i));
            String name = ModelTitle.of(model.facts());
            boolean taken = tokenizers.stream().anyMatch(t -> t.name().equals(name));
            tokenizers.add(
                    new Comparand(
                            taken ? paths.get(i).toString() : name, ModelOptions.tokenizer(model)));
        }
        return tokenizers;
    }

    private static LanguageModel opened(FutureTask<LanguageModel> task)
            throws UnreadableFileException {
        try {
            return task.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case UnreadableFileException unreadable -> throw unreadable;
                case RuntimeException other -> throw other;
                case Error error -> throw error;
                case null, default -> throw new IllegalStateException(e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while models were opened", e);
        }
    }

    /// Closes those that could be opened.
    @Override
    public void close() {
        for (var task : opening) {
            try {
                task.get().close();
            } catch (ExecutionException _) {
                // it never was open
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
