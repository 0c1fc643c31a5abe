package lexiscope.ui.vocabulary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableCell;
import javafx.scene.control.skin.TableColumnHeader;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import lexiscope.format.hub.HubSettings;
import lexiscope.store.AppDirectories;
import lexiscope.store.Settings;
import lexiscope.tokens.TokenValues;
import lexiscope.ui.edit.LineField;
import lexiscope.ui.kit.ColumnHead;
import lexiscope.ui.kit.Palette;
import lexiscope.ui.session.Selection;
import lexiscope.ui.session.Session;
import lexiscope.ui.task.Tasks;
import lexiscope.ui.workspace.Workspace;
import lexiscope.work.Progress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.nio.file.Path;
import java.util.List;

/// The vocabulary by keyboard and mouse.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by start, which runs before each test
class VocabularyPanelTest {
    @TempDir private Path folder;

    private final ObjectProperty<List<String>> columns =
            new SimpleObjectProperty<>(Settings.DEFAULT.columns());

    private Workspace workspace;
    private StackPane root;

    @Start
    void start(Stage stage) {
        workspace = new Workspace(Tasks.inline(), AppDirectories.in(folder), HubSettings::here);
        root = new StackPane(new VocabularyPanel(session(), new Palette(), columns).node());
        var scene = new Scene(root, 448, 400);
        scene.getStylesheets().add(new atlantafx.base.theme.PrimerLight().getUserAgentStylesheet());
        scene.getStylesheets()
                .add(String.valueOf(VocabularyPanel.class.getResource("/lexiscope/theme.css")));
        stage.setScene(scene);
        stage.show();
    }

    private void open(FxRobot robot) {
        robot.interact(() -> workspace.open(List.of(Path.of("samples/english-bpe-8k"))));
        robot.interact(root::layout);
    }

    private static VocabularyTable table(FxRobot robot) {
        return robot.lookup("#vocabulary").queryAs(VocabularyTable.class);
    }

    /// A key with the modifiers before it, at whatever has the keyboard.
    private void press(FxRobot robot, KeyCode... keys) {
        var all = List.of(keys);
        robot.interact(
                () ->
                        Event.fireEvent(
                                root.getScene().getFocusOwner(),
                                new KeyEvent(
                                        KeyEvent.KEY_PRESSED,
                                        "",
                                        "",
                                        all.getLast(),
                                        all.contains(KeyCode.SHIFT),
                                        all.contains(KeyCode.CONTROL),
                                        all.contains(KeyCode.ALT),
                                        false)));
    }

    private String text(int id) {
        return new String(
                session().shown().get().orElseThrow().vocabulary().bytes(id),
                java.nio.charset.StandardCharsets.UTF_8);
    }

    private int[] selected() {
        return session().selection().get().ids().toArray();
    }

    @Test
    void theKeyboardGoesFromTheFieldIntoTheTableAndBack(FxRobot robot) {
        open(robot);
        robot.clickOn("#search").write("queen");
        press(robot, KeyCode.ENTER);
        int first = table(robot).rows()[0];
        assertEquals(first, session().focusedId().get());
        press(robot, KeyCode.DOWN);
        assertTrue(table(robot).isFocused());
        assertEquals(0, table(robot).cursor());
        press(robot, KeyCode.DOWN);
        press(robot, KeyCode.ENTER);
        assertEquals(table(robot).rows()[1], session().focusedId().get());
        press(robot, KeyCode.UP);
        press(robot, KeyCode.UP);
        assertTrue(robot.lookup("#search").query().isFocused());
        press(robot, KeyCode.ESCAPE);
        assertEquals("", robot.lookup("#search").queryAs(LineField.class).getText());
        assertEquals(8192, table(robot).rows().length);
    }

    @Test
    void aLeadingSpaceIsPartOfWhatIsSearched(FxRobot robot) {
        open(robot);
        robot.interact(() -> robot.lookup("#search").queryAs(LineField.class).setText("king"));
        int all = table(robot).rows().length;
        robot.interact(() -> robot.lookup("#search").queryAs(LineField.class).setText(" king"));
        int[] spaced = table(robot).rows();
        assertTrue(spaced.length > 0 && spaced.length < all);
        assertEquals(" king", text(spaced[0]));
        for (int id : spaced) {
            assertTrue(text(id).toLowerCase(java.util.Locale.ROOT).contains(" king"), text(id));
        }
    }

