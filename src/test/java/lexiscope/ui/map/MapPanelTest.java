package lexiscope.ui.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import lexiscope.cluster.Grouping;
import lexiscope.format.ModelReader;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.hub.HubSettings;
import lexiscope.projection.Projection;
import lexiscope.projection.layout.Layout;
import lexiscope.store.AppDirectories;
import lexiscope.tokenizer.aligned.Typed;
import lexiscope.trial.Trial;
import lexiscope.ui.kit.Palette;
import lexiscope.ui.session.Session;
import lexiscope.ui.session.map.ColourBy;
import lexiscope.ui.session.map.MapState;
import lexiscope.ui.task.Tasks;
import lexiscope.ui.workspace.Workspace;
import lexiscope.work.Progress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The map panel as a person sees it.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by start, which runs before each test
class MapPanelTest {
    private static final Path SAMPLE = Path.of("samples/english-bpe-8k");

    private static final MouseEvent CLICK =
            new MouseEvent(
                    MouseEvent.MOUSE_CLICKED,
                    0,
                    0,
                    0,
                    0,
                    MouseButton.PRIMARY,
                    1,
                    false,
                    false,
                    false,
                    false,
                    true,
                    false,
                    false,
                    false,
                    false,
                    true,
                    null);

    @TempDir private Path folder;

    private Workspace workspace;
    private MapPanel panel;
    private StackPane root;

    @Start
    void start(Stage stage) {
        workspace = new Workspace(Tasks.inline(), AppDirectories.in(folder), HubSettings::here);
        root = new StackPane();
        var palette = new Palette();
        panel = new MapPanel(session(), palette);
        root.getChildren().addAll(palette, panel.node());
        stage.setScene(new Scene(root, 700, 600));
        // the stage may be as large as a test before left it
        stage.setWidth(700);
        stage.setHeight(600);
        stage.show();
    }

    /// Word vectors of as many rows, each word with its own letter.
    private Path vectors(String name, String letter, int rows) throws Exception {
        var lines = new StringBuilder(rows + " 3\n");
        for (int i = 0; i < rows; i++) {
            lines.append(letter).append(i).append(' ');
            lines.append(Math.sin(i)).append(' ').append(Math.cos(3 * i)).append(' ').append(i % 7);
            lines.append('\n');
        }
        return Files.writeString(folder.resolve(name), lines.toString());
    }

    /// Opens a model, in the place of the one that is open.
    private void open(FxRobot robot, Path path) {
        robot.interact(() -> replace(path));
        robot.interact(root::layout);
    }

