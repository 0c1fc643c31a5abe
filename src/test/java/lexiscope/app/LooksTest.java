package lexiscope.app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.application.ColorScheme;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;

import lexiscope.format.hub.HubSettings;
import lexiscope.store.AppDirectories;
import lexiscope.trial.Trial;
import lexiscope.ui.kit.PanelState;
import lexiscope.ui.kit.StateFrame;
import lexiscope.ui.session.Session;
import lexiscope.ui.task.Tasks;
import lexiscope.ui.workspace.Page;
import lexiscope.ui.workspace.Workspace;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Pictures of every page, of every panel empty, busy and failed, and of what lies over the window,
/// in both themes and three sizes, for eyes: run with `-Dlexiscope.looks=true`, they are written to
/// `target/shots`. `-Dlexiscope.looks=bench,keys` makes only those whose names begin so. It wants a
/// display as large as the largest of them.
@ExtendWith(ApplicationExtension.class)
@EnabledIfSystemProperty(named = "lexiscope.looks", matches = ".+")
@SuppressWarnings("NullAway.Init") // set by start, which runs before each test
class LooksTest {
    private static final String ASKED = System.getProperty("lexiscope.looks", "");
    private static final int[][] SIZES = {{800, 600}, {1000, 700}, {1600, 1000}};
    private static final String WHY =
            "The file “model.safetensors” ends before its last tensor; fetch it again.";

    private Workspace workspace;
    private MainWindow window;
    private Stage stage;

    /// Opens what closes when the window changes its size.
    private Runnable shown = () -> {};

    @Start
    void start(Stage shown) throws Exception {
        stage = shown;
        Fonts.load();
        workspace =
                new Workspace(
                        Tasks.onThreads(),
                        AppDirectories.in(Files.createTempDirectory("lexiscope-looks")),
                        HubSettings::here);
        window = new MainWindow(workspace, Choosers.SYSTEM, 1000, 700);
        stage.setScene(window.scene());
        stage.show();
    }

