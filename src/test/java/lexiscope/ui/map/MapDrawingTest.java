package lexiscope.ui.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.HBox;
import javafx.scene.paint.Color;
import javafx.stage.Stage;

import lexiscope.embedding.Neighbour;
import lexiscope.ui.kit.Palette;
import lexiscope.ui.session.Nearest;
import lexiscope.ui.session.View;
import lexiscope.ui.task.Tasks;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

/// What is drawn with the toolkit: names as masks, pills, lines and arrows.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by start, which runs before each test
class MapDrawingTest {
    private Stage stage;

    @Start
    void start(Stage given) {
        stage = given;
    }

    private static LabelMasks.Mask mask(FxRobot robot, String text, double density) {
        var masks = new LabelMasks();
        var key = new LabelMasks.Key(text, false, density);
        robot.interact(() -> masks.make(List.of(key)));
        var mask = masks.get(key);
        assertNotNull(mask);
        return mask;
    }

    private static int sum(byte[] coverage) {
        return IntStream.range(0, coverage.length).map(i -> coverage[i] & 0xFF).sum();
    }

    @Test
    void emojiAreInColourAndLettersAreInk(FxRobot robot) {
        var letters = mask(robot, "king", 1);
        assertNull(letters.picture());
        assertTrue(sum(letters.ink()) > 2000);
        var emoji = mask(robot, "😀", 1);
        int[] picture = emoji.picture();
        assertNotNull(picture);
        assertTrue(sum(emoji.ink()) < 500, "the picture counts as ink: " + sum(emoji.ink()));
        long yellow =
                Arrays.stream(picture)
                        .filter(p -> p >>> 24 > 200 && (p >> 16 & 0xFF) > 200 && (p & 0xFF) < 140)
                        .count();
        assertTrue(yellow > 40, yellow + " yellow pixels");
        assertTrue(sum(emoji.halo()) > 10_000, "nothing clears the ground around it");
        var both = mask(robot, "a😀", 1);
        assertNotNull(both.picture());
        assertTrue(sum(both.ink()) > 500);
    }

    @Test
    void everyScriptHasANameThatIsNotBlank(FxRobot robot) {
        for (String name :
                List.of(
                        "␣król",
                        "कि",
                        "ไทย",
                        "العربية",
                        "東京",
                        "\uE000",
                        "👨‍👩‍👧",
                        "🇩🇪",
                        "1️⃣")) {
            var mask = mask(robot, name, 1);
            int[] picture = mask.picture();
            long drawn =
                    sum(mask.ink())
                            + (picture == null
                                    ? 0
                                    : Arrays.stream(picture).filter(p -> p != 0).count());
            assertTrue(drawn > 100, name + " is blank");
        }
    }

    @Test
    void masksAreAsDenseAsTheDisplay(FxRobot robot) {
        var once = mask(robot, "king", 1);
        var twice = mask(robot, "king", 2);
        assertEquals(2 * once.height(), twice.height());
        assertTrue(Math.abs(2 * once.width() - twice.width()) <= 2);
        // drawn anew and not enlarged: edges take fewer of its pixels
        assertTrue(partly(twice.ink()) < 3.2 * partly(once.ink()), "blurred");
    }

    private static long partly(byte[] ink) {
        return IntStream.range(0, ink.length)
                .filter(i -> (ink[i] & 0xFF) > 20 && (ink[i] & 0xFF) < 235)
                .count();
    }

    @Test
    void aPillStandsBesideTheBoxesAndOtherPills(FxRobot robot) {
        robot.interact(
                () -> {
                    var canvas = new Canvas(300, 200);
                    var names = new CanvasNames(canvas.getGraphicsContext2D());
                    var box = new Box(10, 10, 40, 100);
                    for (double[] at : new double[][] {{42, 60}, {20, 50}, {2, 2}, {150, 5}}) {
                        names.begin(List.of(box));
                        Box pill = names.pill("a name", at[0], at[1], Color.RED, Color.WHITE);
                        assertFalse(pill.meets(box), Arrays.toString(at) + " → " + pill);
                        assertTrue(pill.left() >= 0 && pill.top() >= 0, pill.toString());
                        Box other = names.pill("another", at[0], at[1], Color.RED, Color.WHITE);
                        assertFalse(other.meets(pill), other + " over " + pill);
                    }
                });
    }