    private void replace(Path path) {
        try {
            var model = ModelReader.open(path, Progress.NONE);
            session().close();
            session().fill(model, List.of(path), Optional.empty());
        } catch (UnreadableFileException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theNamesAreThoseOfTheModelThatIsOpen(FxRobot robot) throws Exception {
        open(robot, vectors("a.vec", "aaa", 400));
        assertEquals("aaa7", panel.points().name(7));
        open(robot, vectors("b.vec", "bbb", 400));
        assertEquals(400, panel.points().size());
        assertEquals("bbb7", panel.points().name(7));
    }

    @Test
    void theMapOfTheModelBeforeIsGoneAtOnce(FxRobot robot) throws Exception {
        Path a = vectors("a.vec", "aaa", 400);
        Path b = vectors("b.vec", "bbb", 400);
        var tasks = Tasks.onThreads();
        var foreign = new AtomicInteger();
        var opened = new AtomicInteger();
        robot.interact(
                () -> {
                    workspace =
                            new Workspace(
                                    tasks,
                                    AppDirectories.in(folder.resolve("x")),
                                    HubSettings::here);
                    var palette = new Palette();
                    panel = new MapPanel(session(), palette);
                    root.getChildren().setAll(palette, panel.node());
                    session()
                            .opened()
                            .subscribe(
                                    m -> {
                                        opened.addAndGet(m.isPresent() ? 1 : 0);
                                        boolean own =
                                                m.filter(
                                                                o ->
                                                                        panel.points()
                                                                                .belongsTo(
                                                                                        o
                                                                                                .vocabulary()))
                                                        .isPresent();
                                        foreign.addAndGet(
                                                own || panel.points().size() == 0 ? 0 : 1);
                                    });
                });
        for (Path path : List.of(a, b)) {
            robot.interact(() -> replace(path));
            for (int k = 0; k < 400 && !(tasks.idle().get() && panel.points().size() == 400); k++) {
                robot.sleep(25);
            }
        }
        assertEquals(2, opened.get());
        assertEquals(0, foreign.get(), "places of one model stood under the other's name");
        assertEquals("bbb7", panel.points().name(7));
    }

    private String badge(FxRobot robot) {
        // of this window: those of other tests may still be open
        Label badge = robot.from(root).lookup("#map-badge").query();
        return badge.isVisible() ? badge.getText() : "";
    }

    @Test
    void theBadgeSaysWhatAFilterLeaves(FxRobot robot) throws Exception {
        open(robot, SAMPLE);
        waitForBadge(robot, "all 8,192 rows");
        HBox words = robot.from(root).lookup(".legend-entry").query();
        robot.interact(() -> words.fireEvent(CLICK));
        waitForBadge(robot, "5,474 of 8,192");
    }

    /// Not by colour alone: it is struck through.
    @Test
    void aKindThatIsSwitchedOffIsStruck(FxRobot robot) throws Exception {
        open(robot, SAMPLE);
        waitForBadge(robot, "all 8,192 rows");
        HBox words = robot.from(root).lookup(".legend-entry").query();
        assertTrue(robot.from(root).lookup(".strike").queryAll().isEmpty());
        robot.interact(() -> words.fireEvent(CLICK));
        robot.interact(root::layout);
        int kinds = robot.from(root).lookup(".legend-entry").queryAll().size();
        var struck = robot.from(root).lookup(".strike").queryAllAs(Region.class);
        assertEquals(kinds - 1, struck.size());
        struck.forEach(line -> assertTrue(line.getWidth() > 20, "as long as its name"));
    }

    @Test
    void theCornersNeverCoverOneAnother(FxRobot robot) throws Exception {
        open(robot, SAMPLE);
        waitForBadge(robot, "all 8,192 rows");
        var words = new StringBuilder();
        var vocabulary = session().shown().get().orElseThrow().vocabulary();
        IntStream.range(300, 2300)
                .forEach(id -> words.append(new String(vocabulary.bytes(id), UTF_8)));
        robot.interact(() -> session().text().set(Typed.of(words.toString())));
        MapView view = robot.from(root).lookup("#map").query();
        for (double[] size :
                new double[][] {{322, 530}, {300, 420}, {400, 520}, {520, 380}, {700, 600}}) {
            robot.interact(
                    () -> {
                        var panel = (Region) this.panel.node();
                        panel.setMaxSize(size[0], size[1]);
                        for (int pass = 0; pass < 3; pass++) {
                            root.applyCss();
                            root.layout();
                        }
                    });
            org.testfx.util.WaitForAsyncUtils.waitForFxEvents();
            robot.interact(root::layout);
            var boxes = view.boxes();
            assertTrue(boxes.size() >= 3, boxes.size() + " at " + size[0]);
            for (int a = 0; a < boxes.size(); a++) {
                Box one = boxes.get(a);
                assertTrue(one.left() >= 0 && one.right() <= size[0], size[0] + ": " + one);
                for (int b = 0; b < a; b++) {
                    Box other = boxes.get(b);
                    // without the air around them
                    Box bare =
                            new Box(
                                    one.left() + 8,
                                    one.top() + 8,
                                    one.right() - 8,
                                    one.bottom() - 8);
                    assertFalse(
                            bare.meets(other), size[0] + ": " + one + " covers " + boxes.get(b));
                }
            }
        }
    }

    @Test
    void theBadgeCountsTokensThatWereTried(FxRobot robot) throws Exception {
        open(robot, SAMPLE);
        waitForBadge(robot, "all 8,192 rows");
        for (String token : List.of(" grafted", "<|mine|>")) {
            robot.interact(
                    () ->
                            session()
                                    .tryOut(
                                            session()
                                                    .trials()
                                                    .get()
                                                    .adding(List.of(Trial.of(token)))));
        }
        waitForBadge(robot, "all 8,192 rows + 2 added");
        robot.interact(root::layout);
        Label badge = robot.from(root).lookup("#map-badge").query();
        assertEquals(badge.prefWidth(-1), badge.getWidth(), 2, "as wide as what it says");
        robot.interact(session()::undoTrial);
        waitForBadge(robot, "all 8,192 rows + 1 added");
    }

    @Test
    void aMapThatWasStoppedSaysSo() {
        var shown =
                new MapState.Shown(
                        Projection.named("tsne"), Layout.EMPTY, "all 5 rows", Optional.empty());
        assertEquals("", MapReadout.of(shown, Optional.empty(), false));
        assertTrue(MapReadout.of(shown, Optional.empty(), true).startsWith("stopped before"));
    }

    /// Waits until the corner of the map says it, or where the panel is wide its header does. Tried
    /// tokens have a row in the legend, and are switched off with it.
    @Test
    void triedTokensAreInTheLegend(FxRobot robot) throws Exception {
        open(robot, SAMPLE);
        robot.interact(
                () ->
                        session()
                                .tryOut(
                                        session()
                                                .trials()
                                                .get()
                                                .adding(
                                                        List.of(
                                                                Trial.of("grafted"),
                                                                Trial.of("hippocampus")))));
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> legend(robot).contains("added 2"));
        robot.interact(() -> session().history().undo());
        WaitForAsyncUtils.waitFor(
                20,
                TimeUnit.SECONDS,
                () -> legend(robot).stream().noneMatch(l -> l.startsWith("added")));
    }

    private List<String> legend(FxRobot robot) {
        return WaitForAsyncUtils.waitForAsyncFx(
                5000,
                () ->
                        robot.lookup(".legend-entry").queryAll().stream()
                                .map(
                                        row ->
                                                robot.from(row).lookup(".label").queryAll().stream()
                                                        .map(l -> ((Label) l).getText())
                                                        .collect(Collectors.joining(" ")))
                                .toList());
    }

    private void waitForBadge(FxRobot robot, String text) throws Exception {
        org.testfx.util.WaitForAsyncUtils.waitFor(
                20,
                java.util.concurrent.TimeUnit.SECONDS,
                () -> org.testfx.util.WaitForAsyncUtils.asyncFx(() -> told(robot, text)).get());
    }

    private boolean told(FxRobot robot, String text) {
        return badge(robot).equals(text)
                || robot.from(root).lookup(".label").queryAllAs(Label.class).stream()
                        .anyMatch(l -> ("showing " + text).equals(l.getText()));
    }

    @Test
    void aLongTextIsOutlinedInPartAndThatIsSaid(FxRobot robot) {
        open(robot, SAMPLE);
        var words = new StringBuilder();
        var vocabulary = session().shown().get().orElseThrow().vocabulary();
        IntStream.range(300, 2300)
                .forEach(id -> words.append(new String(vocabulary.bytes(id), UTF_8)));
        robot.interact(() -> session().text().set(Typed.of(words.toString())));
        assertTrue(
                badge(robot).matches("(?s).*outlined: the 300 most frequent of 1,\\d+ tokens.*"),
                badge(robot));
        robot.interact(() -> session().text().set(Typed.of("The king and his seven horses")));
        assertFalse(badge(robot).contains("outlined"), badge(robot));
    }

    @Test
    void everyClusterIsListed(FxRobot robot) {
        open(robot, SAMPLE);
        robot.interact(
                () -> session().map().colourBy().set(new ColourBy.Centres(20, Grouping.Where.MAP)));
        robot.interact(root::layout);
        ListView<ClusterList.Entry> list = robot.from(root).lookup("#clusters").query();
        assertEquals(20, list.getItems().size());
        assertTrue(list.getItems().stream().noneMatch(e -> e.name().isEmpty()));
        assertEquals(8192, list.getItems().stream().mapToInt(ClusterList.Entry::size).sum());
        assertTrue(list.getHeight() < 300, "as high as " + list.getHeight());
    }

    @Test
    void noClusterIsExplained(FxRobot robot) throws Exception {
        open(robot, vectors("a.vec", "aaa", 60));
        robot.interact(
                () -> session().map().colourBy().set(new ColourBy.Density(60, Grouping.Where.MAP)));
        var said =
                robot.from(root).lookup(".label").queryAllAs(Label.class).stream()
                        .map(Label::getText)
                        .toList();
        assertTrue(said.contains("0 clusters"), said.toString());
        assertTrue(said.stream().anyMatch(s -> s.contains("A smaller number")), said.toString());
    }

    @Test
    void aTokenUnderTheLegendIsBroughtIntoView(FxRobot robot) {
        open(robot, SAMPLE);
        MapView view = robot.from(root).lookup("#map").query();
        var legend = view.boxes().stream().filter(b -> b.bottom() > 400).findFirst().orElseThrow();
        var points = panel.points();
        robot.interact(() -> view.zoomBy(6));
        int under =
                IntStream.range(0, points.size())
                        .filter(i -> legend.holds(px(view, i), py(view, i)))
                        .findFirst()
                        .orElseThrow();
        robot.interact(() -> session().reveal(points.layout().ids()[under]));
        robot.sleep(600);
        assertFalse(legend.holds(px(view, under), py(view, under)));
    }

    private double px(MapView view, int point) {
        return view.view().px(panel.points().layout().x()[point]);
    }

    private double py(MapView view, int point) {
        return view.view().py(panel.points().layout().y()[point]);
    }

    private Session session() {
        return workspace.looked().get();
    }
}
