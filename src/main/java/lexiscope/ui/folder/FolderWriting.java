package lexiscope.ui.folder;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import lexiscope.format.FileThereException;
import lexiscope.format.FolderWriter;
import lexiscope.format.NewFolder;
import lexiscope.model.LanguageModel;
import lexiscope.ui.task.Channel;
import lexiscope.ui.task.Outcome;
import lexiscope.ui.task.Task;
import lexiscope.ui.task.Tasks;
import lexiscope.work.Progress;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The writing of a folder: how far it is, and how it ended. One at a time.
final class FolderWriting {
    /// What there is to say.
    sealed interface State {
        /// Nothing was written yet.
        record Idle() implements State {}

        /// It is being written.
        record Running(Task task, Path target) implements State {}

        /// It was written.
        ///
        /// @param sentence where, and what a person should know
        record Written(String sentence, List<String> notes) implements State {}

        /// It was stopped; nothing is left of it.
        record Stopped(String sentence) implements State {}

        /// It could not be written.
        record Failed(String sentence) implements State {}
    }

    /// Writes into a folder.
    @FunctionalInterface
    interface Writer {
        FolderWriter.Result write(Path target, FolderWriter.Options options, Progress progress)
                throws Exception;
    }

    private final Channel channel;
    private final ReadOnlyObjectWrapper<State> state =
            new ReadOnlyObjectWrapper<>(new State.Idle());

    FolderWriting(Tasks tasks) {
        channel = tasks.channel();
    }

    /// How far it is.
    ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /// Whether something is written now.
    ReadOnlyBooleanProperty busy() {
        return channel.busy();
    }

    /// Forgets how the last one ended; what runs goes on.
    void forget() {
        if (!channel.running()) {
            state.set(new State.Idle());
        }
    }

    /// Writes, unless something is being written.
    ///
    /// @param title for the list of tasks
    void write(String title, LanguageModel model, Path target, Writer writer) {
        if (channel.running()) {
            return;
        }
        // it is a new folder: nothing can be written over
        var options = FolderWriter.Options.PLAIN;
        Task task =
                channel.run(
                        title,
                        model,
                        progress -> written(writer, target, options, progress),
                        outcome -> state.set(ended(outcome, target)));
        // work that runs at once has ended by now
        if (channel.running()) {
            state.set(new State.Running(task, target));
        }
    }

    private static FolderWriter.Result written(
            Writer writer, Path target, FolderWriter.Options options, Progress progress)
            throws Exception {
        try {
            return writer.write(target, options, progress);
        } catch (FileThereException e) {
            throw new IllegalArgumentException(e.what() + " Choose another folder.", e);
        }
    }

    /// Stops it; nothing is left behind.
    void stop() {
        channel.stop();
    }

    private static State ended(Outcome<FolderWriter.Result> outcome, Path target) {
        return switch (outcome) {
            case Outcome.Done<FolderWriter.Result> done ->
                    new State.Written(
                            NewFolder.written(target, done.value()), done.value().notes());
            case Outcome.Failed<FolderWriter.Result> failed ->
                    new State.Failed(
                            failed.cause() instanceof java.io.IOException
                                    ? target
                                            + " could not be written: "
                                            + failed.sentence()
                                            + ". Nothing is left of it; choose another place."
                                    : failed.sentence());
            case Outcome.Stopped<FolderWriter.Result> _ ->
                    new State.Stopped("Stopped: nothing was written, nothing is left of it.");
        };
    }

    /// The target of what runs.
    Optional<Path> target() {
        return state.get() instanceof State.Running running
                ? Optional.of(running.target())
                : Optional.empty();
    }
}
