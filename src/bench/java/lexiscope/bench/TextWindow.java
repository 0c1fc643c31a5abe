package lexiscope.bench;

import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Font;
import javafx.stage.Stage;

import lexiscope.format.hub.HubSettings;
import lexiscope.store.AppDirectories;
import lexiscope.tokenizer.aligned.Typed;
import lexiscope.ui.kit.Palette;
import lexiscope.ui.task.Tasks;
import lexiscope.ui.text.TextPanel;
import lexiscope.ui.workspace.Workspace;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// From a keystroke to the coloured text, and frames while scrolling, in the text panel itself, for
/// a megabyte of English and one of many scripts; without a display, in the software pipeline. The
/// time of a keystroke ends with the layout of the first frame that has its tokens. It is taken
/// when a hundred keys have been typed: until then code is compiled beside the typing, which on two
/// cores makes single keys wait.
///
/// Argument: a folder or file of a model; without one the bundled sample. Run with
/// `-Dglass.platform=Headless -Dprism.order=sw`.
public final class TextWindow {
    private static final int BYTES = 1_000_000;
    private static final int STROKES = 500;
    private static final int FRAMES = 240;
    private static final int WARM = 100;
    private static final double FRAME = 1000 / 60.0;

    private final Workspace workspace;
    private final Scene scene;
    private final Region view;
    private long pulses;

    private TextWindow(Workspace workspace) {
        this.workspace = workspace;
        var palette = new Palette();
        var panel = new TextPanel(workspace.looked().get(), palette, workspace.typing(), _ -> {});
        scene = new Scene(new StackPane(panel.node(), palette), 980, 900);
        scene.getStylesheets().add(new atlantafx.base.theme.PrimerLight().getUserAgentStylesheet());
        scene.getStylesheets()
                .add(String.valueOf(TextWindow.class.getResource("/lexiscope/theme.css")));
        scene.addPostLayoutPulseListener(() -> pulses++);
        var stage = new Stage();
        stage.setScene(scene);
        stage.show();
        view = (Region) panel.node().lookup("#text");
        // without it no pulse comes where nothing changes
        new AnimationTimer() {
            @Override
            public void handle(long now) {
                view.requestLayout();
            }
        }.start();
    }

    /// Prints a line a text.
    public static void main(String[] arguments) throws Exception {
        var started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        Path kept = Files.createTempDirectory("lexiscope-bench");
        Path model = Path.of(arguments.length > 0 ? arguments[0] : "samples/english-bpe-8k");
        TextWindow window =
                on(
                        () -> {
                            for (String face : List.of("Regular", "Bold")) {
                                Font.loadFont(
                                        TextWindow.class.getResourceAsStream(
                                                "/com/formdev/flatlaf/fonts/jetbrains-mono/JetBrainsMono-"
                                                        + face
                                                        + ".ttf"),
                                        14);
                            }
                            var workspace =
                                    new Workspace(
                                            Tasks.onThreads(),
                                            AppDirectories.in(kept),
                                            HubSettings::here);
                            workspace.open(List.of(model));
                            return new TextWindow(workspace);
                        });
        window.measure("English", EncodingTexts.english().timed());
        window.measure("many scripts", EncodingTexts.mixed().timed());
        System.exit(0);
    }

