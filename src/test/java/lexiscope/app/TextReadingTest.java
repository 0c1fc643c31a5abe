package lexiscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;

import lexiscope.format.hub.HubSettings;
import lexiscope.store.AppDirectories;
import lexiscope.tokenizer.aligned.Typed;
import lexiscope.ui.session.Session;
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
import java.util.List;
import java.util.concurrent.TimeUnit;

/// How the text is read, in the window: colours with their legend, switches, windows, labels.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by start, which runs before each test
class TextReadingTest {
    private MainWindow window;
    private Workspace workspace;

    @Start
    void start(Stage stage) throws Exception {
        Path folder = Files.createTempDirectory("lexiscope-reading");
        Fonts.load();
        workspace = new Workspace(Tasks.onThreads(), AppDirectories.in(folder), HubSettings::here);
        window = new MainWindow(workspace, Choosers.SYSTEM, 1440, 900);
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

    private Session session() {
        return workspace.looked().get();
    }

    private static String words(FxRobot robot, String of) {
        var words = new StringBuilder();
        for (Node node : robot.lookup(of).query().lookupAll(".label")) {
            if (node instanceof Labeled l && l.isVisible() && !l.getText().isEmpty()) {
                words.append(l.getText()).append(" · ");
            }
        }
        return words.toString();
    }

    private static MenuItem item(MenuButton menu, String label) {
        return menu.getItems().stream()
                .filter(i -> label.equals(i.getText()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no entry " + label));
    }

    private static MenuButton more(FxRobot robot) {
        return robot.lookup("#text-more").queryAs(MenuButton.class);
    }

    @Test
    void aColourIsChosenAndSaysWhatItMeans(FxRobot robot) throws Exception {
        settle();
        Pane legend = robot.lookup("#text-legend").queryAs(Pane.class);
        assertFalse(legend.isVisible(), "each token has its own hue: there is nothing to say");
        MenuButton choice = robot.lookup("#text-colour").queryAs(MenuButton.class);
        robot.interact(() -> item(choice, "Norm").fire());
        settle();
        assertEquals("Norm", choice.getText());
        assertTrue(words(robot, "#text-legend").contains("each shade as many tokens"));
        robot.interact(() -> window.actions().named("text.colour.kind").fire());
        settle();
        assertEquals("Kind", choice.getText());
        String kinds = words(robot, "#text-legend");
        assertTrue(kinds.contains("word start") && !kinds.contains("unused"), kinds);
        robot.interact(() -> window.actions().named("text.colour.next").fire());
        settle();
        assertEquals("Rarity (id)", choice.getText());
        Shots.take(window, "text-rarity");
    }

    @Test
    void switchesChangeWhatIsEncodedAndAreSaid(FxRobot robot) throws Exception {
        robot.interact(() -> workspace.text().set(Typed.of("a<|endoftext|>b")));
        settle();
        int before = session().split().get().after().size();
        assertFalse(words(robot, "#counts").contains("special"));
        robot.interact(() -> item(more(robot), "Special tokens in the text are text").fire());
        settle();
        assertTrue(session().split().get().after().size() > before);
        assertTrue(words(robot, "#counts").contains("special tokens read as text"));
    }

    @Test
    void settingsHaveTheSwitches(FxRobot robot) throws Exception {
        settle();
        MenuButton more = more(robot);
        robot.interact(() -> workspace.page().set(Page.SETTINGS));
        robot.interact(
                () ->
                        robot.lookup("#template-left")
                                .queryAs(javafx.scene.control.ToggleButton.class)
                                .fire());
        assertTrue(session().reading().get().bare());
        assertFalse(
                ((CheckMenuItem) item(more, "Add the special tokens of the model")).isSelected());
    }

    @Test
    void windowsAreAskedForDrawnAndCounted(FxRobot robot) throws Exception {
        settle();
        robot.interact(() -> workspace.text().set(Typed.of("The king rode. ".repeat(40))));
        settle();
        int tokens = session().split().get().after().size();
        robot.interact(() -> window.actions().named("text.windows").fire());
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(
                () -> {
                    number(robot, "#windows-size", 32);
                    number(robot, "#windows-overlap", 40);
                    robot.lookup("#windows-draw").queryButton().fire();
                });
        assertEquals(
                "Windows of 32 tokens can share 0 to 31 tokens, not 40.",
                robot.lookup("#windows-problem").queryLabeled().getText());
        robot.interact(
                () -> {
                    number(robot, "#windows-overlap", 8);
                    robot.lookup("#windows-draw").queryButton().fire();
                });
        settle();
        assertEquals(8, workspace.settings().get().reading().overlap());
        int count = 1 + (tokens - 32 + 23) / 24;
        assertTrue(
                words(robot, "#counts").contains(count + " windows of 32, 8 shared"),
                words(robot, "#counts"));
        // by the keyboard alone
        robot.interact(() -> window.actions().named("text.windows").fire());
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(
                robot.lookup("#windows-size")
                        .queryAs(javafx.scene.control.Spinner.class)
                        .getEditor()
                        .isFocused(),
                "the keyboard stays in the text");
        String typed = workspace.text().get().text();
        robot.write("16").type(KeyCode.ENTER);
        settle();
        assertEquals(16, workspace.settings().get().reading().window());
        assertEquals(typed, workspace.text().get().text());
        Shots.take(window, "text-windows");
        robot.interact(() -> robot.lookup("#windows-none").queryButton().fire());
        settle();
        assertFalse(words(robot, "#counts").contains("windows"));
    }

    private static void number(FxRobot robot, String of, int number) {
        robot.lookup(of)
                .queryAs(javafx.scene.control.Spinner.class)
                .getEditor()
                .setText(String.valueOf(number));
    }
}