    @Test
    void sortingBeginsAtTheFirstRowAndReactsOnTheWholeHead(FxRobot robot) {
        open(robot);
        robot.interact(() -> session().reveal(7000));
        robot.interact(root::layout);
        TableColumnHeader norm =
                robot.lookup(".column-header").queryAllAs(TableColumnHeader.class).stream()
                        .filter(
                                h ->
                                        h.getTableColumn() != null
                                                && h.getTableColumn().getGraphic()
                                                        instanceof ColumnHead<?> c
                                                && c.title().equals("norm"))
                        .findFirst()
                        .orElseThrow();
        var at = norm.localToScreen(4, norm.getHeight() - 3);
        robot.clickOn(at);
        robot.interact(root::layout);
        var flow = (VirtualFlow<?>) table(robot).lookup(".virtual-flow");
        assertEquals(0, flow.getFirstVisibleCell().getIndex());
        var norms = session().norms().get();
        int[] rows = table(robot).rows();
        assertTrue(norms.norm(rows[0]) >= norms.norm(rows[1]));
        // by keyboard: the head that is sorted by can be reached, and turns the order round
        var head = robot.lookup(".column-head.sorted").queryAs(ColumnHead.class);
        assertTrue(head.isFocusTraversable());
        robot.interact(head::requestFocus);
        press(robot, KeyCode.SPACE);
        rows = table(robot).rows();
        assertTrue(norms.norm(rows[0]) <= norms.norm(rows[1]));
    }

    @Test
    void bytesSayThatTheyAreSortedByLength(FxRobot robot) {
        open(robot);
        var head =
                robot.lookup(".column-head").queryAllAs(Label.class).stream()
                        .filter(h -> h.getText().startsWith("bytes"))
                        .findFirst()
                        .orElseThrow();
        robot.clickOn(head);
        assertEquals("bytes: length ↑", head.getText());
    }

    @Test
    void shiftAndControlExtendTheSelectionAndAreCopiedAsText(FxRobot robot) {
        open(robot);
        robot.clickOn("#search").write(" ki");
        int[] rows = table(robot).rows();
        press(robot, KeyCode.DOWN);
        press(robot, KeyCode.SHIFT, KeyCode.DOWN);
        assertArrayEquals(sorted(new int[] {rows[0], rows[1]}), selected());
        press(robot, KeyCode.CONTROL, KeyCode.C);
        assertEquals(text(selected()[0]) + "\n" + text(selected()[1]), clipboard(robot));
        press(robot, KeyCode.CONTROL, KeyCode.ALT, KeyCode.C);
        assertTrue(clipboard(robot).contains("Ġki"), clipboard(robot));
        assertEquals("2 copied", robot.lookup(".panel-count").queryAs(Label.class).getText());
        // the mouse: Ctrl takes one out, Shift takes all from there
        robot.interact(() -> session().selection().set(Selection.NONE));
        click(robot, chip(robot, rows[0]), false);
        click(robot, chip(robot, rows[2]), true);
        assertArrayEquals(sorted(new int[] {rows[0], rows[1], rows[2]}), selected());
    }

    /// A click with Shift, else with Ctrl.
    private static void click(FxRobot robot, Node on, boolean shift) {
        robot.interact(
                () ->
                        Event.fireEvent(
                                on,
                                new MouseEvent(
                                        MouseEvent.MOUSE_CLICKED,
                                        1,
                                        1,
                                        1,
                                        1,
                                        MouseButton.PRIMARY,
                                        1,
                                        shift,
                                        !shift,
                                        false,
                                        false,
                                        false,
                                        false,
                                        false,
                                        false,
                                        false,
                                        true,
                                        null)));
    }

    /// The chip of a token.
    private Node chip(FxRobot robot, int id) {
        robot.interact(
                () -> {
                    root.applyCss();
                    root.layout();
                });
        String shown = session().shown().get().orElseThrow().vocabulary().shown(id);
        return table(robot).lookupAll(".token-chip").stream()
                .filter(c -> c instanceof Label l && l.getText().equals(shown))
                .findFirst()
                .orElseThrow();
    }

    private static String clipboard(FxRobot robot) {
        var text = new String[1];
        robot.interact(() -> text[0] = Clipboard.getSystemClipboard().getString());
        return text[0];
    }

    @Test
    void kindsAreCountedAndNothingIsCut(FxRobot robot) {
        open(robot);
        MenuButton kind = robot.lookup("#kind").queryAs(MenuButton.class);
        assertEquals("Any kind · 8,192", kind.getItems().getFirst().getText());
        assertTrue(kind.getItems().get(1).getText().startsWith("word start · "));
        assertTrue(kind.getItems().get(2).getText().startsWith("no space · "));
        for (double width : new double[] {228, 300, 332, 448, 900}) {
            robot.interact(
                    () -> {
                        root.getScene().getWindow().setWidth(width);
                        root.applyCss();
                        root.layout();
                    });
            double sum = 0;
            for (var column : table(robot).getVisibleLeafColumns()) {
                assertTrue(column.getWidth() >= column.getMinWidth());
                sum += column.getWidth();
            }
            assertTrue(sum <= table(robot).getWidth(), width + ": " + sum);
            assertTrue(sum > table(robot).getWidth() - 16, width + ": " + sum);
            for (Label head : robot.lookup(".column-head").queryAllAs(Label.class)) {
                assertTrue(head.getWidth() >= head.prefWidth(-1) - 0.5, width + head.getText());
            }
        }
    }