    private void measure(String name, String whole) throws Exception {
        byte[] bytes = whole.getBytes(StandardCharsets.UTF_8);
        String text = new String(bytes, 0, Math.min(BYTES, bytes.length), StandardCharsets.UTF_8);
        on(
                () -> {
                    Typed old = workspace.text().get();
                    workspace.text().set(old.edited(0, old.text().length(), text));
                    return true;
                });
        until(this::coloured);
        until(() -> workspace.tasks().idle().get());
        on(
                () -> {
                    view.requestFocus();
                    return true;
                });
        scroll(FRAMES);
        var strokes = new ArrayList<Double>();
        for (int i = 0; i < WARM + STROKES; i++) {
            long from = System.nanoTime();
            on(
                    () -> {
                        Event.fireEvent(view, typed());
                        return true;
                    });
            long[] seen = {on(() -> pulses)};
            until(
                    () -> {
                        boolean there = coloured();
                        if (!there) {
                            seen[0] = pulses;
                        }
                        return there && pulses > seen[0];
                    });
            if (i >= WARM) {
                strokes.add((System.nanoTime() - from) / 1e6);
            }
        }
        Collections.sort(strokes);
        double[] before = {seconds("QuantumRenderer"), windowSeconds()};
        List<Double> frames = scroll(FRAMES);
        double drawing = 1000 * (seconds("QuantumRenderer") - before[0]) / FRAMES;
        double laying = 1000 * (windowSeconds() - before[1]) / FRAMES;
        double sum = frames.stream().mapToDouble(Double::doubleValue).sum();
        Collections.sort(frames);
        System.out.printf(
                "%s: keystroke to coloured, ms: median %.1f (%.1f frames), p99 %.1f (%.1f frames);"
                        + " scrolling: %.0f frames a second, p99 of a frame %.1f ms,"
                        + " processor time of a frame: %.1f ms laying out, %.1f ms drawing%n",
                name,
                at(strokes, 0.5),
                at(strokes, 0.5) / FRAME,
                at(strokes, 0.99),
                at(strokes, 0.99) / FRAME,
                1000 * frames.size() / sum,
                at(frames, 0.99),
                laying,
                drawing);
    }

    private static double windowSeconds() throws Exception {
        return on(() -> seconds(Thread.currentThread().getName()));
    }

    /// Processor time of a thread so far, which other work on the machine does not lengthen.
    private static double seconds(String thread) {
        var threads = ManagementFactory.getThreadMXBean();
        for (long id : threads.getAllThreadIds()) {
            var info = threads.getThreadInfo(id);
            if (info != null && info.getThreadName().startsWith(thread)) {
                return threads.getThreadCpuTime(id) / 1e9;
            }
        }
        return Double.NaN;
    }

    private boolean coloured() {
        var session = workspace.looked().get();
        return session.opened().get().isPresent()
                && session.split().get().typed().version() == workspace.text().get().version();
    }

    static KeyEvent typed() {
        return new KeyEvent(
                KeyEvent.KEY_TYPED, "e", "", KeyCode.UNDEFINED, false, false, false, false);
    }

    /// Scrolls 37 pixels a frame.
    ///
    /// @return milliseconds of each frame
    private List<Double> scroll(int count) throws InterruptedException {
        var frames = Collections.synchronizedList(new ArrayList<Double>());
        var done = new CountDownLatch(1);
        Platform.runLater(
                () ->
                        new AnimationTimer() {
                            private long last;

                            @Override
                            public void handle(long now) {
                                long here = System.nanoTime();
                                if (last > 0) {
                                    frames.add((here - last) / 1e6);
                                }
                                last = here;
                                if (frames.size() >= count) {
                                    stop();
                                    done.countDown();
                                } else {
                                    Event.fireEvent(view, wheel());
                                }
                            }
                        }.start());
        done.await();
        return new ArrayList<>(frames);
    }

    private static ScrollEvent wheel() {
        return new ScrollEvent(
                ScrollEvent.SCROLL,
                0,
                0,
                0,
                0,
                false,
                false,
                false,
                false,
                false,
                false,
                0,
                -37,
                0,
                -37,
                ScrollEvent.HorizontalTextScrollUnits.NONE,
                0,
                ScrollEvent.VerticalTextScrollUnits.NONE,
                0,
                0,
                null);
    }

    static double at(List<Double> sorted, double share) {
        return sorted.get((int) Math.min(sorted.size() - 1, share * sorted.size()));
    }

    static void until(BooleanSupplier holds) throws Exception {
        while (!on(holds::getAsBoolean)) {
            TimeUnit.MICROSECONDS.sleep(500);
        }
    }

    static <T> T on(java.util.concurrent.Callable<T> work) throws Exception {
        var task = new java.util.concurrent.FutureTask<>(work);
        Platform.runLater(task);
        return task.get();
    }
}
