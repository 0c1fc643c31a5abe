package lexiscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.css.PseudoClass;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderStroke;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

import lexiscope.format.hub.HubSettings;
import lexiscope.json.Json;
import lexiscope.store.AppDirectories;
import lexiscope.tokenizer.aligned.Typed;
import lexiscope.trial.Trial;
import lexiscope.trial.Trials;
import lexiscope.ui.edit.LineField;
import lexiscope.ui.kit.Palette;
import lexiscope.ui.session.Notice;
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
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Windows of any size: nothing is cut, what gives way can be reached, the keyboard is seen.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by start, which runs before each test
class NarrowWindowTest {
    private static final PseudoClass SEEN = PseudoClass.getPseudoClass("focus-visible");

    private MainWindow window;
    private Workspace workspace;
    private Path folder;

    @Start
    void start(Stage stage) throws Exception {
        folder = Files.createTempDirectory("lexiscope-narrow");
        Fonts.load();
        Choosers none = new NoChoosers();
        workspace = new Workspace(Tasks.onThreads(), AppDirectories.in(folder), HubSettings::here);
        window = new MainWindow(workspace, none, 1440, 900);
        stage.setScene(window.scene());
        // the stage of another test may be smaller, and the screen ends at 1,920 by 1,080
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

    private void size(FxRobot robot, double width, double height) {
        robot.interact(
                () -> {
                    // not the stage: the platform without a display ends at its screen
                    var root = window.scene().getRoot();
                    root.resize(width, height);
                    root.applyCss();
                    root.layout();
                    root.layout();
                });
    }

    private double[] columns() {
        return window.desk().columnSizes();
    }

    /// A window that was small for a while lies as it did before.
    @Test
    void theListOfTokensComesBackAfterASmallWindow(FxRobot robot) throws Exception {
        settle();
        size(robot, 1440, 900);
        double before = robot.lookup("#pieces").queryAs(Region.class).getHeight();
        size(robot, 800, 600);
        size(robot, 1440, 900);
        double after = robot.lookup("#pieces").queryAs(Region.class).getHeight();
        assertTrue(before > 80, "before " + before);
        assertEquals(before, after, 3);
    }

    /// At the smallest size as at others no row of tabs is cut.
    @Test
    void theTabsOfTrimAreWhole(FxRobot robot) throws Exception {
        settle();
        robot.interact(() -> workspace.page().set(Page.TRIM));
        settle();
        size(robot, 1440, 900);
        size(robot, 800, 600);
        var line = robot.lookup(".folder-tabs").queryAs(Region.class);
        for (Node tab : line.getChildrenUnmodifiable()) {
            var at = tab.getBoundsInParent();
            assertTrue(
                    at.getMinY() >= -0.5 && at.getMaxY() <= line.getHeight() + 0.5, tab + "" + at);
        }
        assertTrue(line.getWidth() >= 300, "" + line.getWidth());
    }

    @Test
    void everySizeOfWindowShowsItsThingsWhole(FxRobot robot) throws Exception {
        settle();
        for (double[] size :
                new double[][] {
                    {800, 600}, {900, 640}, {1000, 700}, {1180, 800}, {1440, 900}, {3840, 2160}
                }) {
            size(robot, size[0], size[1]);
            String at = size[0] + " px: ";
            for (String line : List.of(".header", ".strip", "#vocabulary", ".panel-header")) {
                for (Node node : robot.lookup(line).queryAll()) {
                    if (node instanceof Region region && region.getWidth() > 0) {
                        inside(region, at);
                    }
                }
            }
            assertTrue(robot.lookup("#find").query().getBoundsInParent().getWidth() >= 96);
        }
        // as the design has it, and back as it was
        size(robot, 1000, 700);
        assertEquals(332, columns()[0]);
        assertEquals(258, columns()[2]);
        size(robot, 800, 600);
        size(robot, 1440, 900);
        assertEquals(448, columns()[0]);
        assertEquals(324, columns()[2]);
    }

    /// Every child that is shown lies in its line, and no text in it is shorter than it wants.
    private static void inside(Region line, String at) {
        for (Node child : line.getChildrenUnmodifiable()) {
            if (!child.isVisible() || !child.isManaged()) {
                continue;
            }
            assertTrue(
                    child.getBoundsInParent().getMaxX() <= line.getWidth() + 4,
                    at + line.getStyleClass() + " loses " + child);
            if (child instanceof Labeled text && !text.getText().isEmpty()) {
                assertTrue(
                        text.getWidth() >= text.prefWidth(-1) - 1 || text.isWrapText(),
                        at + "cut: " + text.getText());
            }
        }
    }

    @Test
    void figuresThatGaveWayAreBehindAButtonAndNotesStay(FxRobot robot) throws Exception {
        settle();
        assertTrue(robot.lookup("#about").tryQuery().isEmpty());
        Path alone = folder.resolve("a model with notes");
        Files.createDirectories(alone);
        Files.copy(
                Path.of("samples/english-bpe-8k/tokenizer.json"), alone.resolve("tokenizer.json"));
        var added = Map.of("add_bos_token", true, "tokenizer_class", "SomethingUnheardOfTokenizer");
        Files.writeString(alone.resolve("tokenizer_config.json"), Json.line(added));
        robot.interact(() -> workspace.open(List.of(alone.resolve("tokenizer.json"))));
        settle();
        size(robot, 800, 600);
        assertEquals("a model with notes", robot.lookup("#model-name").queryLabeled().getText());
        robot.clickOn("#about");
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(told(robot).contains("no embedding matrix"), told(robot));
        assertTrue(told(robot).contains("1 file"), told(robot));
    }

    @Test
    void figuresBelowTheTextGoBelowOneAnother(FxRobot robot) throws Exception {
        settle();
        robot.interact(
                () -> {
                    session().text().set(Typed.of("king ".repeat(3000)));
                    session().tryOut(Trials.NONE.adding(List.of(Trial.of(" grafted"))));
                });
        settle();
        for (double width : new double[] {800, 1000, 1440}) {
            size(robot, width, 600);
            inside(robot.lookup(".counts-line").queryAs(Region.class), width + " px: ");
        }
    }

    /// One thing a press, the nearest first; the search at last, wherever the keyboard is.
    @Test
    void escapeClearsTheSearchFromAnywhere(FxRobot robot) throws Exception {
        settle();
        LineField search = robot.lookup("#search").query();
        robot.interact(() -> search.setText("zzzz"));
        settle();
        robot.interact(
                () -> {
                    window.workspace().page().set(Page.BENCH);
                    robot.lookup("#bench-page").query().requestFocus();
                });
        settle();
        press(robot, KeyCode.ESCAPE);
        assertEquals(Page.PANELS, window.workspace().page().get());
        assertEquals("zzzz", search.getText());
        robot.interact(() -> robot.lookup("#vocabulary").query().requestFocus());
        press(robot, KeyCode.ESCAPE);
        assertEquals("", search.getText());
    }

    /// Where windows cannot be see-through, what is beside round corners has the theme's ground.
    @Test
    void popupsHaveNoWhiteCorners(FxRobot robot) {
        var palette = (Palette) robot.lookup(".palette").query();
        for (var theme : javafx.application.ColorScheme.values()) {
            robot.interact(
                    () -> {
                        window.theme(theme);
                        window.scene().getRoot().applyCss();
                        var popup = new javafx.stage.Popup();
                        PopupGrounds.fill(List.of(popup, window.scene().getWindow()), palette);
                        assertEquals(palette.role("bg-overlay"), popup.getScene().getFill());
                        assertEquals(javafx.scene.paint.Color.WHITE, window.scene().getFill());
                    });
        }
    }

    /// What the card about the model says.
    private static String told(FxRobot robot) {
        var card = (javafx.scene.control.ScrollPane) robot.lookup("#about-model").query();
        return ((VBox) card.getContent())
                .getChildren().stream()
                        .map(n -> n instanceof Label l ? l.getText() : "")
                        .collect(java.util.stream.Collectors.joining("\n"));
    }

    @Test
    void withoutAMatrixTextAndVocabularyHaveTheRoom(FxRobot robot) throws Exception {
        settle();
        robot.interact(
                () -> workspace.open(List.of(Path.of("samples/english-bpe-8k/tokenizer.json"))));
        settle();
        size(robot, 1440, 900);
        assertEquals(0, columns()[1]);
        assertEquals(1440 - 324 - 1, columns()[0]);
        double text = robot.lookup("#text").query().getBoundsInParent().getWidth();
        double table = robot.lookup("#vocabulary").query().getBoundsInParent().getWidth();
        assertTrue(text > 500 && table > 400, text + " and " + table);
        robot.interact(() -> workspace.open(List.of(Path.of("samples/english-bpe-8k"))));
        settle();
        size(robot, 1440, 900);
        assertEquals(448, columns()[0]);
    }

    @Test
    void tenErrorsLeaveThePanelsTheirRoom(FxRobot robot) throws Exception {
        settle();
        robot.interact(
                () -> {
                    for (int i = 0; i < 10; i++) {
                        session().tell(new Notice(Notice.Kind.ERROR, "Something broke, no. " + i));
                    }
                });
        size(robot, 1000, 700);
        assertEquals("7 more", robot.lookup("#more-notices").queryLabeled().getText());
        assertEquals(4, robot.lookup(".notice").queryAll().size());
        assertTrue(robot.lookup("#panels").query().getBoundsInParent().getHeight() > 450);
        robot.clickOn("#close-notices");
        assertEquals(List.of(), workspace.notices().get());
        assertTrue(robot.lookup(".notice").tryQuery().isEmpty());
        // a sentence that says no is not green
        robot.clickOn("#find").write("qqqqqq").press(KeyCode.ENTER).release(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(Notice.Kind.INFO, workspace.notices().get().getLast().kind());
        size(robot, 1000, 700);
        Region line = robot.lookup(".notice.info").queryAs(Region.class);
        assertEquals(
                javafx.scene.paint.Color.web(
                        window.scene().getPreferences().getColorScheme()
                                        == javafx.application.ColorScheme.DARK
                                ? "#28323F"
                                : "#E3E8F1"),
                line.getBackground().getFills().getFirst().getFill());
    }

    @Test
    void theKeyboardIsSeenWhereverItIs(FxRobot robot) throws Exception {
        settle();
        size(robot, 1440, 900);
        // round the panels
        robot.interact(() -> robot.lookup("#text").query().requestFocus());
        for (String there : List.of("#search", "#map", "#add-token", "#text")) {
            press(robot, KeyCode.F6);
            WaitForAsyncUtils.waitForFxEvents();
            assertTrue(robot.lookup(there).query().isFocused(), there);
            PanelFrame frame = frame(robot.lookup(there).query());
            assertTrue(frame.ringed(), there);
            assertEquals(
                    1,
                    robot.lookup(".panel-frame").queryAllAs(PanelFrame.class).stream()
                            .filter(PanelFrame::ringed)
                            .count());
        }
        // every control that the tabulator can come to
        int seen = 0;
        for (String style : List.of(".button", ".toggle-button", ".menu-button")) {
            for (Node control : robot.lookup(style).queryAll()) {
                if (control.isFocusTraversable() && control instanceof Region region) {
                    robot.interact(
                            () -> {
                                control.pseudoClassStateChanged(SEEN, true);
                                control.applyCss();
                            });
                    assertRing(region);
                    robot.interact(() -> control.pseudoClassStateChanged(SEEN, false));
                    seen++;
                }
            }
        }
        assertTrue(seen > 20, "only " + seen + " controls");
    }

    private void press(FxRobot robot, KeyCode key) {
        robot.interact(
                () ->
                        Event.fireEvent(
                                window.scene().getFocusOwner(),
                                new KeyEvent(
                                        KeyEvent.KEY_PRESSED,
                                        "",
                                        "",
                                        key,
                                        false,
                                        false,
                                        false,
                                        false)));
    }

    private static void assertRing(Region control) {
        assertNotEquals(null, control.getBorder(), control + " has no ring");
        BorderStroke stroke = control.getBorder().getStrokes().getFirst();
        assertEquals(2, stroke.getWidths().getTop(), 1e-9, control + " has no ring");
        assertFalse(
                stroke.getTopStroke().equals(javafx.scene.paint.Color.TRANSPARENT),
                control + " has no ring");
    }

    private static PanelFrame frame(Node node) {
        for (Node n = node; n != null; n = n.getParent()) {
            if (n instanceof PanelFrame frame) {
                return frame;
            }
        }
        throw new AssertionError("no frame");
    }

    private Session session() {
        return workspace.looked().get();
    }
}
