package lexiscope.app;

import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import lexiscope.ui.kit.Icons;
import lexiscope.ui.kit.ScrollArea;
import lexiscope.ui.task.Failure;
import lexiscope.ui.task.Task;
import lexiscope.ui.task.Tasks;
import lexiscope.ui.typography.RowLabel;

import org.controlsfx.control.PopOver;

import java.util.ArrayList;
import java.util.List;

/// The list behind the strip: what runs, for which model, how far it is, how long it will still
/// take, a Stop for each; below it what failed, until it was read.
final class TaskList {
    private static final double WIDTH = 440;
    private static final double HIGHEST = 360;

    private final Tasks tasks;
    private final VBox lines = new VBox(2);

    TaskList(Tasks tasks) {
        this.tasks = tasks;
        lines.setId("task-list");
        lines.getStyleClass().add("task-list");
        tasks.running().addListener((ListChangeListener<Task>) _ -> fill());
        tasks.failures().addListener((ListChangeListener<Failure>) _ -> fill());
        fill();
    }

    /// The tasks that a person is told of, oldest first.
    static List<Task> titled(Tasks tasks) {
        return tasks.running().stream().filter(t -> !t.title().isEmpty()).toList();
    }

    /// Opens it beside a button.
    void show(Node beside) {
        var scroll = ScrollArea.upright(lines);
        scroll.setPrefWidth(Math.min(WIDTH, beside.getScene().getWidth() - 40));
        scroll.setMaxHeight(HIGHEST);
        var over = new PopOver(scroll);
        boolean fits =
                beside.localToScene(0, 0).getX() + scroll.getPrefWidth() + 24
                        < beside.getScene().getWidth();
        // towards the side where there is room for it
        over.setArrowLocation(
                fits ? PopOver.ArrowLocation.BOTTOM_LEFT : PopOver.ArrowLocation.BOTTOM_RIGHT);
        over.show(beside);
    }

    private void fill() {
        var nodes = new ArrayList<Node>();
        titled(tasks).forEach(t -> nodes.add(line(t)));
        if (nodes.isEmpty()) {
            var none = new RowLabel("Nothing runs.");
            none.getStyleClass().add("muted");
            nodes.add(none);
        }
        if (!tasks.failures().isEmpty()) {
            var title = new RowLabel("Failed");
            title.getStyleClass().add("tab-title");
            var read = new Button("Read all");
            read.setId("failures-read");
            read.getStyleClass().add("quiet");
            read.setOnAction(_ -> tasks.failures().clear());
            var head = new HBox(8, title, Icons.spacer(), read);
            head.setAlignment(Pos.CENTER_LEFT);
            nodes.add(head);
            tasks.failures().reversed().forEach(f -> nodes.add(line(f)));
        }
        lines.getChildren().setAll(nodes);
    }

    private static Node line(Task task) {
        var title = new RowLabel(task.title());
        title.getStyleClass().add("strong");
        title.setMinWidth(0);
        var model = new RowLabel(task.model());
        model.getStyleClass().add("muted");
        model.setMinWidth(0);
        var stop = new Button("Stop", Icons.of("fth-square"));
        stop.setMinWidth(Region.USE_PREF_SIZE);
        stop.getStyleClass().add("quiet");
        stop.setAccessibleText("Stop " + task.title());
        stop.setOnAction(_ -> task.stop());
        var first = new HBox(8, title, model, Icons.spacer(), stop);
        first.setAlignment(Pos.CENTER_LEFT);
        var bar = new ProgressBar();
        bar.progressProperty().bind(task.done());
        bar.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(bar, Priority.ALWAYS);
        var step = new RowLabel();
        step.getStyleClass().add("muted");
        step.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () ->
                                        TaskWords.of(
                                                task.title(),
                                                task.what().get(),
                                                task.secondsLeft().get()),
                                task.what(),
                                task.secondsLeft()));
        var line = new VBox(4, first, bar, step);
        line.getStyleClass().add("task-line");
        return line;
    }

    private Node line(Failure failure) {
        var title =
                new RowLabel(
                        failure.title()
                                + (failure.model().isEmpty() ? "" : " · " + failure.model()));
        title.getStyleClass().add("strong");
        var why = new RowLabel(failure.sentence());
        why.setWrapText(true);
        why.getStyleClass().add("problem");
        var close = Icons.button("fth-x", "Read", () -> tasks.failures().remove(failure));
        var first = new HBox(8, title, Icons.spacer(), close);
        first.setAlignment(Pos.CENTER_LEFT);
        var line = new VBox(2, first, why);
        line.getStyleClass().add("task-line");
        return line;
    }
}
