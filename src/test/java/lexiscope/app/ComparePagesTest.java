package lexiscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;

import lexiscope.format.hub.HubSettings;
import lexiscope.store.AppDirectories;
import lexiscope.tokenizer.TinyTokenizers;
import lexiscope.tokenizer.aligned.Typed;
import lexiscope.ui.kit.PanelState;
import lexiscope.ui.kit.StateFrame;
import lexiscope.ui.task.Tasks;
import lexiscope.ui.workspace.Page;
import lexiscope.ui.workspace.Workspace;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/// The pages Compare and Costs in the real window, by mouse and by keyboard.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by start, which runs before each test
class ComparePagesTest {
    private static final Path SAMPLE = Path.of("samples/english-bpe-8k").toAbsolutePath();

    private Path folder;
    private Path target;
    private MainWindow window;
    private Workspace workspace;

    @Start
    void start(Stage stage) throws IOException {
        folder = Files.createTempDirectory("lexiscope-compare");
        Fonts.load();
        Choosers choosers =
                new NoChoosers() {
                    @Override
                    public Optional<Path> folder(Window owner, Optional<Path> from) {
                        return Optional.of(folder.resolve("texts"));
                    }

                    @Override
                    public Optional<Path> target(Window owner, String name, String ending) {
                        target = folder.resolve(name);
                        return Optional.of(target);
                    }
                };
        workspace =
                new Workspace(
                        Tasks.onThreads(),
                        AppDirectories.in(folder.resolve("settings")),
                        HubSettings::here);
        window = new MainWindow(workspace, choosers, 1000, 700);
        stage.setScene(window.scene());
        stage.show();
        String bert = TinyTokenizers.all().getOrDefault("bert", "");
        TinyTokenizers.write(folder, "bert", bert);
        window.begin(List.of(SAMPLE.resolve("tokenizer.json")));
        workspace.text().set(Typed.of("the king"));
    }

    private void openSecond() throws Exception {
        until(() -> workspace.sessions().size() == 1);
        Platform.runLater(() -> workspace.open(List.of(folder.resolve("bert"))));
        until(() -> workspace.sessions().size() == 2);
    }

    /// Waits; looked for on the thread that changes the window, else a list of children may grow
    /// shorter under the search.
    private static void until(Callable<Boolean> there) throws Exception {
        WaitForAsyncUtils.waitFor(
                90, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(there).get());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private boolean says(String place, String text) {
        return window.scene().getRoot().lookupAll(place + " .label").stream()
                .anyMatch(n -> n instanceof Label label && label.getText().contains(text));
    }

    private boolean noModel(String id) {
        return window.scene().getRoot().lookup(id) instanceof StateFrame frame
                && frame.state() instanceof PanelState.Empty empty
                && empty.sentence().contains("No model is open");
    }

    /// Looked for on the window's thread: what it goes through may change meanwhile.
    private static Node node(FxRobot robot, String id) {
        return Platform.isFxApplicationThread()
                ? robot.lookup(id).query()
                : WaitForAsyncUtils.waitForAsyncFx(10_000, () -> robot.lookup(id).query());
    }

    private void fire(FxRobot robot, String id) {
        Platform.runLater(() -> ((Button) node(robot, id)).fire());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void press(Node node, KeyCode code) {
        Platform.runLater(
                () ->
                        node.fireEvent(
                                new javafx.scene.input.KeyEvent(
                                        javafx.scene.input.KeyEvent.KEY_PRESSED,
                                        "",
                                        "",
                                        code,
                                        false,
                                        false,
                                        false,
                                        false)));
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void compareIsReachedFromTheTextAndLeadsToAToken(FxRobot robot) throws Exception {
        openSecond();
        fire(robot, "#compare-link");
        assertEquals(Page.COMPARE, workspace.page().get());
        until(() -> says("#figures", "bert"));
        until(() -> says("#compare-page", "2 tokenizers"));
        Platform.runLater(() -> workspace.text().set(Typed.of("the dogs 東")));
        until(() -> says("#figures", "100 %") || says("#figures", " %"));
        var score = node(robot, "#score");
        press(score, KeyCode.RIGHT);
        press(score, KeyCode.DOWN);
        until(() -> says("#compared-piece", "bert · id"));
        press(score, KeyCode.ENTER);
        until(() -> workspace.page().get() == Page.PANELS);
        assertEquals("bert", workspace.shown().getValue().orElseThrow().facts().name());
        assertTrue(workspace.looked().get().focus().get().id() >= 0);
    }

    @Test
    void costsAreReachedByKeysAndExported(FxRobot robot) throws Exception {
        openSecond();
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L)
                .release(KeyCode.L, KeyCode.SHIFT, KeyCode.CONTROL);
        until(() -> workspace.page().get() == Page.COSTS);
        until(() -> says("#costs-page", "41 texts · 2 tokenizers"));
        until(() -> says("#costs-why", "bytes a token"));
        press(node(robot, "#costs-chart"), KeyCode.HOME);
        until(() -> says("#costs-why", "English"));
        var export = (MenuButton) node(robot, "#costs-export");
        for (var item : export.getItems()) {
            Platform.runLater(item::fire);
            WaitForAsyncUtils.waitForFxEvents();
            until(() -> Files.exists(target) && Files.size(target) > 500);
        }
        var source = (MenuButton) node(robot, "#costs-source");
        Files.createDirectory(folder.resolve("texts"));
        Files.writeString(folder.resolve("texts").resolve("en.txt"), "Good day");
        Platform.runLater(() -> source.getItems().getLast().fire());
        until(() -> says("#costs-page", "1 text · 2 tokenizers"));
        fire(robot, "#close-costs");
        assertEquals(Page.PANELS, workspace.page().get());
    }

    @Test
    void whereNoModelIsOpenThePagesSaySo() throws Exception {
        openSecond();
        Platform.runLater(
                () -> {
                    workspace.close(workspace.sessions().getFirst());
                    workspace.close(workspace.sessions().getFirst());
                    workspace.page().set(Page.COMPARE);
                });
        until(() -> noModel("#compare-frame"));
        Platform.runLater(() -> workspace.page().set(Page.COSTS));
        until(() -> noModel("#costs-frame"));
    }
}
