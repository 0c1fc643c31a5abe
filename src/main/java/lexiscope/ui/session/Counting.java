package lexiscope.ui.session;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.value.ObservableValue;

import lexiscope.model.LanguageModel;
import lexiscope.trim.TokenFrequencies;
import lexiscope.ui.derive.Derived;
import lexiscope.ui.task.Tasks;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Counts the tokens of text files, with the model at work, and anew where it changes.
final class Counting {
    private final Derived<Input, Optional<TokenFrequencies>> derived;
    private final ObservableValue<Optional<LanguageModel>> model;
    private List<Path> files = List.of();

    private record Input(List<Path> files, LanguageModel model) {}

    /// @param failed told why texts could not be counted
    Counting(Tasks tasks, ObservableValue<Optional<LanguageModel>> model, Consumer<String> failed) {
        this.model = model;
        derived =
                new Derived<Input, Optional<TokenFrequencies>>(
                                tasks,
                                Optional.empty(),
                                (in, progress) ->
                                        Optional.of(
                                                TokenFrequencies.of(
                                                        in.model.tokenizer().orElseThrow(),
                                                        in.files,
                                                        progress)))
                        .titled(_ -> "Counting tokens")
                        .leasing(Input::model)
                        .failing(failed);
        model.subscribe(_ -> count());
    }

    ReadOnlyObjectProperty<Optional<TokenFrequencies>> frequencies() {
        return derived.value();
    }

    /// Counts the tokens of these files from now on; none as an empty list.
    void count(List<Path> next) {
        files = List.copyOf(next);
        count();
    }

    private void count() {
        LanguageModel now = model.getValue().filter(m -> m.tokenizer().isPresent()).orElse(null);
        derived.from(files.isEmpty() || now == null ? null : new Input(files, now));
    }
}
