package lexiscope.ui.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

import lexiscope.tokenizer.aligned.Typed;
import lexiscope.trial.Trial;
import lexiscope.trial.Trials;
import lexiscope.trial.proposal.As;
import lexiscope.ui.edit.LineField;
import lexiscope.ui.kit.FileDialogs;
import lexiscope.ui.kit.Palette;
import lexiscope.ui.session.Session;
import lexiscope.ui.task.Tasks;
import lexiscope.ui.workspace.Workspace;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by start, which runs before each test
class BenchPageTest {
    private Workspace workspace;
    private Bench bench;

    @Start
    void start(Stage stage) {
        workspace = new Workspace(Tasks.inline());
        workspace.open(List.of(Path.of("samples/english-bpe-8k")));
        session().text().set(Typed.of("A graft of two grafts in the hippocampus."));
        var palette = new Palette();
        var dialogs =
                new FileDialogs(
                        Optional::empty, List::of, Optional::empty, (_, _) -> Optional.empty());
        bench = new Bench(session());
        var page = new BenchPage(bench, palette, dialogs, () -> {});
        var root = new StackPane(palette, page.node());
        stage.setScene(new Scene(root, 1000, 800));
        stage.show();
        page.node().lookup("#bench-token").requestFocus();
    }

    private Session session() {
        return workspace.looked().get();
    }

    private static List<String> texts(FxRobot robot, String in) {
        return robot.lookup(in + " .label").queryAllAs(Label.class).stream()
                .map(Label::getText)
                .toList();
    }

    private Trials trials() {
        return session().trials().get();
    }

    private List<String> contents() {
        return trials().list().stream().map(Trial::content).toList();
    }

