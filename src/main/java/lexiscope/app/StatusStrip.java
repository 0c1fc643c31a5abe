package lexiscope.app;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

import lexiscope.ui.kit.Icons;
import lexiscope.ui.session.Session;
import lexiscope.ui.task.Task;
import lexiscope.ui.typography.RowLabel;

import java.util.List;

/// The foot of the window: the newest work with its progress and Stop, and at the right what is to
/// be known of the model.
final class StatusStrip extends HBox {
    private final Session session;
    private final Label what = new RowLabel();
    private final ProgressBar bar = new ProgressBar();
    private final Label step = new RowLabel();
    private final Button stop = new Button("Stop", Icons.of("fth-square"));
    private final HBox task = new HBox(10, what, bar, step, stop);
    private final Label notes = new RowLabel();
    private final Label files = new RowLabel();

    StatusStrip(Session session) {
        this.session = session;
        getStyleClass().add("strip");
        setAlignment(Pos.CENTER_LEFT);
        setSpacing(12);
        what.getStyleClass().add("strong");
        what.setMinWidth(USE_PREF_SIZE);
        bar.setPrefWidth(200);
        bar.setMinWidth(60);
        stop.setId("stop");
        stop.setMinWidth(USE_PREF_SIZE);
        task.setAlignment(Pos.CENTER_LEFT);
        notes.setId("notes");
        files.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(task, Icons.spacer(), notes, files);
        session.tasks()
                .running()
                .addListener((javafx.collections.ListChangeListener<Task>) _ -> showTasks());
        session.shown().subscribe(_ -> showModel());
        widthProperty().subscribe(_ -> showModel());
        showTasks();
    }

    private void showTasks() {
        List<Task> titled =
                session.tasks().running().stream().filter(j -> !j.title().isEmpty()).toList();
        task.setVisible(!titled.isEmpty());
        bar.progressProperty().unbind();
        step.textProperty().unbind();
        if (titled.isEmpty()) {
            return;
        }
        Task newest = titled.getLast();
        what.setText(
                newest.title()
                        + (titled.size() > 1 ? " and " + (titled.size() - 1) + " more" : ""));
        bar.progressProperty().bind(newest.done());
        step.textProperty().bind(newest.what());
        stop.setOnAction(_ -> newest.stop());
    }

    private void showModel() {
        notes.setText("");
        files.setText("");
        session.opened()
                .get()
                .ifPresent(
                        m -> {
                            List<String> all = m.facts().notes();
                            notes.setVisible(!all.isEmpty());
                            notes.setGraphic(Icons.of("fth-info"));
                            if (!all.isEmpty()) {
                                String count = all.size() == 1 ? "1 note" : all.size() + " notes";
                                notes.setText(
                                        getWidth() < 1180 ? count : count + ": " + all.getFirst());
                                notes.setTooltip(new Tooltip(String.join("\n", all)));
                            }
                            int n = m.facts().sources().size();
                            files.setText(
                                    n
                                            + (n == 1 ? " file" : " files")
                                            + (m.matrix().isPresent() ? " · memory-mapped" : ""));
                            files.setTooltip(new Tooltip(String.join("\n", m.facts().sources())));
                        });
    }
}
