package lexiscope.ui.folder;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import lexiscope.format.NewFolder;
import lexiscope.ui.folder.FolderWriting.State;
import lexiscope.ui.kit.FileDialogs;
import lexiscope.ui.kit.Icons;
import lexiscope.ui.typography.RowLabel;

import java.nio.file.Path;
import java.util.function.Consumer;

/// The foot of a page that writes a folder: the button, where it writes, how far it is, Stop, and
/// what came of it.
final class WritingStrip extends VBox {
    private final FolderWriting writing;
    private final Button write;
    private final Button stop = new Button("Stop", Icons.of("fth-square"));
    private final ProgressBar bar = new ProgressBar();
    private final RowLabel step = new RowLabel();
    private final HBox running = new HBox(8, bar, step, stop);
    private boolean possible;

    /// @param words of the button, with an ellipsis
    /// @param id of the button
    /// @param wanted told the folder that was chosen, in which a new one is made
    WritingStrip(
            FolderWriting writing,
            String words,
            String id,
            FileDialogs dialogs,
            Consumer<Path> wanted) {
        super(6);
        this.writing = writing;
        getStyleClass().add("writing-strip");
        write = new Button(words, Icons.of("fth-download"));
        write.setId(id);
        write.setMinWidth(Region.USE_PREF_SIZE);
        write.setOnAction(_ -> dialogs.place().get().ifPresent(wanted));
        var line = new FlowPane(12, 6, write, Prose.of(NewFolder.RULE, "muted"));
        line.setAlignment(Pos.CENTER_LEFT);
        stop.setId(id + "-stop");
        stop.setMinWidth(Region.USE_PREF_SIZE);
        stop.setOnAction(_ -> writing.stop());
        bar.setPrefWidth(120);
        bar.setMinWidth(60);
        step.setMinWidth(0);
        step.getStyleClass().add("muted");
        HBox.setHgrow(step, Priority.ALWAYS);
        step.setMaxWidth(Double.MAX_VALUE);
        running.setAlignment(Pos.CENTER_LEFT);
        getChildren().add(line);
        writing.state().subscribe(this::show);
        writing.busy().subscribe(_ -> enable());
    }

    /// Whether there is something to write.
    void possible(boolean now) {
        possible = now;
        enable();
    }

    private void enable() {
        write.setDisable(!possible || writing.busy().get());
    }

    private void show(State state) {
        getChildren().remove(1, getChildren().size());
        bar.progressProperty().unbind();
        step.textProperty().unbind();
        switch (state) {
            case State.Idle _ -> {}
            case State.Running now -> {
                bar.progressProperty().bind(now.task().done());
                step.textProperty().bind(now.task().what());
                getChildren().add(running);
            }
            case State.Written done -> {
                getChildren().add(said(done.sentence(), "outcome"));
                done.notes().forEach(n -> getChildren().add(said(n, "hint")));
            }
            case State.Stopped stopped -> getChildren().add(said(stopped.sentence(), "hint"));
            case State.Failed why -> getChildren().add(said(why.sentence(), "problem"));
        }
    }

    private static javafx.scene.control.Label said(String text, String style) {
        var label = Prose.of(text, style);
        label.getStyleClass().add("writing-said");
        return label;
    }
}
