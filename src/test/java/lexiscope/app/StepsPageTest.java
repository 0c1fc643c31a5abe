package lexiscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import lexiscope.format.hub.HubSettings;
import lexiscope.store.AppDirectories;
import lexiscope.tokenizer.EncodeOptions;
import lexiscope.tokenizer.TinyTokenizers;
import lexiscope.tokenizer.TinyVariants;
import lexiscope.tokenizer.aligned.Typed;
import lexiscope.ui.task.Tasks;
import lexiscope.ui.workspace.Page;
import lexiscope.ui.workspace.Workspace;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// The page of steps in the window: words by arrows, merges by hand, a merge left out, the stages.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by start, which runs before each test
class StepsPageTest {
    private MainWindow window;
    private Path folder;
    private Workspace workspace;

    @Start
    void start(Stage stage) throws Exception {
        folder = Files.createTempDirectory("lexiscope-steps");
        Fonts.load();
        Choosers none = new NoChoosers();
        workspace = new Workspace(Tasks.onThreads(), AppDirectories.in(folder), HubSettings::here);
        window = new MainWindow(workspace, none, 1440, 900);
        stage.setScene(window.scene());
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(1440);
        stage.setHeight(900);
        stage.show();
        window.begin(List.of(Path.of("samples/english-bpe-8k")));
    }

    private void settle() throws Exception {
        WaitForAsyncUtils.waitFor(
                120, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(() -> !window.busy()).get());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static String said(FxRobot robot) {
        return robot.lookup("#steps-page").lookup(".label").queryAll().stream()
                .map(n -> n instanceof Labeled l ? l.getText() : "")
                .collect(Collectors.joining("\n"));
    }

    private static void fire(FxRobot robot, String id) {
        Node button = robot.lookup(id).query();
        robot.interact(
                () -> {
                    if (button instanceof Button b) {
                        b.fire();
                    } else if (button instanceof javafx.scene.control.ToggleButton t) {
                        t.fire();
                    } else {
                        javafx.event.Event.fireEvent(
                                button,
                                new javafx.scene.input.KeyEvent(
                                        javafx.scene.input.KeyEvent.KEY_PRESSED,
                                        "",
                                        "",
                                        KeyCode.ENTER,
                                        false,
                                        false,
                                        false,
                                        false));
                    }
                });
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void wordsAndStepsAreGoneThrough(FxRobot robot) throws Exception {
        settle();
        robot.interact(() -> workspace.text().set(Typed.of("The words are untokenizable.")));
        settle();
        fire(robot, "#steps-tab");
        fire(robot, "#all-steps");
        settle();
        assertEquals(Page.STEPS, workspace.page().get());
        assertTrue(said(robot).contains("word 1 of 5"), said(robot));
        robot.interact(() -> robot.lookup("#steps-page").query().requestFocus());
        for (int i = 0; i < 3; i++) {
            robot.type(KeyCode.RIGHT);
        }
        settle();
        assertTrue(said(robot).contains("word 4 of 5"), said(robot));
        // the focused token is the word's first piece, in its place
        assertEquals(13, workspace.looked().get().focus().get().at());
        assertTrue(said(robot).contains("Why this merge"), said(robot));
        assertTrue(said(robot).contains("pair the training joined"), said(robot));
        String all = said(robot).lines().filter(l -> l.startsWith("step ")).findFirst().orElse("");
        robot.type(KeyCode.UP);
        assertTrue(!said(robot).contains(all), said(robot));
        fire(robot, "#leave-out");
        assertTrue(said(robot).contains("What if"), said(robot));
        assertTrue(said(robot).contains("is left out"), said(robot));
        fire(robot, "#put-back");
        assertTrue(!said(robot).contains("What if\n"), said(robot));
        for (String stage : List.of("added", "normalised", "words", "special", "model")) {
            fire(robot, "#stage-" + stage);
        }
        assertTrue(said(robot).contains(all), said(robot));
        robot.type(KeyCode.ESCAPE);
        assertEquals(Page.PANELS, workspace.page().get());
    }

    /// Every family with steps is gone through and played by the same keys, from the first key on.
    @Test
    void everyFamilyIsPlayedByKeyboard(FxRobot robot) throws Exception {
        settle();
        for (String family : List.of("bert", "t5")) {
            TinyTokenizers.write(folder, family, TinyTokenizers.all().getOrDefault(family, ""));
            robot.interact(() -> workspace.open(List.of(folder.resolve(family))));
            settle();
            robot.interact(
                    () -> {
                        workspace.text().set(Typed.of("the king"));
                        window.actions().named("page.steps").fire();
                    });
            settle();
            robot.type(KeyCode.HOME);
            assertTrue(said(robot).contains("step 0 of "), family + said(robot));
            robot.type(KeyCode.DOWN);
            assertTrue(said(robot).contains("step 1 of "), family + said(robot));
            robot.type(KeyCode.UP, KeyCode.SPACE);
            assertEquals("Pause", playing(robot), family);
            robot.type(KeyCode.SPACE, KeyCode.END);
            assertEquals("Play", playing(robot), family);
            robot.type(KeyCode.RIGHT);
            assertTrue(said(robot).contains("word 2 of"), family + said(robot));
            robot.type(KeyCode.ESCAPE);
        }
    }

    /// Where the search leaves what is no token, the pieces of `encode` stand below it.
    @Test
    void whatIsNoTokenIsShownAsItsPieces(FxRobot robot) throws Exception {
        settle();
        for (String family : List.of("xlmr", "unigram-bytes")) {
            var all = new java.util.HashMap<>(TinyTokenizers.all());
            all.putAll(TinyVariants.all());
            TinyTokenizers.write(folder, family, all.getOrDefault(family, ""));
            robot.interact(() -> workspace.open(List.of(folder.resolve(family))));
            settle();
            robot.interact(
                    () -> {
                        workspace.text().set(Typed.of("the東京"));
                        window.actions().named("page.steps").fire();
                    });
            settle();
            var shown =
                    robot.lookup("#came-out").lookup(".token-chip").queryAll().stream()
                            .map(n -> n.getAccessibleText())
                            .map(t -> Integer.valueOf(t.substring(t.lastIndexOf(' ') + 1)))
                            .toList();
            var tokenizer =
                    workspace.looked().get().opened().get().orElseThrow().tokenizer().orElseThrow();
            int[] ids = tokenizer.encode("the東京", EncodeOptions.DEFAULT).ids();
            assertEquals(Arrays.stream(ids).boxed().toList(), shown, family);
            String gives = "the best way takes 3 and gives " + ids.length + " pieces.";
            assertTrue(said(robot).contains(gives), family + said(robot));
            robot.type(KeyCode.ESCAPE);
        }
    }

    /// What the button that plays would do now.
    private static String playing(FxRobot robot) {
        return robot.lookup("#play-prefixes")
                .tryQueryAs(Button.class)
                .or(() -> robot.lookup("#play-lattice").tryQueryAs(Button.class))
                .map(Button::getText)
                .orElse("");
    }
}