    private void until(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(
                120, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
    }

    private void settle(FxRobot robot) throws Exception {
        until(() -> !window.busy());
        robot.interact(() -> window.scene().getRoot().layout());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private Session session() {
        return workspace.looked().get();
    }

    @Test
    void everyLook(FxRobot robot) throws Exception {
        for (Page page : List.of(Page.PANELS, Page.OPEN, Page.SETTINGS, Page.COMPARE, Page.COSTS)) {
            robot.interact(() -> workspace.page().set(page));
            shoot(robot, name(page) + "-nothing-open");
        }
        robot.interact(() -> workspace.page().set(Page.PANELS));
        robot.interact(() -> window.begin(List.of(Path.of("samples/english-bpe-8k"))));
        settle(robot);
        robot.interact(() -> workspace.page().set(Page.BENCH));
        settle(robot);
        shoot(robot, "bench-empty");
        robot.interact(this::propose);
        settle(robot);
        for (Page page : Page.values()) {
            robot.interact(() -> workspace.page().set(page));
            settle(robot);
            shoot(robot, name(page));
            states(robot, name(page));
        }
        robot.interact(() -> workspace.page().set(Page.PANELS));
        over(robot);
    }

    private void propose() {
        var words = new ArrayList<Trial>();
        for (String word :
                "electroencephalography hippocampus king <|user|> café London naïve".split(" ")) {
            words.add(Trial.of(word));
        }
        words.set(1, words.get(1).noting("twice a page").on(false));
        session().tryOut(session().trials().get().adding(words));
    }

    /// What lies over the window.
    private void over(FxRobot robot) throws Exception {
        robot.interact(window::showCommands);
        shoot(robot, "palette");
        robot.write("token be");
        shoot(robot, "palette-typed");
        robot.interact(window::showKeys);
        shoot(robot, "keys");
        robot.type(javafx.scene.input.KeyCode.ESCAPE);
        for (String action : List.of("model.list", "tasks")) {
            shown = () -> window.actions().named(action).fire();
            shoot(robot, action.replace("model.list", "switcher"));
        }
    }

    private static void close(Window over) {
        if (over instanceof PopupWindow popup) {
            popup.hide();
        }
    }

    /// Each frame of a page as it stands while its content is made, and when that failed.
    private void states(FxRobot robot, String name) throws Exception {
        var frames = new ArrayList<StateFrame>();
        robot.interact(() -> frames(window.scene().getRoot(), frames));
        robot.interact(
                () ->
                        frames.forEach(
                                f -> {
                                    f.show(
                                            new PanelState.Working("The split is being made."),
                                            false);
                                }));
        robot.interact(() -> frames.forEach(f -> content(f).setVisible(false)));
        shoot(robot, name + "-busy");
        for (boolean result : new boolean[] {false, true}) {
            robot.interact(
                    () ->
                            frames.forEach(
                                    f -> {
                                        f.show(failed(), result);
                                        content(f).setVisible(result);
                                    }));
            shoot(robot, name + "-failed" + (result ? "-with-last" : ""));
        }
        robot.interact(() -> frames.forEach(f -> f.show(new PanelState.Ready(), true)));
    }

    /// What a frame shows of the last result.
    private static Node content(StateFrame frame) {
        return ((Parent) frame.getChildren().getLast()).getChildrenUnmodifiable().getFirst();
    }

    private static PanelState failed() {
        return new PanelState.Halted("The split could not be made: " + WHY, "Try again", () -> {});
    }

    private static void frames(Node node, List<StateFrame> into) {
        if (node instanceof StateFrame frame && frame.isVisible()) {
            into.add(frame);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(n -> frames(n, into));
        }
    }

    private static String name(Page page) {
        return page.name().toLowerCase(Locale.ROOT);
    }

    private void shoot(FxRobot robot, String name) throws Exception {
        if (!ASKED.equals("true") && Stream.of(ASKED.split(",")).noneMatch(name::startsWith)) {
            return;
        }
        for (int[] size : SIZES) {
            robot.interact(
                    () -> {
                        stage.setWidth(size[0]);
                        stage.setHeight(size[1]);
                    });
            WaitForAsyncUtils.waitForFxEvents();
            for (ColorScheme scheme : ColorScheme.values()) {
                robot.interact(
                        () -> {
                            window.theme(scheme);
                            window.scene().getRoot().applyCss();
                            window.scene().getRoot().layout();
                        });
                WaitForAsyncUtils.waitForFxEvents();
                until(() -> !window.panels().map().painting());
                robot.interact(shown);
                WaitForAsyncUtils.waitForFxEvents();
                var image = new WritableImage[1];
                robot.interact(() -> image[0] = picture());
                robot.interact(() -> List.copyOf(Window.getWindows()).forEach(LooksTest::close));
                String theme = scheme == ColorScheme.DARK ? "dark" : "light";
                Path file = Path.of("target", "shots", name + "-" + size[0] + "-" + theme + ".png");
                Snapshot.write(image[0], file);
                assertTrue(Files.exists(file));
            }
        }
    }

    /// The window with its pop-overs where they stand.
    private WritableImage picture() {
        WritableImage whole = window.scene().snapshot(null);
        double left = stage.getX() + window.scene().getX();
        double top = stage.getY() + window.scene().getY();
        for (Window over : Window.getWindows()) {
            if (over instanceof PopupWindow popup) {
                WritableImage one = popup.getScene().snapshot(null);
                paste(whole, one, (int) (popup.getX() - left), (int) (popup.getY() - top));
            }
        }
        return whole;
    }

    private static void paste(WritableImage onto, WritableImage one, int left, int top) {
        PixelReader from = one.getPixelReader();
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                int px = left + x;
                int py = top + y;
                if (px >= 0 && py >= 0 && px < onto.getWidth() && py < onto.getHeight()) {
                    int argb = from.getArgb(x, y);
                    if (argb >>> 24 > 200) {
                        onto.getPixelWriter().setArgb(px, py, argb);
                    }
                }
            }
        }
    }
}
