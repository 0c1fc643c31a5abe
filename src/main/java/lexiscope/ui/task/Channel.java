package lexiscope.ui.task;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

import lexiscope.model.LanguageModel;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/// A line of work of which only the newest counts: what is asked for takes the place of what still
/// runs. It belongs to whoever holds it, so two owners never stop each other's work. To be used on
/// the window's thread.
public final class Channel {
    private final Tasks tasks;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private @Nullable Task newest;

    Channel(Tasks tasks) {
        this.tasks = tasks;
    }

    /// Runs work. What ran in this channel before is ended without a word.
    ///
    /// @param title what it does, in words for a person; "" where it is too short to be shown
    /// @param model leased for as long as the work runs; where it is closed already the task ends
    ///   as stopped
    /// @param ended hears once how it ended, on the window's thread; a result that comes after a
    ///   stop is closed, where it can be
    public <T> Task run(
            String title, @Nullable LanguageModel model, Work<T> work, Consumer<Outcome<T>> ended) {
        if (newest != null) {
            newest.supersede();
        }
        var task = new Task(title, model == null ? "" : model.facts().name());
        set(task);
        tasks.start(
                task,
                model,
                work,
                outcome -> {
                    if (task.equals(newest)) {
                        set(null);
                    }
                    ended.accept(outcome);
                });
        return task;
    }

    /// Whether something of it runs.
    public boolean running() {
        return newest != null;
    }

    /// Whether something of it runs, told when that changes.
    public ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    private void set(@Nullable Task task) {
        newest = task;
        busy.set(task != null);
    }

    /// Ends what runs, without a word: its owner needs nothing any more.
    public void drop() {
        if (newest != null) {
            newest.supersede();
            set(null);
        }
    }

    /// Stops what runs; it ends as stopped.
    public void stop() {
        if (newest != null) {
            newest.stop();
        }
    }
}
