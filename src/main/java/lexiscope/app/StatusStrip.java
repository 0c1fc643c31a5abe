package lexiscope.app;

import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;

import lexiscope.model.LanguageModel;
import lexiscope.ui.kit.GivingWay;
import lexiscope.ui.kit.Icons;
import lexiscope.ui.kit.Numbers;
import lexiscope.ui.task.Failure;
import lexiscope.ui.task.Task;
import lexiscope.ui.typography.RowLabel;
import lexiscope.ui.workspace.Workspace;

import org.controlsfx.control.PopOver;

import java.util.List;

/// The foot of the window: the newest work with its progress and Stop, and at the right what is to
/// be known of the model. Where it is narrow the first note goes, then the files, the step of the
/// work and its bar; the number of notes stays and opens them all.
final class StatusStrip extends GivingWay {
    private final Workspace workspace;
    private final Button what = new Button();
    private final Button failed = new Button("", Icons.of("fth-alert-triangle"));
    private final TaskList list;
    private final ProgressBar bar = new ProgressBar();
    private final Label step = new RowLabel();
    private final Button stop = new Button("Stop", Icons.of("fth-square"));
    private final Label firstNote = new RowLabel();
    private final Button notes = new Button("", Icons.of("fth-info"));
    private final Button files = new Button();

    StatusStrip(Workspace workspace) {
        super(12);
        this.workspace = workspace;
        getStyleClass().add("strip");
        setAlignment(Pos.CENTER_LEFT);
        list = new TaskList(workspace.tasks());
        what.setId("tasks");
        what.getStyleClass().addAll("quiet", "strong");
        what.setMinWidth(0);
        what.setTooltip(new Tooltip("All that runs"));
        what.setOnAction(_ -> list.show(what));
        failed.setId("failed-tasks");
        failed.getStyleClass().add("quiet");
        failed.setMinWidth(USE_PREF_SIZE);
        failed.setOnAction(_ -> list.show(failed));
        bar.setPrefWidth(200);
        bar.setMinWidth(200);
        step.setMinWidth(USE_PREF_SIZE);
        stop.setId("stop");
        stop.setMinWidth(USE_PREF_SIZE);
        firstNote.setMinWidth(USE_PREF_SIZE);
        notes.setId("notes");
        files.setId("files");
        for (var button : List.of(notes, files)) {
            button.getStyleClass().add("quiet");
            button.setMinWidth(USE_PREF_SIZE);
            button.setOnAction(_ -> tellAll(button));
        }
        getChildren()
                .addAll(what, bar, step, stop, failed, Icons.spacer(), notes, firstNote, files);
        giveWay(List.of(firstNote, files, step, bar));
        workspace
                .tasks()
                .running()
                .addListener((javafx.collections.ListChangeListener<Task>) _ -> showTasks());
        workspace
                .tasks()
                .failures()
                .addListener((javafx.collections.ListChangeListener<Failure>) _ -> showFailures());
        workspace.shown().subscribe(_ -> showModel());
        showFailures();
        showTasks();
    }

    private void tellAll(Button beside) {
        workspace
                .looked()
                .get()
                .opened()
                .get()
                .ifPresent(m -> AboutModel.show(m, beside, PopOver.ArrowLocation.BOTTOM_RIGHT));
    }

    private static void there(javafx.scene.Node node, boolean there) {
        node.setVisible(there);
        node.setManaged(there);
    }

    private void showFailures() {
        int failures = workspace.tasks().failures().size();
        failed.setText(Numbers.whole(failures) + " failed");
        there(failed, failures > 0);
        refit();
    }

    /// Opens the list of what runs.
    void listTasks() {
        list.show(what.isVisible() ? what : failed.isVisible() ? failed : this);
    }

    private void showTasks() {
        List<Task> titled = TaskList.titled(workspace.tasks());
        for (var node : List.of(what, bar, step, stop)) {
            there(node, !titled.isEmpty());
        }
        bar.progressProperty().unbind();
        step.textProperty().unbind();
        step.setText("");
        refit();
        if (titled.isEmpty()) {
            return;
        }
        Task newest = titled.getLast();
        what.setText(
                newest.title()
                        + (titled.size() > 1 ? " and " + (titled.size() - 1) + " more" : ""));
        bar.progressProperty().bind(newest.done());
        step.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () ->
                                        TaskWords.of(
                                                newest.title(),
                                                newest.what().get(),
                                                newest.secondsLeft().get()),
                                newest.what(),
                                newest.secondsLeft()));
        stop.setOnAction(_ -> newest.stop());
    }

    private void showModel() {
        LanguageModel model = workspace.looked().get().opened().get().orElse(null);
        List<String> all = model == null ? List.of() : model.facts().notes();
        there(notes, !all.isEmpty());
        there(firstNote, !all.isEmpty());
        if (!all.isEmpty()) {
            notes.setText(all.size() == 1 ? "1 note" : all.size() + " notes");
            notes.setTooltip(new Tooltip("Read what is to be known of this model"));
            firstNote.setText(all.getFirst());
        }
        there(files, model != null);
        if (model != null) {
            int n = model.facts().sources().size();
            files.setText(
                    n
                            + (n == 1 ? " file" : " files")
                            + (model.matrix().isPresent() ? " · memory-mapped" : ""));
            files.setTooltip(new Tooltip(String.join("\n", model.facts().sources())));
        }
        refit();
    }
}