    private static CheckBox box(FxRobot robot, String text) {
        return robot.lookup(".check-box").queryAllAs(CheckBox.class).stream()
                .filter(b -> b.getText().equals(text))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void typingATokenShowsWhatItWouldChange(FxRobot robot) {
        assertTrue(robot.lookup("#bench-token").query().isFocused());
        robot.write("graft");
        assertEquals(0, trials().size());
        assertTrue(
                texts(robot, "#bench-verdict").stream().anyMatch(t -> t.contains("“grafts”")),
                texts(robot, "#bench-verdict").toString());
        assertTrue(texts(robot, "#bench-verdict").contains("It will be produced"));
        assertTrue(texts(robot, "#bench-pieces").getFirst().startsWith("now "));
        // flags that are set before it is added go along
        robot.interact(() -> box(robot, "Single word").setSelected(true));
        assertTrue(texts(robot, "#bench-verdict").stream().noneMatch(t -> t.contains("“grafts”")));
        robot.type(KeyCode.ENTER);
        assertEquals(1, trials().size());
        assertTrue(trials().list().getFirst().proposal().token().singleWord());
        robot.interact(() -> box(robot, "Single word").setSelected(false));
        assertFalse(trials().list().getFirst().proposal().token().singleWord());
        robot.interact(() -> robot.lookup("#bench-tune").queryAs(Button.class).fire());
        assertEquals(200, bench.tuning().tuned().get().orElseThrow().passes());
    }

    /// Ctrl Z is the window's own; what is not typing is one history for the page and the panels.
    @Test
    void undoIsThatOfTheModel(FxRobot robot) {
        robot.interact(
                () -> {
                    robot.lookup("#bench-token").queryAs(LineField.class).setText("hippocampus");
                    robot.lookup("#bench-add").queryAs(Button.class).fire();
                });
        assertEquals(1, trials().size());
        Button undo = robot.lookup("#bench-undo").queryAs(Button.class);
        assertEquals("Undo adding hippocampus", undo.getTooltip().getText());
        robot.interact(undo::fire);
        assertEquals(0, trials().size());
        assertTrue(undo.isDisabled());
        robot.interact(() -> robot.lookup("#bench-redo").queryAs(Button.class).fire());
        assertEquals(1, trials().size());
    }

    @Test
    void theListIsWorkedWithoutAMouse(FxRobot robot) {
        for (String token : List.of("one1", "two2", "three3")) {
            robot.write(token).type(KeyCode.ENTER);
        }
        Node last = robot.lookup("#bench-list").queryAs(VBox.class).getChildren().getLast();
        robot.interact(last::requestFocus);
        robot.press(KeyCode.ALT, KeyCode.UP).release(KeyCode.UP, KeyCode.ALT);
        assertEquals(List.of("one1", "three3", "two2"), contents());
        robot.type(KeyCode.SPACE);
        assertFalse(trials().list().get(1).on());
        robot.type(KeyCode.UP).type(KeyCode.UP).type(KeyCode.UP);
        assertEquals(0, bench.chosen().get());
        robot.type(KeyCode.DELETE);
        assertEquals(List.of("three3", "two2"), contents());
        robot.type(KeyCode.END);
        assertEquals(1, bench.chosen().get());
    }

    @Test
    void aNoteStaysWithItsToken(FxRobot robot) {
        robot.write("graft").type(KeyCode.ENTER);
        robot.interact(() -> robot.lookup("#bench-note").query().requestFocus());
        robot.write("from a plum").type(KeyCode.ENTER);
        assertEquals("from a plum", trials().list().getFirst().note());
        assertTrue(texts(robot, "#bench-list").contains("from a plum"));
        assertEquals("the note on graft", session().history().undoable().get().orElseThrow());
    }

    /// A click into the field leaves the keyboard there, and the form as it is.
    @Test
    void theFieldTakesTheKeyboardByAClick(FxRobot robot) {
        robot.interact(() -> robot.lookup("#bench-note").queryParent().requestFocus());
        var sizes = sizes(robot);
        robot.clickOn("#bench-token");
        assertTrue(robot.lookup("#bench-token").query().isFocused());
        robot.write("graft").type(KeyCode.ENTER);
        assertEquals(List.of("graft"), contents());
        // nor does one beside everything
        robot.clickOn("#bench-verdict");
        assertEquals(sizes, sizes(robot));
    }

    /// Nothing says that there is nothing over what is there.
    @Test
    void noEmptySentenceStandsOverWhatIsThere(FxRobot robot) throws Exception {
        Path words = Files.createTempDirectory("lexiscope-words");
        Files.writeString(words.resolve("vocab.txt"), "[UNK]\na\ngraft\n##ing\n");
        robot.interact(
                () -> {
                    workspace.open(List.of(words));
                    bench = new Bench(session());
                    var dialogs =
                            new FileDialogs(
                                    Optional::empty,
                                    List::of,
                                    Optional::empty,
                                    (_, _) -> Optional.empty());
                    var palette = new Palette();
                    var page = new BenchPage(bench, palette, dialogs, () -> {});
                    robot.window(0).getScene().setRoot(new StackPane(palette, page.node()));
                    page.begin();
                });
        robot.write("grafting");
        var said =
                robot.lookup("#bench-page .empty-sentence").queryAllAs(Label.class).stream()
                        .filter(l -> l.getParent().isVisible())
                        .map(Label::getText)
                        .toList();
        assertEquals(
                List.of(
                        "There is no matrix, so there are no vectors.",
                        "There is no matrix, so there is no map."),
                said);
        // nor anything to do with vectors
        assertFalse(robot.lookup("#bench-tune").query().getParent().isVisible());
    }

    /// However long the list is, the form below it stays in sight, and so does the chosen row.
    @Test
    void aLongListLeavesTheFormInSight(FxRobot robot) {
        var many = new ArrayList<Trial>();
        for (int i = 0; i < 50; i++) {
            many.add(Trial.of("word" + i));
        }
        robot.interact(() -> session().tryOut(trials().adding(many)));
        robot.interact(() -> robot.lookup("#bench-page").queryParent().layout());
        for (String place : List.of("#bench-as-added", "#bench-list > .chosen-trial")) {
            Node seen = robot.lookup(place).query();
            var at = seen.localToScene(seen.getBoundsInLocal());
            assertTrue(at.getMinY() > 90 && at.getMaxY() < 430, place + at);
        }
        // and the list is one stop of the keyboard
        long stops =
                robot.lookup("#bench-list .trial-row").queryAll().stream()
                        .filter(Node::isFocusTraversable)
                        .count();
        assertEquals(1, stops);
    }

    /// What the arrow keys come to is what is in force, and the keyboard stays there.
    @Test
    void whatTheArrowKeysChooseIsInForce(FxRobot robot) {
        robot.write("graft").type(KeyCode.ENTER);
        robot.interact(() -> robot.lookup("#bench-as-added").query().requestFocus());
        robot.type(KeyCode.RIGHT);
        assertTrue(robot.lookup("#bench-as-entry").query().isFocused());
        assertEquals(As.ADDED, trials().list().getFirst().proposal().as());
        assertTrue(robot.lookup("#bench-as-added").queryAs(ToggleButton.class).isSelected());
        robot.type(KeyCode.SPACE);
        assertEquals(As.ENTRY, trials().list().getFirst().proposal().as());
        robot.interact(() -> session().history().undo());
        robot.interact(() -> robot.lookup("#bench-vectors .radio-button").query().requestFocus());
        robot.type(KeyCode.RIGHT);
        assertEquals(1, trials().taken());
        robot.type(KeyCode.RIGHT);
        assertEquals(2, trials().taken());
        assertEquals(
                1,
                robot.lookup("#bench-vectors .radio-button").queryAll().stream()
                        .filter(Node::isFocused)
                        .count());
    }

    /// A word that the model has with the space before it costs more once it is cut out.
    @Test
    void aWordThatIsThereAndCostsMoreIsWarnedOf(FxRobot robot) {
        robot.interact(() -> session().text().set(Typed.of("The house of two houses.")));
        robot.write("house");
        var said = texts(robot, "#bench-verdict");
        assertTrue(said.contains("It makes splits longer"), said.toString());
        robot.interact(() -> session().text().set(Typed.of("Nothing.")));
        assertTrue(
                texts(robot, "#bench-verdict").stream()
                        .anyMatch(t -> t.startsWith("“a␣house␣a” is ")),
                texts(robot, "#bench-verdict").toString());
        robot.interact(
                () -> {
                    robot.lookup("#bench-token").queryAs(LineField.class).setText("hippocampus");
                    session().text().set(Typed.of("A hippocampus."));
                });
        assertFalse(texts(robot, "#bench-verdict").contains("It makes splits longer"));
    }

    private static List<String> sizes(FxRobot robot) {
        robot.interact(() -> robot.lookup("#bench-page").queryParent().applyCss());
        return robot.lookup("#bench-page .hint").queryAllAs(Label.class).stream()
                .map(l -> l.getText() + " " + l.getFont().getFamily() + l.getFont().getSize())
                .toList();
    }

    /// What hurts is seen without scrolling in a window of usual size.
    @Test
    void warningsAreSeenWithoutScrolling(FxRobot robot) {
        robot.interact(
                () -> {
                    robot.window(0).setWidth(1440);
                    robot.window(0).setHeight(860);
                    session()
                            .tryOut(
                                    trials().choosing(List.of("zero", "mean"), 0)
                                            .adding(List.of(Trial.of("graft"))));
                });
        robot.interact(() -> robot.lookup("#bench-page").queryParent().layout());
        var area = robot.lookup("#bench-verdict").queryParent();
        while (!(area instanceof ScrollPane)) {
            area = area.getParent();
        }
        var seen = area.localToScene(area.getBoundsInLocal());
        int warned = 0;
        for (Node finding : robot.lookup(".finding.warned").queryAll()) {
            warned++;
            var at = finding.localToScene(finding.getBoundsInLocal());
            assertTrue(at.getMaxY() <= seen.getMaxY(), at + " below " + seen);
        }
        assertTrue(warned >= 2, texts(robot, "#bench-verdict").toString());
        for (Node line : robot.lookup("#bench-vectors .warned-line").queryAll()) {
            var at = line.localToScene(line.getBoundsInLocal());
            assertTrue(at.getMaxY() <= 860, at.toString());
        }
    }
}
