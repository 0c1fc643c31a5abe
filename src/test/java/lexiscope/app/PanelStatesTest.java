package lexiscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;

import lexiscope.format.hub.HubSettings;
import lexiscope.format.numpy.NumpyWriter;
import lexiscope.format.part.FloatRows;
import lexiscope.kernel.DType;
import lexiscope.projection.Pca;
import lexiscope.projection.Tsne;
import lexiscope.store.AppDirectories;
import lexiscope.ui.session.Session;
import lexiscope.ui.session.map.MapState;
import lexiscope.ui.task.Task;
import lexiscope.ui.task.Tasks;
import lexiscope.ui.workspace.Workspace;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/// Each panel empty, busy, stopped and failed: it says which, and offers to begin again.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by start, which runs before each test
class PanelStatesTest {
    private Workspace workspace;
    private MainWindow window;
    private Path folder;

    @Start
    void start(Stage stage) throws Exception {
        folder = Files.createTempDirectory("lexiscope-states");
        Fonts.load();
        workspace = new Workspace(Tasks.onThreads(), AppDirectories.in(folder), HubSettings::here);
        window = new MainWindow(workspace, Choosers.SYSTEM, 1000, 700);
        stage.setScene(window.scene());
        stage.show();
    }

    private void until(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(
                60, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
    }

    private void open(FxRobot robot, Path model) throws Exception {
        robot.interact(() -> workspace.open(List.of(model)));
        until(() -> !window.busy());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private Session session() {
        return workspace.looked().get();
    }

    private static String said(FxRobot robot, String panel, String style) {
        Node frame = robot.lookup(panel).query();
        while (frame.lookup(style) == null) {
            frame = frame.getParent();
        }
        Node said = frame.lookup(style);
        return said instanceof Labeled label
                ? label.getText()
                : robot.from(said).lookup(".label").queryLabeled().getText();
    }

    private static Button again(FxRobot robot) {
        return robot.lookup(".state-line .begin-again").queryAllAs(Button.class).stream()
                .filter(b -> b.isVisible() && b.getParent().isVisible())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void nothingIsOpen(FxRobot robot) throws Exception {
        for (String panel : List.of("#pieces", "#vocabulary", "#map")) {
            assertTrue(
                    said(robot, panel, ".empty-sentence").startsWith("No model is open."), panel);
        }
        Shots.take(window, "state-empty");
    }

    @Test
    void aMapIsNeverTakenForAnother(FxRobot robot) throws Exception {
        open(robot, Path.of("samples/english-bpe-8k"));
        assertInstanceOf(
                Pca.class, session().map().state().get().shown().orElseThrow().projection());
        robot.interact(
                () -> {
                    session().map().project(Tsne.DEFAULT);
                    // before it has a picture the one from before is titled
                    var making =
                            assertInstanceOf(MapState.Making.class, session().map().state().get());
                    assertInstanceOf(Pca.class, making.last().orElseThrow().projection());
                    session().tasks().running().forEach(Task::stop);
                });
        until(() -> session().map().state().get() instanceof MapState.Stopped);
        assertEquals(
                "t-SNE was stopped before its first picture. You still see the PCA.",
                said(robot, "#map", ".state-line"));
        Shots.take(window, "state-stopped");
        robot.interact(again(robot)::fire);
        until(() -> session().map().state().get() instanceof MapState.Shown);
        assertInstanceOf(
                Tsne.class, session().map().state().get().shown().orElseThrow().projection());
        robot.interact(() -> session().tasks().running().forEach(Task::stop));
        until(() -> !window.busy());
    }

    @Test
    void aMatrixWithoutFiniteRowsSaysSo(FxRobot robot) throws Exception {
        Path file = folder.resolve("m.npy");
        NumpyWriter.write(
                file, new FloatRows(40, 4, _ -> new float[] {Float.NaN, 1, 2, 3}), DType.F32);
        open(robot, file);
        assertEquals(
                "No row of this matrix holds finite numbers only: there is nothing to make a map"
                        + " of.",
                said(robot, "#map", ".empty-sentence"));
        assertEquals(
                "This model has no tokenizer that splits text.",
                said(robot, "#pieces", ".empty-sentence"));
        Shots.take(window, "state-nothing-finite");
    }
}