    /// The heads that are seen, in their order.
    private List<String> heads(FxRobot robot) {
        robot.interact(
                () -> {
                    root.applyCss();
                    root.layout();
                });
        return table(robot).getVisibleLeafColumns().stream()
                .map(c -> c.getGraphic() instanceof ColumnHead<?> h ? h.title() : "")
                .toList();
    }

    private static void choose(FxRobot robot, String label) {
        MenuButton menu = robot.lookup("#columns").queryAs(MenuButton.class);
        robot.interact(
                () -> {
                    Event.fireEvent(menu, new Event(MenuButton.ON_SHOWING));
                    var item =
                            menu.getItems().stream()
                                    .filter(i -> label.equals(i.getText()))
                                    .findFirst()
                                    .orElseThrow();
                    if (item instanceof CheckMenuItem check) {
                        check.setSelected(!check.isSelected());
                    }
                    item.fire();
                });
    }

    @Test
    void anyValueIsAColumnAndIsSortedBy(FxRobot robot) {
        open(robot);
        robot.interact(() -> root.getScene().getWindow().setWidth(700));
        assertEquals(List.of("id", "token", "bytes", "kind", "norm", "pct"), heads(robot));
        choose(robot, "Script");
        choose(robot, "Merge rank");
        assertEquals(
                List.of("id", "token", "bytes", "kind", "script", "rank", "norm", "pct"),
                heads(robot));
        assertEquals(
                List.of("bytes", "kind", "norm", "percentile", "script", "rank"), columns.get());
        var rank =
                robot.lookup(".column-head").queryAllAs(ColumnHead.class).stream()
                        .filter(h -> h.title().equals("rank"))
                        .findFirst()
                        .orElseThrow();
        robot.interact(rank::sort);
        int[] rows = table(robot).rows();
        var m = session().shown().get().orElseThrow();
        var ranks = TokenValues.RANK.source().of(m, Progress.NONE);
        assertEquals(0, ranks.number(rows[0]));
        assertEquals(1, ranks.number(rows[1]));
        // what has no rank stands last, in either direction
        assertFalse(ranks.has(rows[rows.length - 1]));
        robot.interact(rank::sort);
        assertFalse(ranks.has(table(robot).rows()[rows.length - 1]));
        assertTrue(rank.getText().endsWith("↓"), rank.getText());
        choose(robot, "Bytes");
        choose(robot, "Norm");
        assertEquals(List.of("id", "token", "kind", "script", "rank", "pct"), heads(robot));
        // a value that is known, and its words in the cells
        assertTrue(
                robot.lookup(".table-cell").queryAllAs(TableCell.class).stream()
                        .anyMatch(c -> "Latin".equals(c.getText())));
        choose(robot, "Usual columns");
        assertEquals(List.of("id", "token", "bytes", "kind", "norm", "pct"), heads(robot));
    }

    /// What a model does not have is left out, and is there again for the next that has it.
    @Test
    void aColumnThatAModelDoesNotHaveStaysChosen(FxRobot robot) {
        robot.interact(() -> columns.set(List.of("norm", "nonsense", "rank")));
        robot.interact(() -> root.getScene().getWindow().setWidth(700));
        open(robot);
        assertEquals(List.of("id", "token", "rank", "norm"), heads(robot));
        choose(robot, "Kind");
        assertEquals(List.of("norm", "nonsense", "rank", "kind"), columns.get());
    }

    @Test
    void theThumbCanBeTakenHoldOf(FxRobot robot) {
        open(robot);
        var bar = robot.from(table(robot)).lookup(".scroll-bar:vertical").query();
        var thumb = (javafx.scene.layout.Region) bar.lookup(".thumb");
        assertTrue(thumb.getHeight() >= 28, String.valueOf(thumb.getHeight()));
        robot.interact(
                () -> {
                    table(robot).scrollTo(8191);
                    root.layout();
                });
        assertTrue(thumb.getBoundsInParent().getMaxY() <= bar.getLayoutBounds().getHeight() + 1);
    }

    @Test
    void emptyTablesSayWhy(FxRobot robot) {
        assertTrue(placeholder(robot).startsWith("No model is open."));
        open(robot);
        robot.interact(() -> robot.lookup("#search").queryAs(LineField.class).setText("qqqq"));
        assertTrue(placeholder(robot).contains("“qqqq”"));
        assertFalse(placeholder(robot).contains("model"));
    }

    private static String placeholder(FxRobot robot) {
        return robot.lookup(".empty-sentence").queryLabeled().getText();
    }

    private static int[] sorted(int[] ids) {
        int[] copy = ids.clone();
        java.util.Arrays.sort(copy);
        return copy;
    }

    private Session session() {
        return workspace.looked().get();
    }
}
