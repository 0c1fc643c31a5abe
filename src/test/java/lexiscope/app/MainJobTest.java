package lexiscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import lexiscope.ui.edit.LineField;
import lexiscope.ui.session.Selection;
import lexiscope.ui.session.Session;
import lexiscope.ui.session.map.MapState;
import lexiscope.ui.task.Tasks;
import lexiscope.ui.workspace.Workspace;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/// The whole job in the real window: open, type, hover, search, project, focus, add, undo.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by start, which runs before each test
class MainJobTest {
    private MainWindow window;
    private Workspace workspace;

    @Start
    void start(Stage stage) {
        Fonts.load();
        Choosers none = new NoChoosers();
        workspace = new Workspace(Tasks.onThreads());
        window = new MainWindow(workspace, none, 1000, 700);
        stage.setScene(window.scene());
        stage.show();
        window.begin(List.of());
    }

    private void settle() throws Exception {
        WaitForAsyncUtils.waitFor(
                120,
                TimeUnit.SECONDS,
                () -> {
                    for (int i = 0; i < 4; i++) {
                        Thread.sleep(50);
                        if (WaitForAsyncUtils.asyncFx(window::busy).get()) {
                            return false;
                        }
                    }
                    return true;
                });
    }

    private static void onWindow(Runnable run) {
        Platform.runLater(run);
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void theWholeJob(FxRobot robot) throws Exception {
        // open: the sample is there at once, about its first token
        settle();
        assertEquals("english-bpe-8k", session().opened().get().orElseThrow().facts().name());
        assertEquals(" king", shown(session().focus().get().id()));
        assertTrue(
                session().map().state().get() instanceof MapState.Shown s
                        && s.fitted().isPresent());

        // type
        robot.clickOn("#text");
        robot.press(KeyCode.CONTROL, KeyCode.A).release(KeyCode.A, KeyCode.CONTROL);
        robot.write("Go to Eisenach");
        settle();
        assertEquals("Go to Eisenach", session().text().get().text());
        int before = session().split().get().after().size();
        assertTrue(before > 3);

        // hover
        var bounds =
                robot.lookup("#text")
                        .query()
                        .localToScreen(robot.lookup("#text").query().getBoundsInLocal());
        robot.moveTo(bounds.getMinX() + 18, bounds.getMinY() + 14);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(session().split().get().after().ids()[0], session().hover().get());

        // search
        robot.clickOn("#search").write("queen");
        settle();
        TableView<?> table = robot.lookup("#vocabulary").queryAs(TableView.class);
        assertTrue(table.getItems().size() >= 1 && table.getItems().size() < 20);

        // focus from the table
        javafx.scene.Node first =
                table.lookupAll(".token-chip").stream()
                        .filter(
                                c ->
                                        c instanceof javafx.scene.control.Label l
                                                && l.getText().contains("queen"))
                        .findFirst()
                        .orElseThrow();
        robot.clickOn(first);
        settle();
        assertTrue(
                shown(session().focus().get().id()).contains("queen"),
                shown(session().focus().get().id())
                        + first.localToScreen(first.getBoundsInLocal())
                        + table.localToScreen(table.getBoundsInLocal())
                        + table.getItems());
        assertTrue(session().nearest().get().list().size() > 5);

        // project a selection
        onWindow(() -> session().selection().set(Selection.of(IntStream.range(1000, 1040))));
        robot.clickOn("#exact-tsne");
        settle();
        assertTrue(
                session().map().state().get() instanceof MapState.Shown s
                        && s.projection().name().equals("exact-tsne"),
                String.valueOf(session().map().state().get()));
        robot.clickOn("#pca");
        onWindow(() -> session().selection().set(Selection.NONE));
        settle();

        // add
        robot.clickOn("#add-token");
        LineField field = robot.lookup("#bench-token").queryAs(LineField.class);
        assertTrue(field.isFocused());
        onWindow(() -> field.setText("Eisenach"));
        settle();
        robot.clickOn("#bench-add");
        settle();
        assertTrue(session().split().get().compared());
        robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        settle();
        assertEquals(1, session().trials().get().size());
        assertEquals("Eisenach", shown(session().focus().get().id()));
        assertTrue(session().split().get().after().size() < before);

        // undo
        robot.clickOn(robot.lookup("#undo-trial").queryAs(Button.class));
        settle();
        assertTrue(session().trials().get().isEmpty());
        assertEquals(before, session().split().get().after().size());

        // what cannot be opened leaves everything as it was
        onWindow(() -> workspace.open(List.of(Path.of("no-such-folder"))));
        settle();
        assertTrue(robot.lookup(".notice").tryQuery().isPresent());
        assertEquals("Go to Eisenach", session().text().get().text());
    }

    private String shown(int id) {
        var vocabulary = session().shown().get().orElseThrow().vocabulary();
        return new String(vocabulary.bytes(id), java.nio.charset.StandardCharsets.UTF_8);
    }

    private Session session() {
        return workspace.looked().get();
    }
}
