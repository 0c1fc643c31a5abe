package lexiscope.bench;

import com.sun.management.OperatingSystemMXBean;

import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import lexiscope.format.hub.HubSettings;
import lexiscope.store.AppDirectories;
import lexiscope.tokenizer.aligned.Typed;
import lexiscope.ui.compare.ComparePage;
import lexiscope.ui.kit.Palette;
import lexiscope.ui.task.Tasks;
import lexiscope.ui.workspace.Page;
import lexiscope.ui.workspace.Workspace;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// From a keystroke in a text of 100 kB to the page Compare with it, by the tokenizers of several
/// models; without a display, in the software pipeline. The time ends with the layout of the first
/// frame after all that the keystroke set going has ended.
///
/// Arguments: folders or files of models; without any five of the test data. Run with
/// `-Dglass.platform=Headless -Dprism.order=sw`.
public final class CompareWindow {
    private static final int UNITS = 100_000;
    private static final int STROKES = 40;
    private static final int WARM = 10;
    private static final List<String> FIVE =
            List.of("gpt2", "phi-3-mini", "t5-small", "all-minilm-l6-v2", "focus-de-bpe-50k");

    private static long pulses;

    private CompareWindow() {}

    /// Prints a line a text.
    public static void main(String[] arguments) throws Exception {
        var started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        Path kept = Files.createTempDirectory("lexiscope-bench");
        List<Path> models =
                arguments.length > 0
                        ? Arrays.stream(arguments).map(Path::of).toList()
                        : FIVE.stream().map(EncodingTexts::data).toList();
        Workspace workspace =
                TextWindow.on(
                        () ->
                                new Workspace(
                                        Tasks.onThreads(),
                                        AppDirectories.in(kept),
                                        HubSettings::here));
        for (Path model : models) {
            TextWindow.on(() -> open(workspace, model));
            TextWindow.until(() -> workspace.tasks().idle().get());
        }
        Scene scene = TextWindow.on(() -> page(workspace));
        measure(workspace, scene, "English", EncodingTexts.english().timed());
        measure(workspace, scene, "many scripts", EncodingTexts.mixed().timed());
        System.exit(0);
    }

    private static boolean open(Workspace workspace, Path model) {
        workspace.open(List.of(model));
        return true;
    }

    private static Scene page(Workspace workspace) {
        var palette = new Palette();
        var page = new ComparePage(workspace, palette);
        var scene = new Scene(new StackPane(page.node(), palette), 1400, 900);
        scene.getStylesheets().add(new atlantafx.base.theme.PrimerLight().getUserAgentStylesheet());
        scene.getStylesheets()
                .add(String.valueOf(CompareWindow.class.getResource("/lexiscope/theme.css")));
        scene.addPostLayoutPulseListener(() -> pulses++);
        var stage = new Stage();
        stage.setScene(scene);
        stage.show();
        workspace.page().set(Page.COMPARE);
        return scene;
    }

    private static void measure(Workspace workspace, Scene scene, String name, String whole)
            throws Exception {
        String text = whole.substring(0, UNITS);
        TextWindow.on(
                () -> {
                    Typed old = workspace.text().get();
                    workspace.text().set(old.edited(0, old.text().length(), text));
                    return true;
                });
        TextWindow.until(() -> workspace.tasks().idle().get());
        var strokes = new ArrayList<Double>();
        long spent = 0;
        for (int i = 0; i < WARM + STROKES; i++) {
            if (i == WARM) {
                spent = processor();
            }
            long from = System.nanoTime();
            TextWindow.on(
                    () -> {
                        var view = scene.lookup("#compared-text");
                        view.requestFocus();
                        Event.fireEvent(view, TextWindow.typed());
                        return true;
                    });
            TextWindow.until(() -> workspace.tasks().idle().get());
            long before = TextWindow.on(() -> pulses);
            TextWindow.on(
                    () -> {
                        Platform.requestNextPulse();
                        return true;
                    });
            TextWindow.until(() -> pulses > before);
            if (i >= WARM) {
                strokes.add((System.nanoTime() - from) / 1e6);
            }
        }
        double each = (processor() - spent) / 1e6 / STROKES;
        Collections.sort(strokes);
        System.out.printf(
                "%s, %d tokenizers: keystroke to compared, ms: median %.1f, p99 %.1f;"
                        + " processor time of one: %.1f ms%n",
                name,
                workspace.sessions().size(),
                TextWindow.at(strokes, 0.5),
                TextWindow.at(strokes, 0.99),
                each);
    }

    /// Processor time of the process, which other work on the machine does not lengthen.
    private static long processor() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : 0;
    }
}
