package lexiscope.ui.session;

import javafx.beans.value.ObservableValue;

import lexiscope.format.ModelWriter;
import lexiscope.format.OwnFiles;
import lexiscope.model.LanguageModel;
import lexiscope.ui.task.Channel;
import lexiscope.ui.task.Outcome;
import lexiscope.ui.task.Tasks;
import lexiscope.work.Progress;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Writes what is shown, tried tokens included, into a file of the person's choice. Never over a
/// file that the model is read from; stopped half-way, it leaves nothing behind.
final class Exporting {
    private final ObservableValue<Optional<LanguageModel>> shown;
    private final Consumer<Notice> tell;
    private final Channel channel;

    Exporting(Tasks tasks, ObservableValue<Optional<LanguageModel>> shown, Consumer<Notice> tell) {
        this.shown = shown;
        this.tell = tell;
        channel = tasks.channel();
    }

    /// @param file its ending says what is written, as [ModelWriter.Kind] has it
    void export(Path file) {
        LanguageModel model = shown.getValue().orElse(null);
        if (model == null) {
            return;
        }
        channel.run(
                "Writing " + file.getFileName(),
                model,
                progress -> {
                    progress.at(0, "writing");
                    return written(file, model, progress);
                },
                outcome -> {
                    switch (outcome) {
                        case Outcome.Done<List<String>> done -> {
                            tell.accept(new Notice(Notice.Kind.DONE, "Written to " + file + "."));
                            done.value()
                                    .forEach(n -> tell.accept(new Notice(Notice.Kind.WARNING, n)));
                        }
                        case Outcome.Failed<List<String>> why ->
                                tell.accept(new Notice(Notice.Kind.ERROR, sentence(file, why)));
                        case Outcome.Stopped<List<String>> _ ->
                                tell.accept(
                                        new Notice(
                                                Notice.Kind.INFO,
                                                "Writing was stopped; "
                                                        + file
                                                        + " is as it was before."));
                    }
                });
    }

    private static List<String> written(Path file, LanguageModel model, Progress progress)
            throws IOException {
        OwnFiles.refuse(ModelWriter.files(file), model);
        return ModelWriter.write(file, model, Optional.empty(), progress);
    }

    private static String sentence(Path file, Outcome.Failed<?> why) {
        return why.cause() instanceof IllegalArgumentException
                ? why.sentence()
                : file
                        + " could not be written: "
                        + why.sentence()
                        + ". What was there before is unchanged; choose another place.";
    }
}
