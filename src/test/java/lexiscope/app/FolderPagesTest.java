package lexiscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;

import lexiscope.format.hub.HubSettings;
import lexiscope.store.AppDirectories;
import lexiscope.tokenizer.aligned.Typed;
import lexiscope.ui.edit.LineField;
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

/// The pages Trim and Mend in the real window, by mouse and by keyboard.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by start, which runs before each test
class FolderPagesTest {
    private static final Path SAMPLE = Path.of("samples/english-bpe-8k").toAbsolutePath();

    private Path folder;
    private MainWindow window;
    private Workspace workspace;

    @Start
    void start(Stage stage) throws IOException {
        folder = Files.createTempDirectory("lexiscope-folders");
        Fonts.load();
        Choosers choosers =
                new NoChoosers() {

                    @Override
                    public Optional<Path> place(Window owner, Optional<Path> from) {
                        return Optional.of(folder.resolve("out"));
                    }
                };
        workspace =
                new Workspace(
                        Tasks.onThreads(),
                        AppDirectories.in(folder.resolve("settings")),
                        HubSettings::here);
        window = new MainWindow(workspace, choosers, 800, 600);
        stage.setScene(window.scene());
        stage.show();
        Path model = Files.createDirectory(folder.resolve("model"));
        for (String name : List.of("tokenizer.json", "model.safetensors")) {
            Files.copy(SAMPLE.resolve(name), model.resolve(name));
        }
        Files.writeString(model.resolve("config.json"), "{\"vocab_size\": 9000}");
        window.begin(List.of(model));
        workspace.text().set(Typed.of("the king\nwent away"));
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

    private static void interact(Runnable does) {
        Platform.runLater(does);
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void trimIsReachedByKeysAndWritten(FxRobot robot) throws Exception {
        until(() -> workspace.sessions().size() == 1);
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.R)
                .release(KeyCode.R, KeyCode.SHIFT, KeyCode.CONTROL);
        until(() -> workspace.page().get() == Page.TRIM);
        until(() -> says("#trim-summary", "of 8,192 tokens stay"));
        until(() -> robot.lookup("#trim-way").query().isFocused());
        @SuppressWarnings("unchecked")
        ComboBox<Object> way = robot.lookup("#trim-way").queryAs(ComboBox.class);
        interact(() -> way.getSelectionModel().selectLast());
        until(() -> robot.lookup("#trim-filter").tryQuery().isPresent());
        interact(() -> robot.lookup("#trim-filter").queryAs(LineField.class).setText("/^ k$/"));
        until(() -> says("#trim-summary", "1 of 2 lines is split otherwise"));
        until(() -> says("#trim-text", "line 1"));
        interact(() -> robot.lookup("#trim-filter").queryAs(LineField.class).setText("norm<"));
        until(() -> says("#trim-page .empty", "norm<"));
        interact(() -> robot.lookup("#trim-filter").queryAs(LineField.class).setText(""));
        until(() -> says("#trim-page .empty", "Type a filter"));
        interact(() -> robot.lookup("#trim-filter").queryAs(LineField.class).setText("/^ k$/"));
        until(() -> says("#trim-text", "line 1"));
        interact(() -> robot.lookup("#trim-along").queryAs(ToggleButton.class).fire());
        until(() -> says("#trim-ids", "goes"));
        interact(() -> robot.lookup("#trim-staying").queryAs(ToggleButton.class).fire());
        until(() -> says("#trim-ids", "→ 0"));
        until(() -> !robot.lookup("#trim-write").queryAs(Button.class).isDisabled());
        interact(() -> robot.lookup("#trim-write").queryAs(Button.class).fire());
        until(() -> says(".writing-strip", "Written: "));
        assertTrue(Files.exists(written().resolve("lexiscope-ids.tsv")));
        robot.type(KeyCode.ESCAPE);
        until(() -> workspace.page().get() == Page.PANELS);
        assertEquals(8192, workspace.shown().getValue().orElseThrow().rows());
    }

    /// The one new folder in the chosen one.
    private Path written() throws IOException {
        try (var all = Files.list(folder.resolve("out"))) {
            List<Path> there = all.toList();
            assertEquals(1, there.size(), there.toString());
            return there.getFirst();
        }
    }

    @Test
    void mendIsReachedByKeysAndWritten(FxRobot robot) throws Exception {
        until(() -> workspace.sessions().size() == 1);
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.M)
                .release(KeyCode.M, KeyCode.SHIFT, KeyCode.CONTROL);
        until(() -> workspace.page().get() == Page.MEND);
        until(() -> says("#mend-findings", "vocab_size is 9000"));
        until(() -> says("#mend-files", "config.json: mended"));
        CheckBox box = robot.lookup("#mend-findings .check-box").queryAs(CheckBox.class);
        interact(box::fire);
        until(() -> robot.lookup("#mend-write").queryAs(Button.class).isDisabled());
        assertFalse(says("#mend-files", "config.json"));
        interact(box::fire);
        until(() -> !robot.lookup("#mend-write").queryAs(Button.class).isDisabled());
        interact(() -> robot.lookup("#mend-write").queryAs(Button.class).fire());
        until(() -> says(".writing-strip", "Written: "));
        assertTrue(Files.readString(written().resolve("config.json")).contains("8192"));
        interact(() -> robot.lookup("#close-mend").queryAs(Button.class).fire());
        // files that were changed meanwhile are looked at anew
        Path config = folder.resolve("model").resolve("config.json");
        Files.writeString(config, "{");
        interact(() -> workspace.page().set(Page.MEND));
        until(() -> says("#mend-page .empty", "config.json is needed for this and cannot be read"));
        Files.writeString(config, "{\"vocab_size\": 8192}");
        interact(() -> robot.lookup("#mend-page .empty .begin-again").queryAs(Button.class).fire());
        until(() -> says("#mend-page .empty", "Nothing was found"));
        assertTrue(robot.lookup("#mend-write").queryAs(Button.class).isDisabled());
        interact(() -> robot.lookup("#close-mend").queryAs(Button.class).fire());
        assertEquals(Page.PANELS, workspace.page().get());
    }
}