    /// Draws a focused token in the middle and its one neighbour somewhere.
    private static int[] drawn(FxRobot robot, float x, float y, BitSet hidden) {
        var layout = Pictures.places(new float[] {0, x}, new float[] {0, y});
        var points = Described.of(layout, Pictures.vocabulary(2, i -> "name" + i));
        var nearest = new Nearest(0, View.DEFAULT, List.of(new Neighbour(1, 0.9f)));
        var pixels = new int[400 * 300];
        robot.interact(
                () -> {
                    var overlay = new MapOverlay(new Palette());
                    overlay.setWidth(400);
                    overlay.setHeight(300);
                    overlay.draw(
                            new MapOverlay.Marks(
                                    points,
                                    new Viewport(0, 0, 1, 400, 300),
                                    0,
                                    -1,
                                    nearest,
                                    List.of(),
                                    TextPath.NONE,
                                    id -> "name" + id,
                                    hidden,
                                    List.of(),
                                    new Fit(new Viewport(9, 9, 9, 9, 9), 0, 0, 0, 0)));
                    var parameters = new SnapshotParameters();
                    parameters.setFill(Color.TRANSPARENT);
                    var reader = overlay.snapshot(parameters, null).getPixelReader();
                    for (int i = 0; i < pixels.length; i++) {
                        pixels[i] = reader.getArgb(i % 400, i / 400);
                    }
                });
        return pixels;
    }

    private static long inked(int[] pixels, int left, int top, int right, int bottom) {
        return IntStream.range(0, pixels.length)
                .filter(i -> i % 400 >= left && i % 400 < right)
                .filter(i -> i / 400 >= top && i / 400 < bottom)
                .filter(i -> pixels[i] >>> 24 > 60)
                .count();
    }

    @Test
    void noLineGoesToAPointThatIsSwitchedOff(FxRobot robot) {
        assertTrue(inked(drawn(robot, 150, 0, new BitSet()), 240, 140, 350, 160) > 60);
        var hidden = new BitSet();
        hidden.set(0, 7);
        assertEquals(0, inked(drawn(robot, 150, 0, hidden), 240, 140, 350, 160));
    }

    @Test
    void aNeighbourOutOfViewIsNamedAtTheBorder(FxRobot robot) {
        var right = drawn(robot, 5000, 0, new BitSet());
        assertTrue(inked(right, 340, 140, 400, 162) > 300, "no name at the right border");
        int[] dashes = IntStream.range(215, 330).map(x -> right[150 * 400 + x] >>> 24).toArray();
        assertTrue(Arrays.stream(dashes).anyMatch(a -> a > 60), "no line");
        assertTrue(Arrays.stream(dashes).anyMatch(a -> a == 0), "not dashed");
        assertTrue(inked(drawn(robot, 0, 5000, new BitSet()), 150, 0, 250, 20) > 300);
        assertTrue(inked(drawn(robot, -5000, 0, new BitSet()), 0, 140, 60, 162) > 300);
    }

    @Test
    void twoMapsPaintSideBySide(FxRobot robot) {
        var tasks = Tasks.onThreads();
        var layout = Pictures.cloud(3000);
        var points = Described.of(layout, Pictures.vocabulary(3000, i -> "token" + i));
        Set<Integer> painted = ConcurrentHashMap.newKeySet();
        var views = new MapView[2];
        robot.interact(
                () -> {
                    for (int i = 0; i < 2; i++) {
                        int which = i;
                        views[i] =
                                new MapView(
                                        tasks,
                                        new MapOverlay(new Palette()),
                                        (view, _, density) -> Pictures.of(points, view, density),
                                        () -> {});
                        views[i].onFrame(_ -> painted.add(which));
                        views[i].setPrefSize(300, 300);
                    }
                    stage.setScene(new Scene(new HBox(views), 600, 300));
                    stage.show();
                    for (MapView view : views) {
                        view.show(layout, false);
                    }
                });
        for (int k = 0; k < 100; k++) {
            robot.interact(() -> Arrays.stream(views).forEach(MapView::repaint));
        }
        for (int k = 0; k < 200 && (busy(robot, views) || painted.size() < 2); k++) {
            robot.sleep(50);
        }
        assertEquals(Set.of(0, 1), new HashSet<>(painted));
        assertFalse(busy(robot, views), "one stays painting");
    }

    private static boolean busy(FxRobot robot, MapView[] views) {
        var busy = new AtomicReference<>(false);
        robot.interact(() -> busy.set(Arrays.stream(views).anyMatch(v -> v.painting().get())));
        return busy.get();
    }
}
